import assert from 'node:assert/strict';
import { type CodeLens, commands, env, Position, Selection, Uri, window } from 'vscode';
import manifest from '../../../package.json';
import type { Insight } from '../../../src/vscode/extension';
import type { PlanRows } from '../../../src/vscode/tree/plan-rows';
import { rowOf } from './drawn';
import { Scratch } from './scratch';
import { answer, eventually, planFolder, show, waymark } from './waymark';

const SHED = `# Shed

## Phase 1 — Roof ✅ DONE

- [x] Order shingles

## Phase 2 — Door ⏳ TODO

**Depends on:** Phase 1

- [ ] Hang the door
`;

describe('commands', () => {
  let insight: Insight;
  let rows: PlanRows;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    rows = insight.view.rows;
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'commands');
  });
  afterEach(() => scratch.clear(insight));

  it('are tried here, all that the manifest names', () => {
    const tried = ['setStatus', 'cycleStatus', 'refresh', 'revealFile', 'showLog', 'openToSide', 'copyPath', 'copyReference'];
    const triedElsewhere = [
      // In arranging.test.ts, and what opens all in ui/arranging.test.ts.
      'filterByText', 'filterByStatus', 'clearFilter', 'hideDone', 'showDone', 'groupBy', 'sortBy', 'expandAll', 'exclude',
      // In archive.test.ts.
      'archive', 'next', 'impact', 'history', 'graph',
      // In rename.test.ts, and by its key in ui/rename.test.ts.
      'rename',
    ];
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), [...tried, ...triedElsewhere].map((name) => `waymark.${name}`).sort());
  });

  it('set and cycle the status of a row', async () => {
    await scratch.plan(insight, { 'shed-plan.md': SHED });
    const row = rowOf(rows, 'Shed', 'Phase 2 — Door');
    const heard = answer(insight, { status: 'done' });
    await commands.executeCommand('waymark.setStatus', row, undefined);
    assert.ok(scratch.read('shed-plan.md').includes('## Phase 2 — Door ✅ DONE\n'));
    assert.deepEqual(heard, ['which status? Phase 2 — Door (todo)']);
    await commands.executeCommand('waymark.cycleStatus', row, undefined);
    assert.ok(scratch.read('shed-plan.md').includes('## Phase 2 — Door ⏳ TODO\n'));
  });

  it('do nothing when the question is dismissed', async () => {
    await scratch.plan(insight, { 'shed-plan.md': SHED });
    answer(insight);
    await commands.executeCommand('waymark.setStatus', rowOf(rows, 'Shed', 'Phase 2 — Door'));
    assert.equal(scratch.read('shed-plan.md'), SHED);
  });

  it('take the line of the caret, and say so where there is nothing', async () => {
    await scratch.plan(insight, { 'shed-plan.md': SHED });
    await show(scratch.uri('shed-plan.md'));
    window.activeTextEditor!.selection = new Selection(10, 4, 10, 4);
    answer(insight);
    await commands.executeCommand('waymark.cycleStatus');
    assert.ok(scratch.read('shed-plan.md').includes('- [x] Hang the door\n'));

    await window.showTextDocument(Uri.joinPath(planFolder(insight).uri, 'README.md'));
    const heard = answer(insight);
    await commands.executeCommand('waymark.cycleStatus');
    await commands.executeCommand('waymark.setStatus');
    assert.deepEqual(heard, Array(2).fill('Waymark: nothing here has a status. Put the caret on a line of a plan.'));
  });

  it('copy paths and references, of all rows that are chosen', async () => {
    const row = rowOf(rows, 'NovaMart — Plans', 'SP06 — Marketplace', 'p02 — Payouts');
    const [first, second] = rows.getChildren(row);
    const folder = planFolder(insight).uri.fsPath;
    await commands.executeCommand('waymark.copyPath', row, [row]);
    assert.equal(await env.clipboard.readText(), `${folder}/.agent_plan/day_dream/SP06_marketplace/p02_payouts/_overview.md`);
    await commands.executeCommand('waymark.copyReference', row);
    assert.equal(await env.clipboard.readText(), '.agent_plan/day_dream/SP06_marketplace/p02_payouts');
    await commands.executeCommand('waymark.copyReference', first, [first, second]);
    assert.equal(await env.clipboard.readText(), [first?.id, second?.id].join('\n'));
  });

  it('open a row to the side', async () => {
    await scratch.plan(insight, { 'shed-plan.md': SHED });
    await show(scratch.uri('shed-plan.md'));
    await commands.executeCommand('waymark.openToSide', rowOf(rows, 'Shed', 'Phase 2 — Door'));
    const [left, right] = window.visibleTextEditors;
    assert.equal(left?.document, right?.document);
    assert.equal(window.activeTextEditor?.selection.active.line, 6);
  });

  it('open nothing for a row that has gone', async () => {
    await commands.executeCommand('waymark.open', { folder: planFolder(insight).uri, id: 'gone.md' });
    assert.equal(window.activeTextEditor, undefined);
  });

  it('show the open file in the plan, or say that it is in none', async () => {
    const heard = answer(insight);
    await commands.executeCommand('waymark.revealFile');
    await window.showTextDocument(Uri.joinPath(planFolder(insight).uri, 'README.md'));
    await commands.executeCommand('waymark.revealFile');
    assert.deepEqual(heard, Array(2).fill('Waymark: the open file belongs to no plan, or a filter hides it.'));
    await scratch.plan(insight, { 'shed-plan.md': SHED });
    await show(scratch.uri('shed-plan.md'));
    window.activeTextEditor!.selection = new Selection(10, 4, 10, 4);
    await commands.executeCommand('waymark.revealFile');
    assert.equal(heard.length, 2);
    await commands.executeCommand('waymark.revealSubject', rowOf(rows, 'Shed', 'Phase 1 — Roof'));
  });

  it('peek at what is related', async () => {
    await scratch.plan(insight, { 'shed-plan.md': SHED });
    const document = await show(scratch.uri('shed-plan.md'));
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    const lens = lenses.find(({ command }) => command?.title === 'depends on 1');
    assert.ok(lens?.command);
    await commands.executeCommand(lens.command.command, ...lens.command.arguments as unknown[]);
    assert.equal(window.activeTextEditor?.selection.active.isEqual(new Position(6, 0)), true);
    await commands.executeCommand('closeReferenceSearch');
  });

  it('read everything again, and show the log', async () => {
    const folder = planFolder(insight);
    await commands.executeCommand('waymark.refresh');
    assert.notEqual(planFolder(insight), folder);
    await commands.executeCommand('waymark.showLog');
    await commands.executeCommand('workbench.action.closePanel');
  });

  it('follow the caret in the sidebar', async () => {
    await commands.executeCommand('waymark.plan.focus');
    await scratch.plan(insight, { 'shed-plan.md': SHED });
    await show(scratch.uri('shed-plan.md'));
    window.activeTextEditor!.selection = new Selection(10, 4, 10, 4);
    // What it reveals, VS Code asks for.
    await eventually(insight, () => assert.ok(rows.getParent(rowOf(rows, 'Shed', 'Phase 2 — Door', 'Hang the door'))));
  });
});

