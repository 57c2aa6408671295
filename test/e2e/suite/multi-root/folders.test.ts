import assert from 'node:assert/strict';
import { workspace } from 'vscode';

describe('a workspace of several folders', () => {
  it('is open', () => {
    assert.deepEqual(workspace.workspaceFolders?.map(({ name }) => name), ['novamart', 'documents']);
  });
});
