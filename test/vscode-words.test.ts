import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import raw from '../package.json';
import words from '../package.nls.json';
import { manifest, PLACEHOLDER } from './worded-manifest';

const ROOT = join(__dirname, '..');
const SOURCE = join(ROOT, 'src/vscode');
const BUNDLE = join(ROOT, raw.l10n, 'bundle.l10n.json');

/** Keys under which package.json holds what people read. */
const READ = new Set([
  'title', 'category', 'name', 'contextualTitle', 'contents', 'description', 'markdownDescription', 'enumDescriptions',
  'markdownEnumDescriptions', 'altText', 'markdownDeprecationMessage',
]);
/** Has no translation. */
const PRODUCT = 'Waymark';

/** What people read, wherever it stands below a value. */
function readable(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return READ.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => readable(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => readable(each as unknown, name));
}

describe('the words of package.json', () => {
  const used = [raw.description, ...readable(raw.capabilities), ...readable(raw.contributes)];

  it('stand in package.nls.json, to be translated', () => {
    assert.deepEqual(used.filter((each) => each !== PRODUCT && !PLACEHOLDER.test(each)), []);
  });

  it('are all there, and no others', () => {
    const keys = new Set(used.flatMap((each) => PLACEHOLDER.exec(each)?.[1] ?? []));
    assert.deepEqual(Object.keys(words).sort(), [...keys].sort());
    assert.deepEqual(Object.values(words).filter((each) => each.trim() === '' || PLACEHOLDER.test(each)), []);
  });

  it('tell of each setting with an example', () => {
    const settings: readonly (readonly [string, { readonly markdownDescription: string }])[] = Object.entries(manifest.contributes.configuration.properties);
    assert.deepEqual(settings.filter(([, { markdownDescription }]) => !/`[^`]+`/.test(markdownDescription)).map(([key]) => key), []);
  });

  it('name in the walkthrough only pictures and commands that are there', () => {
    const known = new Set([
      ...manifest.contributes.commands.map(({ command }) => command), ...Object.values(manifest.contributes.views).flat().map(({ id }) => `${id}.focus`),
      'workbench.actions.view.problems', 'workbench.action.showAllSymbols', 'editor.action.rename', 'editor.action.revealDefinition',
      'waymark.applyFix', 'waymark.cycleStatusOf',
    ]);
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.equal(steps.length, 4);
    for (const { id, description, media, completionEvents } of steps) {
      const picture = readFileSync(join(ROOT, media.svg), 'utf8');
      // VS Code lets no style in.
      assert.doesNotMatch(picture, /style=|<script|<image|href=/, id);
      const linked = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? '');
      const awaited = completionEvents.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? []);
      assert.deepEqual([...linked, ...awaited].filter((command) => !known.has(command)), [], id);
      assert.ok(linked.length > 0 && completionEvents.length > 0, id);
    }
  });

  it('are packed', () => {
    const packed = readFileSync(join(ROOT, '.vscodeignore'), 'utf8').split('\n');
    for (const each of ['!package.nls.json', '!l10n/bundle.l10n.json', '!media/walkthrough/*.svg']) assert.ok(packed.includes(each), each);
  });
});

describe('the words of the extension', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => join(SOURCE, path));
  const { words: own, unknown } = wordsIn(files);

  // RENEW=1 writes the bundle anew.
  it('are those of the bundle that translations are made from', () => {
    assert.deepEqual(unknown, [], 'l10n.t takes a literal');
    const bundle = `${JSON.stringify(Object.fromEntries([...own].sort().map((each) => [each, each])), null, 2)}\n`;
    if (process.env['RENEW'] === '1') writeFileSync(BUNDLE, bundle);
    assert.ok(existsSync(BUNDLE), BUNDLE);
    assert.equal(readFileSync(BUNDLE, 'utf8'), bundle);
  });
});

/** What `l10n.t` is given in source files. */
function wordsIn(paths: readonly string[]): { readonly words: ReadonlySet<string>; readonly unknown: readonly string[] } {
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const path of paths) {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    const look = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText(file) === 'l10n.t') {
        const [message] = node.arguments;
        if (message !== undefined && ts.isStringLiteralLike(message)) found.add(message.text);
        else unknown.push(`${relative(ROOT, path)}: ${node.getText(file)}`);
      }
      ts.forEachChild(node, look);
    };
    look(file);
  }
  return { words: found, unknown };
}
