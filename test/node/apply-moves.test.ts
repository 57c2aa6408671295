import assert from 'node:assert/strict';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../cli/workspace-files';
import { applyMoves } from '../../src/node/apply-moves';
import type { Disk } from '../../src/node/apply-edits';
import { disk, done, IS_WINDOWS, saying } from './editing';
import { tempFolder } from './temp-folder';

const FILES = { 'a/one.md': 'todo', 'a/two.png': 'x', 'b.md': 'todo', 'c/three.md': 'todo' };
const MOVES = [{ from: 'a', to: 'old/2026/a' }];
const EDITS = ['a/one.md', 'b.md', 'c/three.md'].map((path) => done(path));

/** All files of a folder as text. */
function texts(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...filesIn(root)].map(([path, bytes]) => [path, bytes.toString()]));
}

/** A disk of which a step fails, counted over all of them; `Infinity`: none. Steps that take back go well. */
function failingAt(nth: number, seen: { steps: number }): Disk {
  const step = (): void => {
    if (++seen.steps === nth) throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  return disk({
    rename: (from, to) => {
      step();
      renameSync(from, to);
    },
    write: (file, bytes) => {
      step();
      writeFileSync(file, bytes);
    },
  });
}

describe('applyMoves', () => {
  it('moves a folder with all that is in it, and makes the edits in it and elsewhere', () => {
    const root = tempFolder(FILES);
    applyMoves(root, MOVES, EDITS);
    assert.deepEqual(texts(root), { 'b.md': 'done', 'c/three.md': 'done', 'old/2026/a/one.md': 'done', 'old/2026/a/two.png': 'x' });
  });

  it('has changed nothing, whichever step fails', () => {
    const all = { steps: 0 };
    applyMoves(tempFolder(FILES), MOVES, EDITS, failingAt(Infinity, all));
    assert.equal(all.steps, 1 + 3 + 3, 'a folder, and three files that are written and put in place');
    for (let nth = 1; nth <= all.steps; nth++) {
      const root = tempFolder(FILES);
      assert.throws(() => applyMoves(root, MOVES, EDITS, failingAt(nth, { steps: 0 })), /cannot be written \(EIO\)/, `step ${nth}`);
      assert.deepEqual(texts(root), FILES, `step ${nth}`);
      rmSync(join(root, 'a'), { recursive: true });
      assert.throws(() => filesIn(join(root, 'old')), /ENOENT/, 'the folders that were made for it');
    }
  });

  it('tells before anything moves what cannot be edited, and what is in the way', () => {
    const changed = tempFolder({ ...FILES, 'b.md': 'other' });
    assert.throws(() => applyMoves(changed, MOVES, EDITS), saying('b.md: has changed since it was read'));
    assert.deepEqual(texts(changed), { ...FILES, 'b.md': 'other' });
    const taken = tempFolder({ ...FILES, 'old/2026/a/x.md': '' });
    assert.throws(() => applyMoves(taken, MOVES, EDITS), saying('old/2026/a is there already'));
    assert.throws(() => applyMoves(tempFolder({ 'b.md': '' }), MOVES, []), saying('a: vanished while it was written'));
  });

  it('leaves links where they are: they may lead elsewhere from another place', function () {
    if (IS_WINDOWS) this.skip();
    const root = tempFolder({ 'real/one.md': 'todo' });
    symlinkSync('real', join(root, 'a'));
    assert.throws(() => applyMoves(root, MOVES, []), saying('a: is a link, and cannot be moved'));
  });

  it('names what it could not take back', () => {
    const root = tempFolder(FILES);
    const broken = (): never => {
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    const faulty = disk({ rename: (from, to) => to === join(root, 'old/2026/a') ? renameSync(from, to) : broken() });
    assert.throws(() => applyMoves(root, MOVES, EDITS, faulty), saying('old/2026/a/one.md: cannot be written (EIO); could not be taken back: a'));
  });
});
