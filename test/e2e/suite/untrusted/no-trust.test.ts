import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type CodeLens, commands, extensions, languages, workspace } from 'vscode';
import type { Insight } from '../../../../src/vscode/extension';
import { Committed, SHOP, SPEC } from '../committed';
import { drawn, rowOf } from '../drawn';
import { Scratch } from '../scratch';
import { answer, eventually, planFolder, show, waymark } from '../waymark';

const TASK = '.agent_plan/day_dream/SP06_marketplace/p02_payouts/01_commission_engine.md';

describe('a folder that is not trusted', () => {
  let insight: Insight;
  before(async () => {
    insight = await waymark();
  });

  it('is shown, with its problems and lenses', async () => {
    assert.equal(workspace.isTrusted, false);
    assert.equal(drawn(insight.view.rows, 1)[0], '▾ play-circle NovaMart — Plans · 34/37 (subject)');
    const problems = (): number => languages.getDiagnostics().flatMap(([, each]) => each).filter(({ source }) => source === 'waymark').length;
    await eventually(insight, () => assert.equal(problems(), 10));
    const document = await show(planFolder(insight).files.uriOf(TASK));
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual(lenses.map(({ command }) => command?.title), ['⏳ TODO · set status']);
  });

  it('has statuses that can be set', async () => {
    const file = planFolder(insight).files.uriOf(TASK).fsPath;
    const text = readFileSync(file, 'utf8');
    const row = rowOf(insight.view.rows, 'NovaMart — Plans', 'SP06 — Marketplace', 'p02 — Payouts', 'Commission engine');
    answer(insight, { status: 'wip' });
    await commands.executeCommand('waymark.setStatus', row);
    assert.match(readFileSync(file, 'utf8'), /^status: WIP$/m);
    assert.notEqual(readFileSync(file, 'utf8'), text);
  });

  it('is told nothing of what was committed: its Git may have settings of its own', async () => {
    const folder = planFolder(insight);
    const scratch = new Scratch(folder.uri.fsPath, 'committed');
    const committed = new Committed(folder.uri.fsPath);
    try {
      const files = Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [scratch.path(path), text]));
      committed.commit('2026-01-02', 'Start', { ...files, 'src/cart.ts': '1' });
      committed.commit('2026-01-09', 'Totals', { 'src/cart.ts': '2' });
      await scratch.plan(insight, SHOP);
      const rules = (): readonly string[] => languages.getDiagnostics(scratch.uri(SPEC)).map(({ code }) => (code as { readonly value: string }).value);
      await eventually(insight, () => assert.deepEqual(rules(), ['missing-field']));
      assert.equal(folder.facts.history, null);
      assert.notEqual(extensions.getExtension('vscode.git')?.isActive, true);
    } finally {
      await scratch.clear(insight);
      committed.remove();
    }
  });
});