describe('default keys', () => {
  /** Those that VS Code has on this system. */
  interface Binding {
    readonly key: string;
    readonly command: string;
    readonly when?: string;
  }

  it('are none that VS Code has, but for F2, which renames in each of its views what is chosen there', async () => {
    await commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const text = window.activeTextEditor?.document.getText() ?? '';
    await commands.executeCommand('workbench.action.closeAllEditors');
    const bindings = JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as Binding[];
    assert.ok(bindings.length > 500, `only ${bindings.length} keys`);
    // Not while somebody writes: ours are for text that has the focus.
    const isElsewhere = (when = ''): boolean => when === 'false' || /(?:^|&& )!(?:input|textInput|editorText)Focus\b/.test(when);
    const builtIn = bindings.filter(({ command, when }) => !command.startsWith('waymark.') && !isElsewhere(when));
    for (const { key, command } of manifest.contributes.keybindings) {
      assert.ok(bindings.some((binding) => binding.key === key && binding.command === command), `${key} is not ${command}`);
      const [first, second] = key.split(' ');
      if (second === undefined) {
        const others = builtIn.filter((binding) => binding.key === key);
        assert.ok(others.some(({ command }) => command === 'editor.action.rename'), `${key} renames nothing in texts`);
        assert.deepEqual(others.filter(({ when }) => when === undefined || /\bfocusedView\b/.test(when)), [], key);
        continue;
      }
      const taken = builtIn.filter((binding) => binding.key === key || key.startsWith(`${binding.key} `) || binding.key.startsWith(`${key} `));
      assert.deepEqual(taken, [], key);
      assert.ok(builtIn.some((binding) => binding.key.startsWith(`${first} `)), `${first} begins no chord of VS Code`);
    }
  });
});

