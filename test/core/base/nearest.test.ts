import assert from 'node:assert/strict';
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
});
