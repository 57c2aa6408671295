import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folderOf, joinPath, liesBelow, liesWithin, relativePath } from '../../../src/core/base/paths';

const path = fc.array(fc.constantFrom('a', 'b', 'ab', '.x'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

describe('workspace-relative paths', () => {
  it('lie in folders', () => {
    assert.equal(folderOf('a/b/c.md'), 'a/b');
    assert.equal(folderOf('c.md'), '');
    assert.ok(liesBelow('a/b', 'a') && liesBelow('a', '') && !liesBelow('ab', 'a') && !liesBelow('a', 'a'));
  });

  it('lie within a set that holds them, or a folder above', () => fc.assert(fc.property(path, fc.array(path), (one, among) => {
    assert.equal(liesWithin(one, new Set(among)), among.some((each) => each === one || liesBelow(one, each)));
  })));

  it('lie within the workspace itself', () => {
    assert.ok(liesWithin('a/b', new Set(['.'])) && liesWithin('a', new Set([''])) && !liesWithin('a', new Set()));
  });

  it('lead from one to another and back', () => fc.assert(fc.property(path, path, (from, to) => {
    assert.equal(joinPath(folderOf(from), relativePath(folderOf(from), to)), to);
  })));

  it('lead to folders further up by nothing but steps up', () => {
    assert.equal(relativePath('a/b/c', 'a'), '../..');
    assert.equal(relativePath('a/b', 'a/c'), '../c');
    assert.equal(relativePath('ab/c', 'a'), '../../a');
  });

  it('do not lead out', () => {
    assert.equal(joinPath('a', '../../b'), null);
    assert.equal(joinPath('a/b', '/c'), 'c');
    assert.equal(joinPath('a', './b/../c'), 'a/c');
  });
});
