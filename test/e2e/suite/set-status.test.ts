import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { commands, Selection, type TextDocument, window, workspace } from 'vscode';
import { localDay } from '../../../src/core/base/dates';
import { setStatus } from '../../../src/core/edits/set-status';
import type { Status } from '../../../src/core/model/status';
import { splice } from '../../../src/core/text/splice';
import type { Insight } from '../../../src/vscode/extension';
import type { Row } from '../../../src/vscode/tree/row';
import { rowOf } from './drawn';
import { Scratch } from './scratch';
import { answer, eventually, planFolder, show, type, waymark } from './waymark';

const OVERVIEW = `---
name: stall
status: WIP
---

# Stall

## Children

| Name | Type | Status | Description |
|---|---|---|---|
| [01_till.md](./01_till.md) | Task | 🔄 [WIP] | Where money goes |
| [02_scale.md](./02_scale.md) | Task | ⏳ [TODO] | What things weigh |
| [03_sign.md](./03_sign.md) | Task | ⏳ [TODO] | Who we are |
`;

const task = (title: string, status: string, marker: string): string => `---
title: ${title}
status: ${status}
last_updated: 2026-01-16
---

# ${title}

> Part of [stall](./_overview.md) · ${marker}

- [ ] Built
`;

const STALL = {
  '_overview.md': OVERVIEW,
  '01_till.md': task('Till', 'WIP', '🔄 [WIP]'),
  '02_scale.md': task('Scale', 'TODO', '⏳ [TODO]'),
  '03_sign.md': task('Sign', 'TODO', '⏳ [TODO]'),
};

const DRILL = `# Drill

- [ ] One
- [ ] Two
- [x] Three

## Phase 1 — March ⏳ TODO

## Phase 2 — Halt ⏳ TODO
`;

