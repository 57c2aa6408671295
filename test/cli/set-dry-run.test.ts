import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { run } from '../../src/cli/run';
import { IS_WINDOWS } from '../node/editing';
import { type Entries, tempFolder } from '../node/temp-folder';
import { waymark } from './waymark';
import { assertSame, copyOf, filesIn, novamart } from './workspace-files';

/** Programs that take a diff on stdin; not everybody has them. */
const TOOLS = [['patch', '-p1', '--batch', '--silent'], ['git', '-c', 'core.autocrlf=false', 'apply']]
  .filter(([tool = '']) => spawnSync(tool, ['--version']).status === 0);

/** The diff of a dry run, which writes nothing. Each tool makes of it what the real run makes of the files. */
async function diffOf(root: string, ...argv: string[]): Promise<string> {
  const before = filesIn(root);
  const { status, stdout, stderr } = await waymark(root, 'set', ...argv, '--dry-run');
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  assertSame(before, filesIn(root));

  const patched = TOOLS.map(([tool = '', ...options]) => {
    const copy = copyOf(root);
    const result = spawnSync(tool, options, { cwd: copy, input: stdout, encoding: 'utf8' });
    assert.equal(result.status, 0, `${tool}: ${result.stdout}${result.stderr}`);
    return filesIn(copy);
  });
  assert.equal((await waymark(root, 'set', ...argv)).status, 0);
  const after = filesIn(root);
  assert.notEqual(stdout, '');
  for (const files of patched) assertSame(files, after);
  return stdout;
}

function workspace(files: Entries): string {
  return tempFolder({ '.waymark.json': '{}', ...files });
}

const PLAN = '# Plan\n\n## Phase 1 [WIP]\n\n- [ ] **T-1**: x\n\n## Phase 2\n\nwords\n\n## Phase 3\n';

describe('waymark set --dry-run', function () {
  this.timeout(20_000);

  it('shows what would change, as a diff', async () => {
    const root = workspace({ 'PLAN.md': PLAN });
    assert.equal(await diffOf(root, 'Phase 1', 'done'), [
      '--- a/PLAN.md', '+++ b/PLAN.md', '@@ -1,6 +1,6 @@',
      ' # Plan', ' ', '-## Phase 1 [WIP]', '+## Phase 1 [DONE]', ' ', ' - [ ] **T-1**: x', ' ', '',
    ].join('\n'));
    assert.deepEqual(await waymark(root, 'set', 'Phase 1', 'done', '--dry-run'), { status: 0, stdout: '', stderr: '' }, 'nothing is left to do');
  });

  for (const [what, text] of [
    ['CRLF', PLAN.replaceAll('\n', '\r\n')],
    ['mixed line ends', PLAN.replace('\n', '\r\n').replace('x\n', 'x\r')],
    ['a byte order mark', `\ufeff${PLAN}`],
    ['a byte order mark and CRLF', `\ufeff${PLAN.replaceAll('\n', '\r\n')}`],
    ['no final newline', '# Plan\n\n## Phase 1 [WIP]'],
    ['no final newline in the context', '# Plan\n\n## Phase 1 [WIP]\n\nwords'],
    ['no final newline behind CRLF', '# Plan\r\n\r\n## Phase 1 [WIP]\r\n\r\nwords'],
    ['trailing blanks and empty lines', '# Plan  \n\t\n## Phase 1 [WIP]  \n\n\n'],
    ['lines that look like a diff', '--- a/x\n\n## Phase 1 [WIP]\n\n+++ b/y\n@@ -1 +1 @@\n\\ No newline at end of file\n'],
    ['form feeds and line separators', '# Plan\f\u2028x\u0085\n\n## Phase 1 [WIP] \n'],
  ] as const) {
    it(`gives patch and git what they need with ${what}`, async () => {
      await diffOf(workspace({ 'PLAN.md': text }), 'Phase 1', 'done');
    });
  }

  it('and with names that need care', async () => {
    for (const name of ['my plan', 'C# port', 'Größe 😀', ' leading', ...IS_WINDOWS ? [] : ['say "hi"', 'back\\slash', 'tab\tx', 'a\nb']]) {
      await diffOf(workspace({ [`plans/deep er/${name}.md`]: PLAN }), `plans/deep er/${name}.md#phase-1`, 'done');
    }
  });

  it('and where a first status is written', async () => {
    await diffOf(workspace({ 'PLAN.md': PLAN }), 'Phase 3', 'done');
    await diffOf(workspace({ 'PLAN.md': PLAN.replaceAll('\n', '\r\n') }), 'PLAN.md:9', 'wip');
    await diffOf(workspace({ 'day_dream/SP01_shop/_overview.md': '', 'day_dream/SP02_pay/_overview.md': '---\nstatus: DONE\n---\n' }), 'SP01', 'wip');
  });

  it('and where several files change', async () => {
    const diff = await diffOf(novamart(), 'p01_order_splitting', 'done', '--today', '2026-01-20');
    assert.deepEqual(diff.match(/^\+\+\+ .*$/gm), ['80_implementation.md', '_overview.md', 'p01_order_splitting/_overview.md']
      .map((path) => `+++ b/.agent_plan/day_dream/SP06_marketplace/${path}`).concat('+++ b/.agent_plan/day_dream/_overview.md'));
    assert.equal(diff.match(/^@@ /gm)?.length, 4);
  });

  it('shows at a terminal no more than a terminal can take', async () => {
    const root = workspace({ 'PLAN.md': '# Plan \u001b[2J\n\n## Phase 1 [WIP]\n' });
    const shown = async (env: Record<string, string>): Promise<string> => {
      let stdout = '';
      const output = { isTTY: true, columns: 8, write: (text: string) => { stdout += text; } };
      assert.equal(await run(['set', 'Phase 1', 'done', '--dry-run'], { stdout: output, stderr: output, cwd: root, env }), 0);
      return stdout;
    };
    assert.equal(await shown({ NO_COLOR: '1' }), '--- a/PLAN.md\n+++ b/PLAN.md\n@@ -1,3 +1,3 @@\n # Plan ␛[2J\n\n-## Phase 1 [WIP]\n+## Phase 1 [DONE]\n');
    assert.match(await shown({}), /\n\u001b\[31m-## Phase 1 \[WIP\]\u001b\[0m\n\u001b\[32m\+## Phase 1 \[DONE\]\u001b\[0m\n$/);
    assert.match((await waymark(root, 'set', 'Phase 1', 'done', '--dry-run')).stdout, /\n # Plan \u001b\[2J\n/, 'in a pipe every byte counts');
  });
});
