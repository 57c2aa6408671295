import assert from 'node:assert/strict';
import { commands, languages } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { Committed, SHOP, SPEC } from './committed';
import { Scratch } from './scratch';
import { eventually, planFolder, waymark } from './waymark';

describe('what was committed', () => {
  let insight: Insight;
  let scratch: Scratch;
  let committed: Committed;
  before(async () => {
    insight = await waymark();
    const root = planFolder(insight).uri.fsPath;
    scratch = new Scratch(root, 'committed');
    committed = new Committed(root);
  });
  after(async () => {
    await scratch.clear(insight);
    // VS Code's Git would go on asking a repository that is gone.
    await commands.executeCommand('git.close', planFolder(insight).uri);
    committed.remove();
  });

  const stale = (): readonly string[] => languages.getDiagnostics(scratch.uri(SPEC))
    .filter(({ code }) => (code as { readonly value: string }).value === 'stale-module')
    .map(({ message }) => message.replace(/[0-9a-f]{9}/g, 'HASH'));

  it('tells which specs are stale, and is asked for again when something is', async () => {
    const files = Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [scratch.path(path), text]));
    committed.commit('2026-01-02', 'Start', { ...files, 'src/cart.ts': '1' });
    committed.commit('2026-01-09', 'Totals', { 'src/cart.ts': '2' });
    await scratch.plan(insight, SHOP);
    await eventually(insight, () => assert.deepEqual(stale(), [
      '`src/cart.ts`, a source of `cart`, was changed on 2026-01-09 in HASH (Totals), after the spec was last looked at on 2026-01-02, in HASH',
    ]));

    await commands.executeCommand('git.openRepository', planFolder(insight).uri.fsPath);
    committed.git('update-ref', 'refs/heads/main', 'HEAD~1');
    await commands.executeCommand('git.refresh');
    await eventually(insight, () => assert.deepEqual(stale(), []));
  });
});
