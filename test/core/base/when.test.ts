import assert from 'node:assert/strict';
import { whenOf } from '../../../src/core/base/when';

describe('whenOf', () => {
  it('reads a day however it is spelled', () => {
    const spellings = [
      '2026-11-02', '2026-11-02T09:30:00Z', '2 Nov 2026', '2nd November 2026', '02.11.2026', '2. 11. 2026', 'November 2, 2026', 'Nov 2nd 2026', '2026/11/02', '20261102', ' 2026-11-02 ',
    ];
    assert.deepEqual(spellings.filter((written) => whenOf(written) !== '2026-11-02'), []);
    assert.equal(whenOf('13/11/2026'), '2026-11-13');
    assert.equal(whenOf('11/13/2026'), '2026-11-13');
    assert.equal(whenOf('11/11/2026'), '2026-11-11');
  });

  it('reads months, quarters and years as exactly as they are said', () => {
    for (const written of ['Sep 2025', 'Sept. 2025', 'september 2025', '2025 Sep', '2025-09', '2025/9', '09/2025', '9.2025']) assert.equal(whenOf(written), '2025-09', written);
    for (const written of ['Q3 2025', '2025-Q3', 'q3/2025']) assert.equal(whenOf(written), '2025-07', written);
    assert.equal(whenOf('2025'), '2025');
  });

  it('reads nothing that might be several days, or is none', () => {
    for (const written of ['11/02/2026', '1/2/2026', '2026-13', '2026-02-30', '31/31/2026', 'soon', '', 'SP01', '12', 'Sepia 2025']) assert.equal(whenOf(written), null, written);
  });

  it('sorts a year before its months, and these before their days', () => {
    assert.deepEqual(['2 Sep 2025', 'Feb 2026', 'Sep 2025', '2025', 'Q1 2026'].sort((a, b) => whenOf(a)! < whenOf(b)! ? -1 : 1), ['2025', 'Sep 2025', '2 Sep 2025', 'Q1 2026', 'Feb 2026']);
  });
});
