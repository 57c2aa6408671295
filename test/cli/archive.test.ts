import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveReport } from '../../src/core/closing/archive-report';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';
import { assertSame, copyOf, filesIn, novamart } from './workspace-files';

const DREAM = '.agent_plan/day_dream';
const TODAY = ['--today', '2026-01-20'];

/** All references that lead somewhere: from which file, as what, to which title. */
async function leads(root: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const who of ['SP06_marketplace', 'vendor_portal', 'meeting_2025_12_15_scope_cut', 'PP05']) {
    const { mentionedBy, dependsOn, blocks } = await json<Record<'mentionedBy' | 'dependsOn' | 'blocks', readonly { readonly title: string }[]>>(root, 'show', who);
    lines.push(...[mentionedBy, dependsOn, blocks].flat().map(({ title }) => `${who}: ${title}`));
  }
  return lines.sort();
}

describe('waymark archive', function () {
  this.timeout(30_000);

  it('tells what is missing in examples/novamart, and changes nothing', async () => {
    const root = novamart();
    const before = filesIn(root);
    const { status, stdout, stderr } = await waymark(root, 'archive', 'SP06', ...TODAY);
    assert.deepEqual([status, stdout], [2, '']);
    const lines = stderr.split('\n');
    assert.equal(lines[0], 'waymark: SP06_marketplace cannot be archived yet, 8 things are missing; --fix mends what can be, --force archives it all the same:');
    assert.ok(lines.includes(`  ${DREAM}/SP06_marketplace/p02_payouts/_overview.md:5  \`p02_payouts\` is \`TODO\``), stderr);
    assert.ok(lines.includes(`  ${DREAM}/_overview.md:52  \`SP06_marketplace\` has no State Delta in \`${DREAM}/_overview.md\` (fix: Add a State Delta to ${DREAM}/_overview.md)`), stderr);
    assertSame(before, filesIn(root));
  });

  it('archives what others link to: all leads where it led, nothing is new to find, and --undo restores every byte', async () => {
    const root = novamart();
    const [before, led] = [filesIn(root), await leads(root)];
    const { status, stdout, stderr } = await waymark(root, 'archive', 'SP06', '--force', ...TODAY);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^\.agent_plan\/day_dream\/SP06_marketplace\n→ \.agent_plan\/day_dream\/_completed\/2026-Q1\/SP06_marketplace\n/);
    const back = /^waymark: to take it back: waymark archive --undo "(.+)"\n$/.exec(stderr)?.[1] ?? '';
    assert.equal(back, `${DREAM}/_completed/2026-Q1/SP06_marketplace`);
    assert.deepEqual(await leads(root), led);
    assert.ok(readFileSync(join(root, 'README.md'), 'utf8').includes(`](${DREAM}/_completed/2026-Q1/SP06_marketplace/_overview.md)`));
    const check = await waymark(root, 'check', ...TODAY);
    assert.equal(check.status, 0);
    assert.match(check.stdout, /\n1 info in 1 of 2 files\n$/, 'the meeting that has expired all the same');

    assert.equal((await waymark(root, 'archive', '--undo', back, ...TODAY)).status, 0);
    assertSame(before, filesIn(root));
  });

  it('archives the expired meeting of the example, after which the check has nothing to say of it', async () => {
    const root = novamart();
    const before = filesIn(root);
    assert.equal((await waymark(root, 'archive', 'meeting_2025_12_15_scope_cut', ...TODAY)).status, 0);
    assert.doesNotMatch((await waymark(root, 'check', ...TODAY)).stdout, /exploration-expired|meeting_2025_12_15/);
    assert.equal((await waymark(root, 'archive', '--undo', 'meeting_2025_12_15_scope_cut')).status, 0);
    assertSame(before, filesIn(root));
  });

  it('shows with --dry-run what it would do, as a diff that Git takes in either direction', async function () {
    if (spawnSync('git', ['--version']).status !== 0) this.skip();
    const root = novamart();
    writeFileSync(join(root, DREAM, 'SP06_marketplace/logo.png'), 'x');
    const before = filesIn(root);
    const { stdout } = await waymark(root, 'archive', 'SP06', '--force', '--dry-run', ...TODAY);
    assertSame(before, filesIn(root));
    const copy = copyOf(root);
    const git = (...argv: readonly string[]): void => {
      const { status, stderr } = spawnSync('git', ['-c', 'core.autocrlf=false', 'apply', ...argv], { cwd: copy, input: stdout, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    };
    git();
    await waymark(root, 'archive', 'SP06', '--force', ...TODAY);
    assertSame(filesIn(root), filesIn(copy));
    git('-R');
    assertSame(before, filesIn(copy));
  });

  it('answers in JSON', async () => {
    const root = novamart();
    const report = await json<ArchiveReport>(root, 'archive', 'SP06', '--force', '--dry-run', ...TODAY);
    assert.deepEqual(report.moves, [{ from: `${DREAM}/SP06_marketplace`, to: `${DREAM}/_completed/2026-Q1/SP06_marketplace` }]);
    assert.deepEqual([report.subject, report.applied, report.left], [`${DREAM}/SP06_marketplace`, false, []]);
    assert.deepEqual(report.missing.map(({ gate }) => gate), ['status', ...Array<string>(5).fill('children'), 'state-delta', 'dates']);
    assert.equal(report.edits.length, 28);
    // Of the README, which is no plan, the links follow.
    const inReadme = report.edits.filter(({ path }) => path === 'README.md');
    assert.deepEqual([inReadme.length, inReadme[0]?.range.start.line], [9, 63]);
    const schema = JSON.parse(readFileSync(join(__dirname, '../../docs/json/archive.schema.json'), 'utf8')) as { readonly required: readonly string[] };
    assert.deepEqual(Object.keys(report), schema.required);
  });

  it('mends with --fix what can be, and archives what then lacks nothing', async () => {
    const root = tempFolder({
      '.waymark.json': '{}',
      'day_dream/_overview.md': '# All\n\n| Plan | Status |\n|---|---|\n| [SP01_a](./SP01_a/_overview.md) | DONE |\n',
      'day_dream/SP01_a/_overview.md': '---\nname: a\ntype: system\nmagnitude: Light\norigin: x\nstatus: DONE\nlast_updated:\n---\n\n# A\n\nSee [all](../_overview.md).\n',
      'day_dream/PP02_b/_overview.md': '# B\n\nAfter [a](../SP01_a/_overview.md).\n',
    });
    const before = filesIn(root);
    const refused = await waymark(root, 'archive', 'SP01', ...TODAY);
    assert.match(refused.stderr, /^waymark: SP01_a cannot be archived yet, 2 things are missing; --fix mends what can be, --force archives/);

    const report = await json<ArchiveReport>(root, 'archive', 'SP01', '--fix', '--dry-run', ...TODAY);
    assert.deepEqual([report.mended.map(({ gate }) => gate), report.missing, report.applied], [['state-delta', 'dates'], [], false]);
    assert.deepEqual(report.edits.map(({ path }) => path), ['day_dream/PP02_b/_overview.md', 'day_dream/SP01_a/_overview.md', 'day_dream/_overview.md']);
    const diff = await waymark(root, 'archive', 'SP01', '--fix', '--dry-run', ...TODAY);
    assert.match(diff.stdout, /^\+last_updated: 2026-01-20$/m);
    assertSame(before, filesIn(root));

    const { status, stdout, stderr } = await waymark(root, 'archive', 'SP01', '--fix', ...TODAY);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^waymark: mended: day_dream\/SP01_a\/_overview\.md:6 {2}`SP01_a` has no State Delta in `day_dream\/_overview\.md` \(fix: Add a State Delta to day_dream\/_overview\.md\)$/m);
    assert.match(stdout, /^day_dream\/SP01_a\n→ day_dream\/_completed\/2026-Q1\/SP01_a\n.*PP02_b.* → \.\.\/_completed\/2026-Q1\/SP01_a\/_overview\.md\n$/s);
    const overview = readFileSync(join(root, 'day_dream/_overview.md'), 'utf8');
    assert.match(overview, /\(\.\/_completed\/2026-Q1\/SP01_a\/_overview\.md\)[^]*State Delta[^]*SP01_a/);
    const moved = readFileSync(join(root, 'day_dream/_completed/2026-Q1/SP01_a/_overview.md'), 'utf8');
    assert.match(moved, /last_updated: 2026-01-20\n[^]*\[all\]\(\.\.\/\.\.\/\.\.\/_overview\.md\)/);
  });

  it('writes nothing with --fix while something is missing that only people can mend', async () => {
    const root = novamart();
    const before = filesIn(root);
    const { status, stdout, stderr } = await waymark(root, 'archive', 'SP06', '--fix', ...TODAY);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^waymark: SP06_marketplace cannot be archived yet, \d things are missing; --force archives it all the same:\n/);
    assert.doesNotMatch(stderr, /State Delta|last_updated/);
    assert.ok(stderr.includes(`  ${DREAM}/SP06_marketplace/p02_payouts/_overview.md:5  \`p02_payouts\` is \`TODO\``), stderr);
    assertSame(before, filesIn(root));
    await refuses(root, ['archive', '--undo', '--fix', 'SP06'], '--fix does not go with --undo: nothing is asked of what is taken back');
  });

  it('refuses what is in the way, what cannot be read, and what is no plan', async () => {
    const done = { '.waymark.json': '{}', 'day_dream/SP01_a/_overview.md': '---\nstatus: CUT\nlast_updated: 2026-01-01\n---\n\n# A\n' };
    const taken = tempFolder(done);
    mkdirSync(join(taken, 'day_dream/_completed/2026-Q1/SP01_a'), { recursive: true });
    await refuses(taken, ['archive', 'SP01', ...TODAY], 'day_dream/_completed/2026-Q1/SP01_a is there already');
    const over = tempFolder({ '.waymark.json': '{}', 'day_dream/_overview.md': '# All\n', 'day_dream/_completed/2025-Q4/PP09_b/_overview.md': '---\nstatus: DONE\n---\n\n# B\n' });
    await refuses(over, ['archive', 'PP09', ...TODAY], 'PP09_b is archived already: day_dream/_completed/2025-Q4/PP09_b');
    const unread = tempFolder({ ...done, 'PLAN.md': new Uint8Array([0xff, 0xfe]) });
    const { status, stderr } = await waymark(unread, 'archive', 'SP01', ...TODAY);
    assert.equal(status, 2);
    assert.match(stderr, /waymark: SP01_a cannot be moved: PLAN\.md is not UTF-8\n$/);
    await refuses(tempFolder({ 'PLAN.md': '- [ ] a\n' }), ['archive', 'PLAN.md'], 'PLAN cannot be archived: only plans and explorations of a folder plan can');
  });
});

describe('waymark set done', () => {
  it('tells what a plan still lacks that closes, and closes it', async () => {
    const root = tempFolder({ '.waymark.json': '{}', 'day_dream/_overview.md': '# All\n', 'day_dream/SP01_a/_overview.md': '---\ntype: system\nstatus: WIP\nlast_updated: 2026-01-01\n---\n\n# A\n' });
    const { status, stderr } = await waymark(root, 'set', 'SP01', 'done', ...TODAY);
    assert.equal(status, 0);
    assert.equal(stderr, 'waymark: still missing: day_dream/SP01_a/_overview.md:3  `SP01_a` has no State Delta in `day_dream/_overview.md`'
      + ' (fix: Add a State Delta to day_dream/_overview.md)\n');
    assert.match(readFileSync(join(root, 'day_dream/SP01_a/_overview.md'), 'utf8'), /status: DONE\nlast_updated: 2026-01-20/);
  });
});
