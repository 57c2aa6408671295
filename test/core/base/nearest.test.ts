import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearest } from '../../../src/core/base/nearest';

describe('nearest', () => {
  it('finds what differs by a letter or two', () => {
    assert.equal(nearest('tre', ['set', 'tree', 'check']), 'tree');
    assert.equal(nearest('teer', ['tree']), 'tree');
    assert.equal(nearest('chekout_redesing', ['core_shop', 'checkout_redesign']), 'checkout_redesign');
  });

  it('takes no notice of case', () => {
    assert.equal(nearest('TREE', ['tree']), 'tree');
  });

  it('prefers the nearest, then the first', () => {
    assert.equal(nearest('stat', ['state', 'stats', 'stat']), 'stat');
    assert.equal(nearest('stat', ['stats', 'state']), 'stats');
  });

  it('finds nothing where nothing is near', () => {
    assert.equal(nearest('frobnicate', ['tree', 'check']), undefined);
    assert.equal(nearest('x', ['tree', 'y']), undefined, 'one letter is like any other');
    assert.equal(nearest('', ['a']), undefined);
    assert.equal(nearest('tree', []), undefined);
  });

  it('finds what counting every letter finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_'), maxLength: 9 });
    fc.assert(fc.property(word, fc.array(word, { maxLength: 6 }), (wanted, candidates) => {
      const most = Math.min(Math.max(2, Math.floor(wanted.length / 3)), wanted.length - 1);
      const distances = candidates.map((candidate) => lettersBetween(wanted, candidate));
      const least = Math.min(...distances);
      assert.equal(nearest(wanted, candidates), least <= most ? candidates[distances.indexOf(least)] : undefined);
    }), { numRuns: 100 });
  });
});

function lettersBetween(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return lettersBetween(restA, restB);
  return 1 + Math.min(lettersBetween(restA, b), lettersBetween(a, restB), lettersBetween(restA, restB));
}
