import assert from 'node:assert/strict';
import { workspace } from 'vscode';

describe('a folder', () => {
  it('is open, as a copy that tests may change', () => {
    assert.deepEqual(workspace.workspaceFolders?.map(({ name }) => name), ['novamart']);
    assert.ok(workspace.isTrusted);
  });
});
