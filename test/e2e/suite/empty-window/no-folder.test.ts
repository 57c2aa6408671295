import assert from 'node:assert/strict';
import { type CodeLens, commands, languages, workspace } from 'vscode';
import manifest from '../../../../package.json';
import type { Insight } from '../../../../src/vscode/extension';
import { answer, closeAll, waymark } from '../waymark';

describe('a window without a folder', () => {
  let insight: Insight;
  before(async () => {
    insight = await waymark();
  });

  it('has no rows', () => {
    assert.equal(workspace.workspaceFolders, undefined);
    assert.deepEqual(insight.view.rows.getChildren(), []);
    assert.deepEqual(insight.folders.all, []);
  });

  it('lets every command do nothing', async () => {
    const heard = answer(insight);
    for (const { command } of manifest.contributes.commands) await commands.executeCommand(command);
    assert.deepEqual(heard.sort(), [
      'Group the plans? (By folder)',
      'Sort the plans? (As in the files)',
      'Waymark: nothing here can be archived: only plans and explorations of a folder plan can.',
      ...Array<string>(3).fill('Waymark: nothing here has a status. Put the caret on a line of a plan.'),
      'Waymark: nothing is left to work on.',
      'Waymark: the open file belongs to no plan, or a filter hides it.',
      'Waymark: the plans have no modules.',
      'which statuses? ()',
      'which words? ()',
    ]);
  });

  it('has neither lenses nor problems in a text that lies nowhere', async () => {
    const document = await workspace.openTextDocument({ language: 'markdown', content: '# Plan\n\n## Phase 1 ⏳ TODO\n\n- [ ] One\n' });
    assert.deepEqual(await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri), []);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    await closeAll();
  });
});
