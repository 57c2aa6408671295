import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { eventually, waymark } from '../suite/waymark';
import { printLine } from './figures';

describe('starting', () => {
  it('shows rows, and then all that is wrong', async () => {
    const [insight] = await Promise.all([waymark(), commands.executeCommand('waymark.plan.focus')]);
    const { reached } = insight.startup;
    await eventually(insight, () => assert.ok(reached.has('first rows') && reached.has('checked')));
    for (const [milestone, after] of reached) printLine(`${milestone}: ${after.toFixed(0)} ms after activate()`);
  });
});
