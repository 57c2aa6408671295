import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayOf, daysBetween, guessDay, isDay } from '../../../src/core/base/dates';

describe('dayOf', () => {
  it('takes dates and ISO date-times', () => {
    for (const written of [
      '2026-01-31', '2026-01-31T17:05:00Z', '2026-01-31T17:05', '2026-01-31 17:05:00', '2026-01-31T17:05:00.123+01:00', '2026-01-31t17:05z',
    ]) assert.equal(dayOf(written), '2026-01-31', written);
  });

  it('takes nothing else', () => {
    for (const written of [
      '', '2026', '2026-01', '2026-1-31', '2026/01/31', '20260131', '31.01.2026', 'Jan 2026', '2026-01-31 by Kai', '2026-01-31T', 'yesterday',
      '2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32', '0000-00-00',
    ]) assert.equal(dayOf(written), null, written);
    assert.equal(dayOf('2024-02-29'), '2024-02-29');
  });
});

describe('daysBetween', () => {
  it('counts over the ends of months and years, and backwards', () => {
    assert.equal(daysBetween('2025-12-23', '2026-01-20'), 28);
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2026-01-20', '2026-01-20'), 0);
    assert.equal(daysBetween('2026-03-30', '2026-03-28'), -2);
  });
});

describe('guessDay', () => {
  it('reads what can be but one day', () => {
    for (const written of [
      '2026/1/31', '2026.01.31', '2026-1-31', '20260131', '31.1.2026', '31. 01. 2026', 'Jan 31, 2026', 'january 31st 2026', '31 Jan. 2026',
      '31st January 2026', '31. January 2026', ' 2026/01/31 ',
    ]) assert.equal(guessDay(written), '2026-01-31', written);
    assert.equal(guessDay('Sept 9, 2025'), '2025-09-09');
  });

  it('guesses no further', () => {
    for (const written of ['1/2/2026', '31/01/2026', '01-31-2026', 'Jan 2026', '2026-02-30', '30.02.2026', 'Foo 3, 2026', '2026', 'soon', '2026/1-3']) {
      assert.equal(guessDay(written), null, written);
    }
  });

  it('gives nothing but days', () => {
    const part = fc.constantFrom('2026', '02', '30', '31', '1', '0', '.', '-', '/', ' ', ',', 'Feb', 'May', 'T');
    fc.assert(fc.property(fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')), (written) => {
      const day = guessDay(written);
      assert.ok(day === null || (/^\d{4}-\d{2}-\d{2}$/.test(day) && isDay(day)), `${written}: ${day}`);
    }), { numRuns: 500 });
  });
});
