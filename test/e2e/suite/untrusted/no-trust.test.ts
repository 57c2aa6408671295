import assert from 'node:assert/strict';
import { workspace } from 'vscode';

describe('a folder that is not trusted', () => {
  it('is open', () => {
    assert.equal(workspace.isTrusted, false);
  });
});
