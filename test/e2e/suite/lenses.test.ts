import assert from 'node:assert/strict';
import { type CodeLens, commands, type DocumentLink, type TextDocument, workspace } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { answer, eventually, open, planFolder, type, waymark } from './waymark';

const OVERVIEW = `---
name: stall
status: WIP
---

# Stall

## Children

| Name | Type | Status | Description |
|---|---|---|---|
| [01_till.md](./01_till.md) | Task | ⏳ [TODO] | Where money goes |
`;

const TILL = `---
title: Till
status: TODO
---

# Till
`;

const DRILL = `# Drill

## Phase 1 — March ⏳ TODO

- [ ] Left
- [x] Right

## Phase 2 — Halt 🔄 WIP

**Depends on:** Phase 1

- [ ] Stand
`;

describe('lenses', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'lenses');
  });
  afterEach(async () => {
    await workspace.getConfiguration('waymark').update('codeLens', undefined);
    await scratch.clear(insight);
  });

  /** Line: title → command, of each lens. */
  async function lensesOf(document: TextDocument): Promise<readonly string[]> {
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title} → ${command?.command}`);
  }

  async function ofSetting(setting: string, document: TextDocument): Promise<readonly string[]> {
    await workspace.getConfiguration('waymark').update('codeLens', setting);
    return lensesOf(document);
  }

  it('stand above what has a status: as much of it as the setting says', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    const document = await open(scratch.uri('drill-plan.md'));
    const headings = [
      '3: ⏳ TODO · set status → waymark.setStatus',
      '3: 1/2 → waymark.revealSubject',
      '3: blocks 1 → waymark.peekRelated',
      '8: 🔄 WIP · set status → waymark.setStatus',
      '8: 0/1 → waymark.revealSubject',
      '8: depends on 1 → waymark.peekRelated',
    ];
    assert.deepEqual(await lensesOf(document), headings);
    assert.deepEqual(await ofSetting('headings', document), headings);
    assert.deepEqual(await ofSetting('off', document), []);
    assert.deepEqual(await ofSetting('plans', document), []);
    assert.deepEqual(await ofSetting('items', document), [
      ...headings.slice(0, 3),
      '5: ⏳ TODO · set status → waymark.setStatus',
      '6: ✅ DONE · set status → waymark.setStatus',
      ...headings.slice(3),
      '12: ⏳ TODO · set status → waymark.setStatus',
    ]);
  });

  it('stand above the title of what is a file', async () => {
    await scratch.plan(insight, { '_overview.md': OVERVIEW, '01_till.md': TILL });
    const overview = await open(scratch.uri('_overview.md'));
    assert.deepEqual(await ofSetting('plans', overview), [
      '6: 🔄 WIP · set status → waymark.setStatus', '6: 0/1 → waymark.revealSubject',
    ]);
    const till = await open(scratch.uri('01_till.md'));
    assert.deepEqual(await lensesOf(till), ['6: ⏳ TODO · set status → waymark.setStatus']);
  });

  it('follow what is typed', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    const document = await open(scratch.uri('drill-plan.md'));
    await type(document, '# Drill\n', '# Drill\n\nHard.\n');
    await eventually(insight, async () => assert.equal((await lensesOf(document))[0], '5: ⏳ TODO · set status → waymark.setStatus'));
  });

  it('set the status of what they stand above, in all its copies', async () => {
    await scratch.plan(insight, { '_overview.md': OVERVIEW, '01_till.md': TILL });
    const till = await open(scratch.uri('01_till.md'));
    const [lens] = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', till.uri);
    assert.equal(lens?.command?.tooltip, 'Set the status of Till, in all of 2 places');
    const heard = answer(insight, { status: 'done' });
    await commands.executeCommand(lens.command.command, ...lens.command.arguments as unknown[]);
    assert.deepEqual(heard, ['which status? Till (todo)', 'Till: Done, also in _overview.md.']);
    assert.equal(scratch.read('01_till.md'), TILL.replace('TODO', 'DONE'));
    assert.equal(scratch.read('_overview.md'), OVERVIEW.replace('⏳ [TODO]', '✅ [DONE]'));
  });

  it('set nothing where the file has gone since', async () => {
    await scratch.plan(insight, { 'drill-plan.md': DRILL });
    const document = await open(scratch.uri('drill-plan.md'));
    const [lens] = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert.ok(lens?.command);
    await scratch.clear(insight);
    const heard = answer(insight, { status: 'done' });
    await commands.executeCommand(lens.command.command, ...lens.command.arguments as unknown[]);
    assert.deepEqual(heard, ['Waymark: nothing here has a status. Put the caret on a line of a plan.']);
  });

  it('have links beside them, which move a written status on', async () => {
    await scratch.plan(insight, { '_overview.md': OVERVIEW, '01_till.md': TILL });
    const overview = await open(scratch.uri('_overview.md'));
    const links = await eventually(insight, async () => {
      const all = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', overview.uri, 100);
      const ours = all.filter(({ target }) => target?.scheme === 'command');
      assert.deepEqual(ours.map(({ range, tooltip }) => `${range.start.line + 1}: ${overview.getText(range)}, ${tooltip}`), [
        '3: WIP, Move Stall to its next status',
        '12: ⏳ [TODO], Move Till to its next status',
      ]);
      return ours;
    });
    const { path, query } = links[1]!.target!;
    assert.equal(path, 'waymark.cycleStatusOf');
    answer(insight);
    await commands.executeCommand(path, ...JSON.parse(query) as unknown[]);
    assert.equal(scratch.read('_overview.md'), OVERVIEW.replace('⏳ [TODO]', '🔄 [WIP]'));
    assert.equal(scratch.read('01_till.md'), TILL.replace('TODO', 'WIP'));
  });

  it('are not in files that are no plans', async () => {
    scratch.write('notes.md', DRILL);
    assert.deepEqual(await lensesOf(await open(scratch.uri('notes.md'))), []);
  });
});
