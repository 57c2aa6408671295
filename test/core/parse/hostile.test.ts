import assert from 'node:assert/strict';
import { planOfClaims } from '../plan/draw';
import { claimsOf } from './claim-lines';
import { HOSTILE } from './hostile-cases';

const LENGTH = 100_000;

/** Speed is measured by the hostile benchmark. This only tells what takes forever from what does not. */
const FOREVER = 20_000;

describe('a hostile file', function () {
  this.timeout(FOREVER);

  for (const { name, text } of HOSTILE) {
    it(`is read to its end: ${name}`, () => {
      const hostile = text(LENGTH);
      const claims = claimsOf(hostile);
      assert.ok(claims.blocks.every(({ start, end }) => start <= end && end <= hostile.length));
      assert.equal(planOfClaims(claims).kind, 'plan');
    });
  }

  it('has a name of its own', () => {
    assert.equal(new Set(HOSTILE.map(({ name }) => name)).size, HOSTILE.length);
  });
});
