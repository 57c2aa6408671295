import assert from 'node:assert/strict';
import { type TextEditor, type Uri, window, workspace } from 'vscode';
import type { Paint } from '../../../src/vscode/decorations/status-colors';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { eventually, open, planFolder, type, waymark } from './waymark';

const DRILL = `# Drill

## Phase 1 — March ✅ DONE

- [x] Left
- [x] Right

## Phase 2 — Halt 🔄 WIP

- [ ] Stand
`;

const OVERVIEW = `---
name: stall
status: WIP
---

# Stall

## Children

| Name | Type | Status | Description |
|---|---|---|---|
| [01_till.md](./01_till.md) | Task | 🚫 [CUT] | Where money goes |
`;

const TILL = `---
title: Till
status: TODO
---

# Till
`;

describe('decorations', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'decorations');
  });
  afterEach(async () => {
    for (const key of ['fadeFinished', 'explorerBadges']) await workspace.getConfiguration('waymark').update(key, undefined);
    await scratch.clear(insight);
  });

  describe('in the text of a plan', () => {
    /** What an editor is painted with: `done: ✅ DONE`, in the order of the text. */
    function painted(editor: TextEditor): readonly string[] {
      const ranges = [...insight.colors.of(editor) ?? new Map<Paint, readonly never[]>()].flatMap(([paint, each]) => each.map((range) => ({ paint, range })));
      return ranges.sort((a, b) => a.range.start.compareTo(b.range.start)).map(({ paint, range }) => `${paint}: ${editor.document.getText(range)}`);
    }

    async function edited(name: string, text: string): Promise<TextEditor> {
      await scratch.plan(insight, { [name]: text });
      return window.showTextDocument(scratch.uri(name));
    }

    const ALL = [
      'finished: ## Phase 1 — March ', 'done: ✅ DONE', 'done: [x]', 'finished:  Left', 'done: [x]', 'finished:  Right', 'wip: 🔄 WIP', 'todo: [ ]',
    ];

    it('show statuses in their colours, and set back what is finished', async () => {
      const editor = await edited('drill-plan.md', DRILL);
      await eventually(insight, () => assert.deepEqual(painted(editor), ALL));
    });

    it('follow what is typed, and leave finished titles alone if a setting says so', async () => {
      const editor = await edited('drill-plan.md', DRILL);
      await eventually(insight, () => assert.deepEqual(painted(editor), ALL));
      await type(editor.document, '[ ] Stand', '[x] Stand still');
      await eventually(insight, () => assert.deepEqual(painted(editor).slice(-2), ['done: [x]', 'finished:  Stand still']));
      await workspace.getConfiguration('waymark').update('fadeFinished', false);
      await eventually(insight, () => assert.deepEqual(painted(editor).filter((each) => each.startsWith('finished')), []));
    });

    it('reach front matter, and rows about other files', async () => {
      await scratch.plan(insight, { 'day_dream/stall/_overview.md': OVERVIEW, 'day_dream/stall/01_till.md': TILL });
      const editor = await window.showTextDocument(scratch.uri('day_dream/stall/_overview.md'));
      await eventually(insight, () => assert.deepEqual(painted(editor), ['wip: WIP', 'cut: 🚫 [CUT]']));
    });

    it('are none in what is no plan', async () => {
      scratch.write('NOTES.md', '# Notes ✅ DONE\n');
      const editor = await window.showTextDocument(await open(scratch.uri('NOTES.md')));
      await eventually(insight, () => assert.deepEqual([...insight.colors.of(editor) ?? ['never']], []));
    });

    it('are limited to what is in sight where there are very many', async () => {
      const editor = await edited('long-plan.md', `# Long\n\n${'- [ ] one\n'.repeat(3000)}`);
      await eventually(insight, () => {
        const { length } = painted(editor);
        assert.ok(length > 50 && length < 500, `${length} spans`);
      });
    });
  });

  describe('in the Explorer', () => {
    function badge(uri: Uri): string {
      const decoration = insight.badges.provideFileDecoration(uri);
      assert.notEqual(decoration?.propagate, true);
      return decoration === undefined ? 'none' : `${decoration.badge} ${decoration.tooltip} ${decoration.color?.id}`;
    }

    it('tell the status of files and folders, and that copies disagree', async () => {
      await scratch.plan(insight, { 'day_dream/stall/_overview.md': OVERVIEW, 'day_dream/stall/01_till.md': TILL, 'drill-plan.md': DRILL });
      scratch.write('NOTES.md', '# Notes\n');
      assert.equal(badge(scratch.uri('day_dream/stall')), 'W In progress waymark.wip');
      assert.equal(badge(scratch.uri('day_dream/stall/01_till.md')), 'T! To do; copies disagree waymark.todo');
      assert.equal(badge(scratch.uri('drill-plan.md')), 'W In progress waymark.wip');
      assert.equal(badge(scratch.uri('NOTES.md')), 'none');
      await workspace.getConfiguration('waymark').update('explorerBadges', false);
      assert.equal(badge(scratch.uri('drill-plan.md')), 'none');
    });

    it('are told anew for what has changed and was asked about, and for nothing else', async () => {
      await scratch.plan(insight, { 'drill-plan.md': DRILL, 'other-plan.md': '# Other\n\n- [ ] One\n' });
      const drill = scratch.uri('drill-plan.md');
      assert.match(badge(drill), /^W /);
      badge(scratch.uri('other-plan.md'));
      const told: string[] = [];
      const listener = insight.badges.onDidChangeFileDecorations((uris) => told.push(...uris.map(({ path }) => path)));
      try {
        await type(await open(drill), '🔄 WIP\n\n- [ ]', '✅ DONE\n\n- [x]');
        await eventually(insight, () => assert.match(badge(drill), /^D /));
        await workspace.getConfiguration('waymark').update('explorerBadges', false);
        await eventually(insight, () => assert.ok(told.length > 0));
        assert.deepEqual(told.filter((path) => path !== drill.path && path !== scratch.uri('other-plan.md').path && path.includes(scratch.folder)), []);
      } finally {
        listener.dispose();
      }
    });
  });
});
