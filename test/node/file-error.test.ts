import assert from 'node:assert/strict';
import { errorCode, fileErrorMessage } from '../../src/node/file-error';

describe('fileErrorMessage', () => {
  const error = (code: string): Error => Object.assign(new Error('x'), { code });

  it('has plain words', () => {
    assert.equal(fileErrorMessage(error('EACCES')), 'permission denied');
    assert.equal(fileErrorMessage(error('EPERM')), 'permission denied');
    assert.equal(fileErrorMessage(error('EIO')), 'cannot be read (EIO)');
    assert.equal(fileErrorMessage(error('constructor')), 'cannot be read (constructor)');
  });

  it('says what was being done', () => {
    assert.equal(fileErrorMessage(error('ENOENT')), 'vanished while it was read');
    assert.equal(fileErrorMessage(error('ENOENT'), 'written'), 'vanished while it was written');
    assert.equal(fileErrorMessage(error('EIO'), 'written'), 'cannot be written (EIO)');
  });

  it('passes on what is a fault of the program', () => {
    const bug = new TypeError('bug');
    assert.throws(() => fileErrorMessage(bug), bug);
    assert.equal(errorCode(bug), undefined);
    assert.equal(errorCode('ENOENT'), undefined);
  });
});
