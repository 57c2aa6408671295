import assert from 'node:assert/strict';
import { workspace } from 'vscode';

describe('a window without a folder', () => {
  it('is open', () => {
    assert.equal(workspace.workspaceFolders, undefined);
  });
});
