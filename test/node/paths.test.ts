import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { relativePath } from '../../src/node/paths';

describe('relativePath', () => {
  it('goes down only', () => {
    assert.equal(relativePath('/a/b', '/a/b/c/d.md', posix), 'c/d.md');
    assert.equal(relativePath('/a/b', '/a/b', posix), '');
    assert.equal(relativePath('/a/b', '/a', posix), undefined);
    assert.equal(relativePath('/a/b', '/a/bc/d.md', posix), undefined);
    assert.equal(relativePath('/a', '/a/..b/c.md', posix), '..b/c.md');
    assert.equal(relativePath('/', '/a.md', posix), 'a.md');
  });

  it('has slashes on Windows', () => {
    assert.equal(relativePath('C:\\work', 'C:\\work\\docs\\PLAN.md', win32), 'docs/PLAN.md');
    assert.equal(relativePath('C:\\Work', 'c:\\work\\a.md', win32), 'a.md');
    assert.equal(relativePath('C:\\work', 'D:\\work\\a.md', win32), undefined);
    assert.equal(relativePath('C:\\work', 'C:\\other', win32), undefined);
  });

  it('leaves a backslash alone where it is part of a name', () => {
    assert.equal(relativePath('/a', '/a/b\\c.md', posix), 'b\\c.md');
  });
});
