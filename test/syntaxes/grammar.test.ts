import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';
import manifest from '../../package.json';

const ROOT = join(__dirname, '../..');
/** VS Code's own grammar of Markdown, as it comes with VS Code 1.139 (MIT). */
const MARKDOWN = join(__dirname, 'markdown.tmLanguage.json');

const contributed = manifest.contributes.grammars[0]!;
const GRAMMARS: Readonly<Record<string, string>> = {
  'text.html.markdown': MARKDOWN,
  [contributed.scopeName]: join(ROOT, contributed.path),
};

/** Stands in for what VS Code knows of front matter: without any grammar there it would not be set apart. */
const YAML: IRawGrammar = parseRawGrammar('{ "scopeName": "source.yaml", "patterns": [{ "match": "#.*", "name": "comment.line.yaml" }] }', 'yaml.json');

async function loadMarkdown(): Promise<IGrammar> {
  const { buffer } = new Uint8Array(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  await loadWASM(buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const path = GRAMMARS[scope];
      if (path !== undefined) return Promise.resolve(parseRawGrammar(readFileSync(path, 'utf8'), path));
      return Promise.resolve(scope === YAML.scopeName ? YAML : null);
    },
    getInjections: (scope) => contributed.injectTo.includes(scope) ? [contributed.scopeName] : undefined,
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  assert.ok(grammar);
  return grammar;
}

/** Each line with what Waymark colours in it. */
function coloured(text: string, grammar: IGrammar): string {
  let stack = INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const own = tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const scope = scopes.find((each) => each.endsWith('.waymark'));
      return scope === undefined ? [] : [`    ${line.slice(startIndex, endIndex)} → ${scope}`];
    });
    return [line, ...own];
  }).join('\n');
}

describe('the grammar of status markers, in the grammar of Markdown', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadMarkdown();
  });

  // RENEW=1 writes the file anew; look at what has changed in it.
  it('colours what markers.snap shows', () => {
    const snapshot = join(__dirname, 'markers.snap');
    const now = coloured(readFileSync(join(__dirname, 'markers.md'), 'utf8'), grammar);
    if (process.env['RENEW'] === '1') writeFileSync(snapshot, now);
    assert.equal(now, readFileSync(snapshot, 'utf8'));
  });

  it('uses scopes that begin as those of common themes do', () => {
    const { patterns } = JSON.parse(readFileSync(join(ROOT, contributed.path), 'utf8')) as { patterns: readonly { name: string }[] };
    const bases = ['constant.language', 'keyword.control', 'markup.inserted', 'markup.deleted', 'markup.strikethrough'];
    assert.deepEqual(patterns.map(({ name }) => name.split('.').slice(0, 2).join('.')), bases);
  });
});
