import assert from 'node:assert/strict';
import {
  chmodSync, linkSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync, writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { applyEdits, type Disk } from '../../src/node/apply-edits';
import { asOrdinaryUser, contents, disk, done, IS_WINDOWS, replacing, saying } from './editing';
import { tempFolder } from './temp-folder';

function failWith(code: string): never {
  throw Object.assign(new Error(code), { code });
}

/** A disk that is full at the `nth` write: the first byte still gets there. */
function fullAt(nth: number): Disk {
  let writes = 0;
  return disk({
    write(file, bytes) {
      if (++writes !== nth) return writeFileSync(file, bytes);
      writeSync(file, bytes, 0, 1);
      failWith('ENOSPC');
    },
  });
}

/** A disk where this happens to a file in place of its being renamed. */
function failingToRename(name: string, fail: () => never): Disk {
  return disk({ rename: (from, to) => to.endsWith(name) ? fail() : renameSync(from, to) });
}

describe('applyEdits, when writing fails', () => {
  const files = { 'a.md': 'todo', 'b.md': 'todo', 'c.md': 'todo' };
  const edits = Object.keys(files).map((path) => done(path));
  const throws = (root: string, faulty: Disk, message: string): void =>
    assert.throws(() => applyEdits(root, edits, faulty), saying(message));
  /** The folder with `b.md` hard linked to a place outside of it. */
  const withHardLink = (): string => {
    const root = tempFolder(files);
    linkSync(join(root, 'b.md'), join(tempFolder({}), 'twin.md'));
    return root;
  };

  it('has changed nothing if a temporary file cannot be filled', () => {
    for (const nth of [1, 2, 3]) {
      const root = tempFolder(files);
      const { ino } = statSync(join(root, 'a.md'));
      throws(root, fullAt(nth), `${'abc'[nth - 1]}.md: no space left on its disk`);
      assert.deepEqual(contents(root), files);
      assert.equal(statSync(join(root, 'a.md')).ino, ino);
    }
  });

  it('has changed nothing if a temporary file cannot be made', function () {
    if (IS_WINDOWS) this.skip();
    const root = tempFolder({ 'a.md': 'todo', 'locked/b.md': 'todo' });
    for (const path of ['a.md', 'locked/b.md']) chmodSync(join(root, path), 0o666);
    chmodSync(root, 0o777);
    chmodSync(join(root, 'locked'), 0o555);
    asOrdinaryUser(() => assert.throws(() => applyEdits(root, [done('a.md'), done('locked/b.md')]),
      saying('locked/b.md: permission denied')));
    chmodSync(join(root, 'locked'), 0o755);
    assert.deepEqual(readdirSync(root), ['a.md', 'locked']);
    assert.deepEqual(contents(join(root, 'locked')), { 'b.md': 'todo' });
    assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), 'todo');
  });

  it('restores those before it if a file cannot be replaced', () => {
    const root = tempFolder({ 'a.md': '\ufefftodo and a long tail\r\n', 'b.md': 'todo', 'c.md': 'todo' });
    chmodSync(join(root, 'a.md'), 0o640);
    const before = { ...contents(root), mode: statSync(join(root, 'a.md')).mode };
    const shorter = replacing('a.md', 'todo and a long tail', 'todo and a long tail', '');
    for (const [path, edit] of [['b.md', done('a.md')], ['c.md', shorter]] as const) {
      assert.throws(() => applyEdits(root, [edit, done('b.md'), done('c.md')], failingToRename(path, () => failWith('EBUSY'))),
        saying(`${path}: cannot be written (EBUSY)`));
      assert.deepEqual({ ...contents(root), mode: statSync(join(root, 'a.md')).mode }, before);
    }
  });

  it('restores through links, and leaves them', function () {
    if (IS_WINDOWS) this.skip();
    const outside = tempFolder({ 'real.md': 'todo' });
    const root = tempFolder({ 'b.md': 'todo', 'c.md': 'todo' });
    symlinkSync(join(outside, 'real.md'), join(root, 'a.md'));
    throws(root, failingToRename('c.md', () => failWith('EPERM')), 'c.md: permission denied');
    assert.deepEqual(contents(root), files);
    assert.deepEqual(contents(outside), { 'real.md': 'todo' });
    assert.ok(lstatSync(join(root, 'a.md')).isSymbolicLink());
  });

  it('restores a hard-linked file that it wrote, or began to write', () => {
    const written = withHardLink();
    throws(written, failingToRename('c.md', () => failWith('EACCES')), 'c.md: permission denied');
    assert.deepEqual(contents(written), files);

    const begun = withHardLink();
    throws(begun, fullAt(3), 'b.md: no space left on its disk');
    assert.deepEqual(contents(begun), files);
    assert.equal(statSync(join(begun, 'b.md')).nlink, 2);
  });

  it('restores what it can, and names what it could not', () => {
    const root = tempFolder(files);
    throws(root, failingToRename('c.md', () => {
      rmSync(join(root, 'a.md'));
      return failWith('EIO');
    }), 'c.md: cannot be written (EIO); could not be restored: a.md');
    assert.deepEqual(contents(root), { 'b.md': 'todo', 'c.md': 'todo' });
  });

  it('passes on what is a fault of the program, and restores all the same', () => {
    const root = tempFolder(files);
    const fault = new TypeError('fault');
    assert.throws(() => applyEdits(root, edits, failingToRename('c.md', () => {
      throw fault;
    })), fault);
    assert.deepEqual(contents(root), files);
  });
});
