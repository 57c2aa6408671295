import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import schema from '../../docs/json/tree.schema.json';
import packageJson from '../../package.json';
import type { TreeReport } from '../../src/core/reports/tree';
import { tempFolder } from '../node/temp-folder';
import { refuses, waymark } from './waymark';

const LATIN1 = Buffer.from('# Caf\u00e9\n\n- [ ] a\n', 'latin1');
const PLAN = '# Launch\n\n## Phase 1\n\n- [x] one\n- [ ] two\n';

/** The ids of the roots that `tree` shows, once it is clear that all went well. */
async function roots(cwd: string, ...argv: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await waymark(cwd, 'tree', '--format', 'json', ...argv);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  return (JSON.parse(stdout) as TreeReport).roots.map((root) => root.id);
}

describe('waymark', () => {
  const nowhere = tempFolder({});

  it('helps', async () => {
    const help = await waymark(nowhere, '--help');
    assert.equal(help.status, 0);
    assert.match(help.stdout, /^Usage: waymark/m);
    for (const argv of [[], ['help'], ['-h'], ['tree', '--help'], ['help', 'tree']]) assert.deepEqual(await waymark(nowhere, ...argv), help);
  });

  it('tells its version', async () => {
    assert.deepEqual(await waymark(nowhere, '--version'), { status: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  it('refuses what it does not know', async () => {
    await refuses(nowhere, ['teer'], 'unknown command teer; did you mean tree?');
    await refuses(nowhere, ['frobnicate'], 'unknown command frobnicate; see waymark help');
    await refuses(nowhere, ['tree', '--fromat', 'json'], 'unknown option --fromat; did you mean --format?');
    await refuses(nowhere, ['tree', 'a', 'b'], 'tree takes one ROOT, not 2');
    await refuses(nowhere, ['show'], 'show needs a SUBJECT');
    await refuses(nowhere, ['show', 'Phase', '3'], 'show takes one SUBJECT, not 2');
    await refuses(nowhere, ['constructor'], 'unknown command constructor; see waymark help');
  });

  it('refuses a format that the command does not have', async () => {
    await refuses(nowhere, ['tree', '--format', 'yaml'], '--format is text or json, not "yaml"');
    await refuses(nowhere, ['check', '--format', 'dot'], '--format is text, json, sarif or github, not "dot"');
    await refuses(nowhere, ['graph', '--format', 'text'], '--format is mermaid, dot or json, not "text"');
  });

  it('refuses an option that belongs to another command', async () => {
    await refuses(nowhere, ['tree', '--gaps'], 'tree takes no --gaps; it belongs to status');
    await refuses(nowhere, ['--gaps', 'show', 'x'], 'show takes no --gaps; it belongs to status');
    await refuses(nowhere, ['teer', '--gaps'], 'unknown command teer; did you mean tree?');
    await refuses(nowhere, ['status', '--gap'], 'unknown option --gap; did you mean --gaps?');
    assert.equal((await waymark(nowhere, 'tree', '--gaps', '--help')).status, 0);
  });

  it('keeps what people write from their terminal', async () => {
    await refuses(nowhere, ['\u001b[31m'], 'unknown command ␛[31m; see waymark help');
  });
});

describe('waymark tree', () => {
  it('shows the plans as text', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'docs/launch-plan.md': PLAN, 'README.md': '- [ ] no plan\n' });
    const { status, stdout, stderr } = await waymark(root, 'tree');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.match(stdout, /^status +progress/);
    assert.match(stdout, / Launch {2}docs\/launch-plan\.md\n/);
    assert.match(stdout, /\n1 plan\b.*\n$/);
    assert.doesNotMatch(stdout, /\u001b|README/);
  });

  it('keeps its contract in JSON', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'PLAN.md': PLAN, 'plans/crlf.md': `\ufeff${PLAN.replaceAll('\n', '\r\n')}` });
    const { stdout } = await waymark(root, 'tree', '--format=json');
    const isValid = new Ajv().compile(schema);
    assert.ok(isValid(JSON.parse(stdout)), JSON.stringify(isValid.errors));
    const [plan, crlf] = (JSON.parse(stdout) as TreeReport).roots;
    assert.equal(plan!.title, 'Launch');
    assert.deepEqual([crlf!.title, crlf!.progress, crlf!.derived], [plan!.title, plan!.progress, plan!.derived]);
  });

  it('says on stderr that there are no plans', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'README.md': '# Hello\n\n- [ ] a\n', 'src/a.md': '' });
    const text = await waymark(root, 'tree', 'src');
    assert.deepEqual({ status: text.status, stdout: text.stdout }, { status: 0, stdout: '' });
    assert.match(text.stderr, /^waymark: no plans found under src; .*name a file\n$/);
    const json = await waymark(root, 'tree', '--format', 'json');
    assert.deepEqual({ ...json, stdout: JSON.parse(json.stdout) as unknown }, { status: 0, stdout: { version: 1, roots: [] }, stderr: '' });
  });

  it('shows no templates, and archives last', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'plans/_archive/a.md': PLAN, 'plans/b.md': PLAN, 'plans/_templates/c.md': PLAN });
    assert.deepEqual(await roots(root), ['plans/b.md', 'plans/_archive/a.md']);
  });

  describe('finds the workspace', () => {
    const root = tempFolder({
      '.git/HEAD': '', 'PLAN.md': PLAN, 'docs/plans/a.md': PLAN, 'docs/notes.md': PLAN,
      'inner/.waymark.json': '{"include": ["notes/*.md"], "exclude": ["old"]}', 'inner/notes/b.md': PLAN, 'inner/old/PLAN.md': PLAN,
    });

    const unmarked = tempFolder({ 'deep/PLAN.md': PLAN, 'deep/plans/a.md': PLAN, 'deep/notes.md': PLAN });

    it('at the nearest .git, whatever folder it starts from', async () => {
      const all = ['PLAN.md', 'docs/plans/a.md', 'inner/old/PLAN.md'];
      assert.deepEqual(await roots(root), all);
      assert.deepEqual(await roots(join(root, 'docs/plans')), all);
    });

    it('at the nearest settings file, which it obeys', async () => {
      assert.deepEqual(await roots(join(root, 'inner/notes')), ['notes/b.md']);
      assert.deepEqual(await roots(root, 'inner'), ['notes/b.md']);
    });

    it('where --root says', async () => {
      assert.deepEqual(await roots(unmarked, '--root', root), ['PLAN.md', 'docs/plans/a.md', 'inner/old/PLAN.md']);
      assert.deepEqual(await roots(root, '--root', 'docs', 'docs/plans'), ['plans/a.md']);
      assert.deepEqual(await roots(root, '--root', '.', 'inner'), ['inner/old/PLAN.md']);
    });

    it('at ROOT, or its folder, where nothing marks one', async () => {
      assert.deepEqual(await roots(unmarked, 'deep'), ['PLAN.md', 'plans/a.md']);
      assert.deepEqual(await roots(unmarked, 'deep/notes.md'), ['notes.md']);
      assert.deepEqual(await roots(join(unmarked, 'deep')), ['PLAN.md', 'plans/a.md']);
    });
  });

  describe('limits what it shows to ROOT', () => {
    const root = tempFolder({
      '.git/HEAD': '', 'PLAN.md': PLAN, 'docs/PLAN.md': PLAN, 'docs/notes.md': PLAN, 'docs-old/PLAN.md': PLAN,
      'alias': { link: 'docs' }, 'LINK.md': { link: 'docs/notes.md' }, 'node_modules/x/notes.md': PLAN, 'day_dream/01_notes.md': PLAN, 'day_dream/_overview.md': '# Root',
    });

    it('a folder', async () => {
      assert.deepEqual(await roots(root, 'docs'), ['docs/PLAN.md']);
      assert.deepEqual(await roots(join(root, 'docs'), '.'), ['docs/PLAN.md']);
      assert.deepEqual(await roots(join(root, 'docs'), '../docs-old/'), ['docs-old/PLAN.md']);
      assert.deepEqual(await roots(root, root), ['PLAN.md', 'day_dream', 'docs-old/PLAN.md', 'docs/PLAN.md']);
      assert.deepEqual(await roots(root, 'alias'), ['docs/PLAN.md'], 'links within the workspace are resolved');
    });

    it('a file, which is then a plan whatever its name', async () => {
      assert.deepEqual(await roots(root, 'docs/notes.md'), ['docs/notes.md']);
      assert.deepEqual(await roots(join(root, 'docs'), 'notes.md'), ['docs/notes.md']);
      assert.deepEqual(await roots(root, 'LINK.md'), ['LINK.md']);
      assert.deepEqual(await roots(root, 'alias/notes.md'), ['docs/notes.md']);
      assert.deepEqual(await roots(root, 'node_modules/x/notes.md'), ['node_modules/x/notes.md']);
    });

    it('but a file of a folder plan stays what it is', async () => {
      const { status, stdout } = await waymark(root, 'tree', 'day_dream/01_notes.md', '--format', 'json');
      const [node] = (JSON.parse(stdout) as TreeReport).roots;
      assert.deepEqual([status, node?.kind, node?.id, node?.children], [0, 'task', 'day_dream/01_notes.md', []]);
    });
  });

  it('refuses a ROOT or --root of no use', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'a.txt': '', 'PLAN.md': PLAN, 'docs/PLAN.md': PLAN, 'b.md': { link: 'gone.md' } });
    await refuses(root, ['tree', 'gone'], 'gone does not exist');
    await refuses(root, ['tree', 'PLAN.md/x'], 'PLAN.md/x does not exist');
    await refuses(root, ['tree', 'b.md'], 'b.md does not exist');
    await refuses(root, ['tree', 'a.txt'], 'a.txt is not a Markdown file');
    await refuses(root, ['tree', '--root', 'gone'], 'gone does not exist');
    await refuses(root, ['tree', '--root', 'PLAN.md'], '--root PLAN.md is not a folder');
    await refuses(root, ['tree', '--root', 'docs', 'PLAN.md'], 'PLAN.md does not lie in --root docs');
    if (existsSync('/dev/null')) await refuses(root, ['tree', '/dev/null'], '/dev/null is neither a file nor a folder');
  });

  it('follows a link out of the workspace under its own name', async () => {
    const outside = tempFolder({ 'PLAN.md': PLAN });
    const root = tempFolder({ '.git/HEAD': '', 'shared': { link: outside } });
    assert.deepEqual(await roots(root), ['shared/PLAN.md']);
    assert.deepEqual(await roots(root, 'shared'), ['shared/PLAN.md']);
    assert.deepEqual(await roots(root, 'shared/PLAN.md'), ['shared/PLAN.md']);
  });

  it('has the same ids through a link to the workspace', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'docs/PLAN.md': PLAN });
    const alias = join(tempFolder({ alias: { link: root } }), 'alias');
    assert.deepEqual(await roots(dirname(alias), join(alias, 'docs')), ['docs/PLAN.md']);
    assert.deepEqual(await roots(root, '--root', alias, 'docs/PLAN.md'), ['docs/PLAN.md']);
  });

  describe('says what it could not read', () => {
    it('of plans, and goes on', async () => {
      const root = tempFolder({
        '.git/HEAD': '', 'PLAN.md': PLAN, 'README.md': LATIN1, 'docs/PLAN.md': LATIN1, 'plans/a.md': 'a\0b', 'plans/gone.md': { link: 'x.md' },
      });
      const all = await waymark(root, 'tree', '--format', 'json');
      assert.equal(all.status, 0);
      assert.deepEqual((JSON.parse(all.stdout) as TreeReport).roots.map((node) => node.id), ['PLAN.md']);
      assert.deepEqual(all.stderr.split('\n').sort(), [
        '', 'waymark: docs/PLAN.md: is not UTF-8', 'waymark: plans/a.md: is a binary file', 'waymark: plans/gone.md: is a broken link',
      ]);
      const part = await waymark(root, 'tree', 'PLAN.md');
      assert.equal(part.stderr, '', 'only what lies under ROOT matters');
    });

    it('but gives up if that is ROOT', async () => {
      const root = tempFolder({ '.git/HEAD': '', 'README.md': LATIN1, 'docs/PLAN.md': LATIN1 });
      await refuses(root, ['tree', 'docs/PLAN.md'], 'docs/PLAN.md: is not UTF-8');
      await refuses(join(root, 'docs'), ['tree', '../README.md'], 'README.md: is not UTF-8');
    });

    it('and gives up if that is the settings', async () => {
      await refuses(tempFolder({ '.waymark.json': LATIN1 }), ['tree'], '.waymark.json: is not UTF-8');
      await refuses(tempFolder({ '.waymark.json': '{"excludes": []}' }), ['tree'], '.waymark.json:1:2: unknown key "excludes"; did you mean "exclude"?');
      const root = tempFolder({});
      mkdirSync(join(root, '.waymark.json'));
      await refuses(root, ['tree'], '.waymark.json: is a folder');
    });
  });

  it('escapes in JSON what a terminal would obey', async () => {
    const root = tempFolder({ 'PLAN.md': '# a\u009b31mb\u001bc\u007fd\n\n- [ ] x\n' });
    const { stdout } = await waymark(root, 'tree', '--format', 'json');
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    assert.equal((JSON.parse(stdout) as TreeReport).roots[0]!.title, 'a\u009b31mb\u001bc\u007fd');
  });

  it('puts up with names that are hard to put up with', async () => {
    const root = tempFolder({ 'plans/__proto__.md': PLAN, 'plans/a b\u001b[2J.md': PLAN, 'constructor/PLAN.md': PLAN });
    assert.deepEqual(await roots(root), ['constructor/PLAN.md', 'plans/__proto__.md', 'plans/a b\u001b[2J.md']);
    const { stdout } = await waymark(root, 'tree');
    assert.ok(stdout.includes('a b␛[2J.md'));
  });
});
