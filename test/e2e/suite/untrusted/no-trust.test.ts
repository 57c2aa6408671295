import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type CodeLens, commands, languages, workspace } from 'vscode';
import type { Insight } from '../../../../src/vscode/extension';
import { drawn, rowOf } from '../drawn';
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
});
