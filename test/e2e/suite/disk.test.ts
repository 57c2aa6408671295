import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Disposable } from 'vscode';
import { pageText, planPages } from '../../bench/pages';
import { Random } from '../../bench/random';
import type { Insight } from '../../../src/vscode/extension';
import type { PlanRows } from '../../../src/vscode/tree/plan-rows';
import { drawn, rowOf } from './drawn';
import { Scratch } from './scratch';
import { eventually, planFolder, show, type, waymark } from './waymark';

const PLAN = `# Boat

## Phase 1 — Hull ✅ DONE

- [x] Caulk the seams

## Phase 2 — Rig

- [ ] Splice the shrouds
- [ ] Sew the sail
`;

describe('what happens on disk', () => {
  let insight: Insight;
  let rows: PlanRows;
  let scratch: Scratch;
  /** What the tree has told since the test began: ids of rows, `null` for all. */
  let told: (readonly (string | null)[])[];
  let listener: Disposable;
  let fences = 0;
  before(async () => {
    insight = await waymark();
    rows = insight.view.rows;
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'disk');
  });
  beforeEach(() => {
    told = [];
    listener = rows.onDidChangeTreeData((changed) => told.push(changed === undefined ? [null] : changed.map(({ id }) => id)));
  });
  afterEach(async () => {
    listener.dispose();
    await scratch.clear(insight);
  });

  /** The plans beside that of the shop. */
  const tops = (): readonly string[] => drawn(rows, 1).slice(1).map((line) => line.replace(/^. \S* | \(.*\)$/g, ''));
  const shows = (...expected: readonly string[]) => eventually(insight, () => assert.deepEqual(tops(), expected));

  /** Makes a row of its own, and waits until the tree has told of it: by then all is told that was to be told before. */
  async function fence(): Promise<void> {
    await eventually(insight, () => assert.ok(planFolder(insight).isAtRest));
    const path = scratch.path(`fence-${++fences}-plan.md`);
    scratch.write(`fence-${fences}-plan.md`, '# Fence\n');
    await eventually(insight, () => assert.ok(planFolder(insight).plan.file(path)));
    const before = told.length;
    await eventually(insight, () => assert.ok(told.slice(before).some((ids) => ids.includes(null))));
    told.splice(before);
  }

  it('shows a file that is written, changed and deleted', async () => {
    scratch.write('boat-plan.md', PLAN);
    await shows('Boat · 1/3');
    scratch.write('boat-plan.md', PLAN.replace('[ ] Splice', '[x] Splice'));
    await shows('Boat · 2/3');
    rmSync(scratch.file('boat-plan.md'));
    await shows();
  });

  it('follows a file that is renamed', async () => {
    scratch.write('boat-plan.md', PLAN);
    await shows('Boat · 1/3');
    const { id } = rowOf(rows, 'Boat');
    renameSync(scratch.file('boat-plan.md'), scratch.file('ship-plan.md'));
    await eventually(insight, () => assert.equal(rowOf(rows, 'Boat').id, scratch.path('ship-plan.md')));
    assert.notEqual(id, rowOf(rows, 'Boat').id);
    await shows('Boat · 1/3');
  });

  it('reads what an editor saves by renaming, and takes it for no new row', async () => {
    scratch.write('boat-plan.md', PLAN);
    await shows('Boat · 1/3');
    const row = rowOf(rows, 'Boat', 'Phase 2 — Rig');
    await fence();
    told = [];
    scratch.write('.boat-plan.md.tmp', PLAN.replace('[ ] Sew', '[x] Sew'));
    renameSync(scratch.file('.boat-plan.md.tmp'), scratch.file('boat-plan.md'));
    await shows('Boat · 2/3', 'Fence');
    assert.equal(rowOf(rows, 'Boat', 'Phase 2 — Rig'), row);
    await eventually(insight, () => assert.ok(told.length > 0));
    assert.deepEqual(told.flat().filter((id) => id === null), [], 'the whole tree was told');
  });

  it('shows a folder that is put in place, renamed and deleted', async () => {
    const ready = mkdtempSync(join(tmpdir(), 'waymark-ready-'));
    writeFileSync(join(ready, 'boat-plan.md'), PLAN);
    mkdirSync(join(ready, 'deep/plans'), { recursive: true });
    writeFileSync(join(ready, 'deep/plans/car.md'), '# Car\n\n- [ ] Wash it\n');
    mkdirSync(scratch.file(''), { recursive: true });
    renameSync(ready, scratch.file('garage'));
    await shows('Boat · 1/3', 'Car · 0/1');
    renameSync(scratch.file('garage'), scratch.file('barn'));
    await eventually(insight, () => assert.equal(rowOf(rows, 'Car').id, scratch.path('barn/deep/plans/car.md')));
    await shows('Boat · 1/3', 'Car · 0/1');
    rmSync(scratch.file('barn'), { recursive: true });
    await shows();
  });

  it('knows what is left of a folder that another took the place of', async () => {
    await scratch.plan(insight, { 'garage/boat-plan.md': PLAN, 'garage/car-plan.md': '# Car\n' });
    scratch.write('other/boat-plan.md', PLAN.replace('# Boat', '# Ship'));
    rmSync(scratch.file('garage'), { recursive: true });
    renameSync(scratch.file('other'), scratch.file('garage'));
    await shows('Ship · 1/3');
  });

  it('forgets a file that is gone, though a clean document of it is open', async () => {
    await scratch.plan(insight, { 'boat-plan.md': PLAN });
    const document = await show(scratch.uri('boat-plan.md'));
    await eventually(insight, () => assert.equal(planFolder(insight).versionOf(scratch.path('boat-plan.md')), document.version));
    rmSync(scratch.file('boat-plan.md'));
    await shows();
    scratch.write('boat-plan.md', PLAN);
    await shows('Boat · 1/3');
    await eventually(insight, () => assert.equal(planFolder(insight).versionOf(scratch.path('boat-plan.md')), document.version));
  });

  it('keeps what is not saved of a file that is gone', async () => {
    await scratch.plan(insight, { 'boat-plan.md': PLAN });
    const document = await show(scratch.uri('boat-plan.md'));
    await type(document, '# Boat', '# Ark');
    await shows('Ark · 1/3');
    rmSync(scratch.file('boat-plan.md'));
    await fence();
    assert.deepEqual(tops(), ['Ark · 1/3', 'Fence']);
  });

  it('tells only the rows that are others, and those above', async () => {
    await scratch.plan(insight, { 'boat-plan.md': PLAN });
    drawn(rows, 4);
    await fence();
    told = [];
    scratch.write('boat-plan.md', PLAN.replace('[ ] Sew', '[x] Sew'));
    await eventually(insight, () => assert.ok(told.length > 0));
    const path = scratch.path('boat-plan.md');
    assert.deepEqual(told.map((ids) => [...ids].sort()), [[path, `${path}#phase-2`, `${path}#phase-2/sew-the-sail`]]);
  });

  it('tells no row of what is only moved', async () => {
    await scratch.plan(insight, { 'boat-plan.md': PLAN });
    drawn(rows, 4);
    await fence();
    told = [];
    scratch.write('boat-plan.md', PLAN.replace('# Boat\n', '# Boat\n\nBuilt in 1932.\n'));
    await eventually(insight, () => assert.equal(planFolder(insight).plan.subject(`${scratch.path('boat-plan.md')}#phase-1`)?.line, 5));
    await fence();
    assert.deepEqual(told.flat().filter((id) => id?.includes('boat')), []);
  });

  it('tells the row above when others stand in another order', async () => {
    await scratch.plan(insight, { 'boat-plan.md': PLAN });
    drawn(rows, 4);
    scratch.write('boat-plan.md', PLAN.replace('- [ ] Splice the shrouds\n- [ ] Sew the sail\n', '- [ ] Sew the sail\n- [ ] Splice the shrouds\n'));
    const above = `${scratch.path('boat-plan.md')}#phase-2`;
    await eventually(insight, () => assert.ok(told.flat().includes(above)));
    assert.deepEqual(drawn(rows, 1, rowOf(rows, 'Boat', 'Phase 2 — Rig')), [
      '  [ ] Sew the sail (subject status)', '  [ ] Splice the shrouds (subject status)',
    ]);
  });

  it('leaves out other worktrees of the repository', async () => {
    const worktree = 'worktree';
    scratch.write(`${worktree}/.git`, 'gitdir: /home/somebody/shop/.git/worktrees/copy\n');
    scratch.write(`${worktree}/boat-plan.md`, PLAN);
    await fence();
    assert.deepEqual(tops(), ['Fence']);
    await insight.folders.refresh();
    assert.deepEqual(tops(), ['Fence']);
  });

  it('takes a checkout of 300 files together', async () => {
    const random = new Random(7);
    const pages = planPages(300, random);
    const ready = mkdtempSync(join(tmpdir(), 'waymark-ready-'));
    for (const [i, { path }] of pages.entries()) {
      mkdirSync(join(ready, dirname(path)), { recursive: true });
      writeFileSync(join(ready, path), pageText(pages, i, 3000, random));
    }
    cpSync(ready, scratch.file(''), { recursive: true });
    rmSync(ready, { recursive: true });
    const count = (): number => [...planFolder(insight).plan.files()].filter((path) => path.startsWith(scratch.folder)).length;
    await eventually(insight, () => assert.equal(count(), 300));
    // How many pieces come depends on how fast VS Code tells: far fewer than files, whatever its pace.
    assert.ok(told.length <= 30, `the tree was told ${told.length} times`);
    told = [];
    rmSync(scratch.file(''), { recursive: true });
    await eventually(insight, () => assert.equal(count(), 0));
    await fence();
    assert.ok(told.length <= 30, `the tree was told ${told.length} times of what was deleted`);
  });
});

