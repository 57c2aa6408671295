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

  it('passes on what is a fault of the program', () => {
    const bug = new TypeError('bug');
    assert.throws(() => fileErrorMessage(bug), bug);
    assert.equal(errorCode(bug), undefined);
    assert.equal(errorCode('ENOENT'), undefined);
  });
});
