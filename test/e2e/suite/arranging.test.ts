import assert from 'node:assert/strict';
import { CancellationTokenSource, commands, DataTransfer, ThemeIcon, workspace } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { RowDragging } from '../../../src/vscode/tree/row-dragging';
import type { PlanRows } from '../../../src/vscode/tree/plan-rows';
import { drawn, rowOf } from './drawn';
import { Scratch } from './scratch';
import { answer, eventually, planFolder, waymark } from './waymark';

const GARDEN = `# Garden

## Phase 1 — Beds [WIP]

**Owner:** ada

- [x] Dig
- [ ] Sow the peas
- [ ] Water the peas

## Phase 2 — Fence [BLOCKED:wood]

- [ ] Paint
`;

describe('a tree as somebody wants to see it', () => {
  let insight: Insight;
  let rows: PlanRows;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    rows = insight.view.rows;
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'arranging');
  });
  beforeEach(() => scratch.plan(insight, { 'garden-plan.md': GARDEN }));
  afterEach(async () => {
    insight.view.arranging.set({ text: '', statuses: [], hidesDone: false, groupBy: 'folder', sortBy: 'plan' });
    await scratch.clear(insight);
  });

  it('is filtered while words are typed, and open where it is', async () => {
    const heard = answer(insight, { filter: 'peas' });
    await commands.executeCommand('waymark.filterByText');
    assert.deepEqual(heard, ['which words? ()']);
    assert.deepEqual(drawn(rows, 3), [
      '▾ play-circle Garden · 1/4 (subject status)',
      '  ▾ play-circle Phase 1 — Beds · 1/3 (subject status)',
      '      [ ] Sow the peas (subject status)',
      '      [ ] Water the peas (subject status)',
    ]);
    assert.equal(insight.view.said.description, '“peas”');
  });

  it('is as before where the question for words is dismissed', async () => {
    insight.view.arranging.set({ text: 'peas' });
    answer(insight, {});
    await commands.executeCommand('waymark.filterByText');
    assert.equal(insight.view.arranging.current.text, 'peas');
    await commands.executeCommand('waymark.clearFilter');
    assert.equal(insight.view.arranging.current.text, '');
    assert.match(drawn(rows, 1)[0] ?? '', /NovaMart/);
  });

  it('is filtered by status, and says so', async () => {
    answer(insight, { statuses: ['blocked'] });
    await commands.executeCommand('waymark.filterByStatus');
    assert.deepEqual(drawn(rows, 2).slice(-2), ['▾ play-circle Garden · 1/4 (subject status)', '    error Phase 2 — Fence · 0/1 · wood (subject status)']);
    assert.equal(insight.view.said.description, 'Blocked');
    assert.equal(insight.view.said.message, 'Filter: Blocked');
  });

  it('hides what is done', async () => {
    await commands.executeCommand('waymark.hideDone');
    insight.view.arranging.set({ text: 'garden' });
    assert.deepEqual(drawn(rows, 3).filter((line) => line.includes('Dig')), []);
    await commands.executeCommand('waymark.showDone');
    assert.equal(drawn(rows, 3).filter((line) => line.includes('Dig')).length, 1);
  });

  it('says that nothing fits', () => {
    insight.view.arranging.set({ text: 'no such words' });
    assert.deepEqual(drawn(rows, 1), []);
    assert.equal(insight.view.said.message, 'Nothing in the plans fits the filter: “no such words”');
    insight.view.arranging.clearFilter();
    assert.equal(insight.view.said.message, '');
  });

  it('is grouped by status, with what a row stands in behind it', async () => {
    answer(insight, { pick: 'By status' });
    await commands.executeCommand('waymark.groupBy');
    insight.view.arranging.set({ text: 'garden' });
    assert.deepEqual(drawn(rows, 2), [
      '▾ error Blocked · 1 (group status)',
      '    error Phase 2 — Fence · 0/1 · wood · Garden (subject status)',
      '▾ play-circle In progress · 1 (group status)',
      '  ▾ play-circle Garden · 1/4 (subject status)',
      '▾ circle-large-outline To do · 3 (group status)',
      '    [ ] Sow the peas · Phase 1 — Beds (subject status)',
      '    [ ] Water the peas · Phase 1 — Beds (subject status)',
      '    [ ] Paint · Phase 2 — Fence (subject status)',
      '▸ pass-filled Done · 1 (group status)',
      '    [x] Dig · Phase 1 — Beds (subject status)',
    ]);
    assert.equal(rows.getTreeItem(rows.getChildren()[0]!).accessibilityInformation?.label, 'Blocked, group of 1');
  });

  it('is grouped by owner and kind', () => {
    insight.view.arranging.set({ text: 'garden', groupBy: 'owner' });
    assert.deepEqual(drawn(rows, 1), ['▾ person ada · 1 (group owner)', '▾ person No owner · 1 (group owner)']);
    insight.view.arranging.set({ groupBy: 'kind' });
    assert.deepEqual(drawn(rows, 1).map((line) => line.replace(/ \(.*/, '')), ['▾ map Plans · 1', '▾ layers Phases · 2', '▾ dash Items · 4']);
  });

  it('is sorted', async () => {
    answer(insight, { pick: 'Sorted by title' });
    await commands.executeCommand('waymark.sortBy');
    assert.deepEqual(drawn(rows, 1, rowOf(rows, 'Garden', 'Phase 1 — Beds')).map((line) => line.slice(6, -17)), ['Dig', 'Sow the peas', 'Water the peas']);
    assert.match(drawn(rows, 1)[0] ?? '', /Garden/);
    assert.equal(insight.view.said.description, 'Sorted by title');
  });

  it('follows a change: what is blocked no more is gone', async () => {
    insight.view.arranging.set({ text: 'garden', statuses: ['blocked'] });
    assert.equal(drawn(rows, 2).length, 2);
    answer(insight, { status: 'wip' });
    await commands.executeCommand('waymark.setStatus', rowOf(rows, 'Garden', 'Phase 2 — Fence'));
    await eventually(insight, () => assert.deepEqual(drawn(rows, 1), []));
  });

  it('takes what is dropped on another status', async () => {
    insight.view.arranging.set({ text: 'garden', groupBy: 'status' });
    const dragging = new RowDragging('waymark.plan', rows, insight.view.arranging, insight.setter);
    const data = new DataTransfer();
    dragging.handleDrag([rowOf(rows, 'To do', 'Sow the peas'), rowOf(rows, 'To do', 'Paint')], data);
    assert.match(String(data.get('text/uri-list')?.value), /^file:.*garden-plan\.md$/);
    await dragging.handleDrop(rowOf(rows, 'Done'), data);
    await eventually(insight, () => assert.deepEqual(drawn(rows, 1, rowOf(rows, 'To do')), ['  [ ] Water the peas · Phase 1 — Beds (subject status)']));
    // On a row of such a group is in the group.
    const more = new DataTransfer();
    dragging.handleDrag([rowOf(rows, 'To do', 'Water the peas')], more);
    await dragging.handleDrop(rowOf(rows, 'Done', 'Dig'), more);
    await eventually(insight, () => assert.equal(scratch.read('garden-plan.md').match(/\[x\]/g)?.length, 4));
  });

  it('takes nothing where it is not grouped by status', async () => {
    const dragging = new RowDragging('waymark.plan', rows, insight.view.arranging, insight.setter);
    const data = new DataTransfer();
    dragging.handleDrag([rowOf(rows, 'Garden', 'Phase 1 — Beds')], data);
    await dragging.handleDrop(rowOf(rows, 'Garden', 'Phase 2 — Fence'), data);
    assert.equal(scratch.read('garden-plan.md'), GARDEN);
  });

  it('tells menus what can be left out, and leaves it out by a setting of the workspace', async () => {
    const garden = rowOf(rows, 'Garden');
    assert.match(rows.getTreeItem(garden).contextValue ?? '', /\bfile\b/);
    assert.match(rows.getTreeItem(rowOf(rows, 'NovaMart — Plans')).contextValue ?? '', /\bfolder\b/);
    assert.doesNotMatch(rows.getTreeItem(rowOf(rows, 'Garden', 'Phase 1 — Beds')).contextValue ?? '', /\b(?:file|folder)\b/);
    const [path = ''] = [planFolder(insight).plan.subject(garden.id ?? '')?.path];
    const heard = answer(insight, {});
    await commands.executeCommand('waymark.exclude', garden);
    try {
      assert.deepEqual(heard, [`Waymark: ${path} is left out from now on.`]);
      assert.deepEqual(workspace.getConfiguration('waymark').inspect('exclude')?.workspaceValue, [path]);
      await eventually(insight, () => assert.deepEqual(drawn(rows, 1).filter((line) => line.includes('Garden')), []));
    } finally {
      await workspace.getConfiguration('waymark').update('exclude', undefined, false);
    }
    await eventually(insight, () => assert.equal(drawn(rows, 1).filter((line) => line.includes('Garden')).length, 1));
  });

  it('takes back that something is left out', async () => {
    answer(insight, { press: 'Undo' });
    await commands.executeCommand('waymark.exclude', rowOf(rows, 'Garden'));
    assert.equal(workspace.getConfiguration('waymark').inspect('exclude')?.workspaceValue, undefined);
    await eventually(insight, () => assert.equal(drawn(rows, 1).filter((line) => line.includes('Garden')).length, 1));
  });

  it('shows on its icon how much is wrong', async () => {
    const before = insight.problems.seriousCount;
    assert.ok(before > 0);
    await eventually(insight, () => assert.deepEqual(insight.view.said.badge, { value: before, tooltip: `${before} problems in the plans` }));
    await scratch.plan(insight, { 'shed-plan.md': '# Shed\n\nSee [the beds](garden-plan.md#no-such-bed).\n' });
    await eventually(insight, () => assert.equal(insight.view.said.badge?.value, before + 1));
  });

  it('shows the nearest row that is there for what is hidden', () => {
    const folder = planFolder(insight);
    const [subject] = folder.plan.called('Phase 2').filter(({ path }) => path.endsWith('garden-plan.md'));
    assert.ok(subject);
    insight.view.arranging.set({ text: 'peas' });
    assert.equal(rows.rowOf(folder, subject.id)?.id, folder.plan.parent(subject.id)?.id);
    insight.view.arranging.set({ text: 'no such words' });
    assert.equal(rows.rowOf(folder, subject.id), undefined);
  });

  it('keeps the tooltip of a row, and icons of theme for groups', async () => {
    insight.view.arranging.set({ groupBy: 'kind' });
    const [group] = rows.getChildren();
    assert.ok(group);
    const item = rows.getTreeItem(group);
    assert.ok(item.iconPath instanceof ThemeIcon);
    assert.equal((await rows.resolveTreeItem(item, group, new CancellationTokenSource().token)).tooltip, undefined);
  });
});