describe('setting a status', () => {
  const today = localDay(new Date());
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'status');
  });
  afterEach(() => scratch.clear(insight));

  const row = (...titles: readonly string[]): Row => rowOf(insight.view.rows, ...titles);

  /** Sets the status of a row, as from its menu. Returns what people are asked and told. */
  async function set(of: Row, status: Status, reason?: string, confirms = false): Promise<readonly string[]> {
    const heard = answer(insight, { status, confirms, ...reason !== undefined && { reason } });
    await commands.executeCommand('waymark.setStatus', of);
    return heard.slice(1);
  }

  /** What the files become by the same edits made by the core, by name. */
  function expected(of: Row, status: Status, names: readonly string[]): Readonly<Record<string, string>> {
    const { plan } = planFolder(insight);
    const edits = setStatus(plan, plan.subject(of.id!)!, { status, reason: null }, { today });
    return Object.fromEntries(names.map((name) => {
      const text = scratch.read(name);
      const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
      return [name, bom + splice(text.slice(bom.length), edits.filter(({ path }) => path === scratch.path(name)))];
    }));
  }

  const texts = (names: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(names.map((name) => [name, scratch.read(name)]));
  const unsaved = (): readonly TextDocument[] => workspace.textDocuments.filter(({ isDirty }) => isDirty);
  const statusOf = (name: string): Status | null | undefined => planFolder(insight).plan.subject(scratch.path(name))?.status;

  it('changes all copies on disk where no file is open, and tells of those that one does not see', async () => {
    await scratch.plan(insight, STALL);
    assert.deepEqual(await set(row('Stall', 'Till'), 'done'), ['Till: Done, also in _overview.md.']);
    assert.deepEqual(texts(Object.keys(STALL)), {
      ...STALL,
      '_overview.md': OVERVIEW.replace('Task | 🔄 [WIP]', 'Task | ✅ [DONE]'),
      '01_till.md': task('Till', 'DONE', '✅ [DONE]').replace('2026-01-16', today),
    });
    assert.deepEqual(unsaved(), []);
    assert.equal(statusOf('01_till.md'), 'done');
  });

  it('changes open documents and saves them; the caret stays; one undo takes all back', async () => {
    await scratch.plan(insight, STALL);
    const overview = await show(scratch.uri('_overview.md'));
    const till = await show(scratch.uri('01_till.md'));
    const caret = new Selection(10, 3, 10, 5);
    window.activeTextEditor!.selection = caret;
    const after = expected(row('Stall', 'Till'), 'done', Object.keys(STALL));
    await set(row('Stall', 'Till'), 'done');
    assert.deepEqual(texts(Object.keys(STALL)), after);
    assert.deepEqual(unsaved(), []);
    assert.equal(window.activeTextEditor?.document, till);
    assert.ok(window.activeTextEditor.selection.isEqual(caret));

    await commands.executeCommand('undo');
    assert.equal(till.getText(), STALL['01_till.md']);
    assert.equal(overview.getText(), OVERVIEW);
    await eventually(insight, () => assert.equal(statusOf('01_till.md'), 'wip'));
  });

  it('leaves unsaved what was unsaved, and saves the rest', async () => {
    await scratch.plan(insight, STALL);
    const till = await show(scratch.uri('01_till.md'));
    await type(till, '- [ ] Built', '- [ ] Built by hand');
    await set(row('Stall', 'Till'), 'done');
    assert.equal(till.getText(), task('Till', 'DONE', '✅ [DONE]').replace('2026-01-16', today).replace('Built', 'Built by hand'));
    assert.ok(till.isDirty);
    assert.equal(scratch.read('01_till.md'), STALL['01_till.md']);
    assert.equal(scratch.read('_overview.md'), OVERVIEW.replace('Task | 🔄 [WIP]', 'Task | ✅ [DONE]'));
    assert.deepEqual(unsaved(), [till]);
  });

  it('keeps CRLF, a byte order mark and a missing last line end, byte for byte', async () => {
    const files = {
      '_overview.md': OVERVIEW.replace(/\n/g, '\r\n').trimEnd(),
      '01_till.md': `\uFEFF${STALL['01_till.md'].replace(/\n/g, '\r\n')}`,
    };
    await scratch.plan(insight, files);
    const after = expected(row('Stall', 'Till'), 'cut', Object.keys(files));
    await set(row('Stall', 'Till'), 'cut');
    assert.deepEqual(texts(Object.keys(files)), after);
    assert.notEqual(after['01_till.md'], files['01_till.md']);
  });

  it('asks before line ends of several kinds are made alike', async () => {
    const mixed = DRILL.replace('\n- [ ] Two', '\r\n- [ ] Two');
    await scratch.plan(insight, { 'drill-plan.md': mixed });
    const heard = await set(row('Drill', 'Two'), 'done');
    assert.equal(heard.length, 1);
    assert.match(heard[0]!, /^Change Anyway\? .*drill-plan\.md has line endings of several kinds\. /);
    assert.equal(scratch.read('drill-plan.md'), mixed);
    await set(row('Drill', 'Two'), 'done', undefined, true);
    assert.match(scratch.read('drill-plan.md').replace(/\r/g, ''), /\n- \[x\] Two\n/);
  });

  it('refuses what is not UTF-8: no byte of any file changes', async () => {
    await scratch.plan(insight, STALL);
    const latin = Buffer.from(OVERVIEW.replace('Where money goes', 'Où va l’argent'), 'latin1');
    scratch.write('_overview.md', latin);
    // Before the watcher has told of it.
    const heard = await set(row('Stall', 'Till'), 'done');
    assert.deepEqual(heard, [`warning: Waymark: ${scratch.path('_overview.md')} is not UTF-8`]);
    assert.deepEqual(scratch.bytes('_overview.md'), latin);
    assert.equal(scratch.read('01_till.md'), STALL['01_till.md']);
    assert.equal(statusOf('01_till.md'), 'wip');
  });

  it('refuses Latin-1 in an open document as well', async () => {
    const latin = Buffer.concat([Buffer.from(DRILL), Buffer.from('\n## Phase 3 — Caf\xe9 TODO\n', 'latin1')]);
    scratch.write('drill-plan.md', latin);
    await show(scratch.uri('drill-plan.md'));
    await eventually(insight, () => row('Drill', 'Two'));
    const heard = await set(row('Drill', 'Two'), 'done');
    assert.deepEqual(heard, [`warning: Waymark: ${scratch.path('drill-plan.md')} is not UTF-8`]);
    assert.deepEqual(scratch.bytes('drill-plan.md'), latin);
    assert.deepEqual(unsaved(), []);
  });

  it('changes nothing when one of the files has gone', async () => {
    await scratch.plan(insight, STALL);
    const till = row('Stall', 'Till');
    rmSync(scratch.file('01_till.md'));
    const heard = await set(till, 'done');
    assert.deepEqual(heard, [`warning: Waymark: ${scratch.path('01_till.md')} does not exist`]);
    assert.equal(scratch.read('_overview.md'), OVERVIEW);
    await eventually(insight, () => assert.equal(statusOf('01_till.md'), undefined));
    assert.deepEqual(unsaved(), []);
  });

  it('changes nothing when something else lies in the place of a file', async () => {
    await scratch.plan(insight, STALL);
    const till = row('Stall', 'Till');
    rmSync(scratch.file('_overview.md'));
    mkdirSync(scratch.file('_overview.md'));
    const heard = await set(till, 'done');
    assert.deepEqual(heard, [`warning: Waymark: ${scratch.path('_overview.md')} is a folder`]);
    assert.equal(scratch.read('01_till.md'), STALL['01_till.md']);
    assert.deepEqual(unsaved(), []);
  });

  it('changes nothing when a file on disk is another than the plan has read', async () => {
    await scratch.plan(insight, STALL);
    const till = row('Stall', 'Till');
    scratch.write('_overview.md', `\n${OVERVIEW}`);
    const heard = await set(till, 'done');
    assert.deepEqual(heard, [`warning: Waymark: ${scratch.path('_overview.md')} has changed since it was read`]);
    assert.equal(scratch.read('01_till.md'), STALL['01_till.md']);
    assert.equal(scratch.read('_overview.md'), `\n${OVERVIEW}`);
  });

  it('says so when a thing is not there any more', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    const document = await show(scratch.uri('drill-plan.md'));
    const two = row('Drill', 'Two');
    await type(document, '- [ ] Two\n', '');
    assert.deepEqual(await set(two, 'done'), ['warning: Waymark: Two is not there any more']);
  });

  it('takes what is typed meanwhile into account', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    const document = await show(scratch.uri('drill-plan.md'));
    const two = row('Drill', 'Two');
    await type(document, '# Drill\n', '# Drill\n\nEvery morning,\n\nwhatever the weather.\n');
    assert.deepEqual(await set(two, 'done'), []);
    assert.equal(document.getText(), DRILL.replace('# Drill\n', '# Drill\n\nEvery morning,\n\nwhatever the weather.\n').replace('[ ] Two', '[x] Two'));
  });

  it('takes the line of the caret as it is after what was just typed', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    const document = await show(scratch.uri('drill-plan.md'));
    await type(document, '# Drill\n', '# Drill\n\n');
    window.activeTextEditor!.selection = new Selection(4, 7, 4, 7);
    await commands.executeCommand('waymark.cycleStatus');
    assert.equal(document.getText(), DRILL.replace('# Drill\n', '# Drill\n\n').replace('[ ] Two', '[x] Two').replace('[ ] One', '[ ] One'));
  });

  it('does not write what would be read as something else', async () => {
    const text = '# Drill\n\n**Status:** In Progress (80% of tests)\n\n## Phase 1 — March\n\n**Status:** In Progress (80% of tests)\n';
    await scratch.plan(insight, { 'drill-plan.md': text });
    const [heard] = await set(row('Drill', 'Phase 1 — March'), 'done');
    assert.match(heard ?? '', /^warning: Waymark: .*drill-plan\.md:7: .* would not be read as done; change it by hand$/);
    assert.equal(scratch.read('drill-plan.md'), text);
    assert.equal(planFolder(insight).plan.subject(`${scratch.path('drill-plan.md')}#phase-1`)?.status, 'wip');
  });

  it('asks why something is blocked, and writes that', async () => {
    await scratch.plan(insight, STALL);
    assert.deepEqual(await set(row('Stall', 'Scale'), 'blocked', 'waiting for legal'), [
      'which reason? Scale (needed)', 'Scale: Blocked, also in _overview.md.',
    ]);
    assert.ok(scratch.read('02_scale.md').includes('\nstatus: BLOCKED:waiting-for-legal\n'));
    assert.ok(scratch.read('_overview.md').includes('| Task | 🚧 [BLOCKED:waiting-for-legal] | What things weigh |'));
    assert.deepEqual(await set(row('Stall', 'Sign'), 'blocked'), ['which reason? Sign (needed)']);
    assert.equal(scratch.read('03_sign.md'), STALL['03_sign.md']);
  });

  it('does without a reason where none is needed', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    assert.deepEqual(await set(row('Drill', 'Phase 1 — March'), 'blocked', ''), ['which reason? Phase 1 — March']);
    assert.match(scratch.read('drill-plan.md'), /^## Phase 1 — March \S+ BLOCKED$/m);
  });

  it('sets all that is selected in an editor, each once', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    await show(scratch.uri('drill-plan.md'));
    window.activeTextEditor!.selections = [new Selection(2, 0, 4, 0), new Selection(2, 4, 2, 5), new Selection(6, 3, 6, 3)];
    const heard = answer(insight, { status: 'done' });
    await commands.executeCommand('waymark.setStatus');
    assert.deepEqual(heard, ['which status? 3 things (none)']);
    assert.equal(scratch.read('drill-plan.md'), DRILL.replaceAll('[ ]', '[x]').replace('March ⏳ TODO', 'March ✅ DONE'));
  });

  it('sets all rows that are chosen together', async () => {
    await scratch.plan(insight, STALL);
    const chosen = [row('Stall', 'Scale'), row('Stall', 'Sign')];
    const heard = answer(insight, { status: 'wip' });
    await commands.executeCommand('waymark.setStatus', chosen[0], chosen);
    assert.deepEqual(heard, ['which status? 2 things (none)', '2 things: In progress, also in _overview.md.']);
    assert.equal(scratch.read('_overview.md'), OVERVIEW.replaceAll('⏳ [TODO]', '🔄 [WIP]'));
    assert.ok(scratch.read('02_scale.md').includes('status: WIP') && scratch.read('03_sign.md').includes('status: WIP'));
  });

  it('sets what a row of a table speaks of, in whatever file that is', async () => {
    await scratch.plan(insight, STALL);
    await show(scratch.uri('_overview.md'));
    window.activeTextEditor!.selection = new Selection(12, 6, 12, 6);
    const heard = answer(insight, { status: 'done' });
    await commands.executeCommand('waymark.setStatus');
    assert.deepEqual(heard, ['which status? Scale (todo)', 'Scale: Done, also in _overview.md.']);
    assert.equal(scratch.read('02_scale.md'), task('Scale', 'DONE', '✅ [DONE]').replace('2026-01-16', today));
    assert.equal(statusOf('_overview.md'), undefined);
    assert.equal(planFolder(insight).plan.subject(scratch.folder)?.status, 'wip');
  });

  it('does one after the other when asked twice at once', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    answer(insight);
    const march = row('Drill', 'Phase 1 — March');
    await Promise.all([march, row('Drill', 'One'), march].map((each) => commands.executeCommand('waymark.cycleStatus', each)));
    assert.match(scratch.read('drill-plan.md'), /^- \[x\] One$/m);
    assert.match(scratch.read('drill-plan.md'), /^## Phase 1 — March ✅ DONE$/m);
  });
});
