import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Bag } from '../../../src/core/base/bag';

describe('Bag', () => {
  it('holds what a set would, in the same order, however many there are', () => {
    const step = fc.record({ adds: fc.boolean(), value: fc.integer({ min: 0, max: 14 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const bag = new Bag<number>();
      const set = new Set<number>();
      for (const { adds, value } of steps) {
        if (adds) {
          bag.add(value);
          set.add(value);
        } else {
          bag.delete(value);
          set.delete(value);
        }
        assert.deepEqual([...bag.values()], [...set]);
        assert.equal(bag.isEmpty, set.size === 0);
      }
    }), { numRuns: 100 });
  });
});
