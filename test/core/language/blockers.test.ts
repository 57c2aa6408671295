import assert from 'node:assert/strict';
import { possibleBlockers } from '../../../src/core/language/blockers';
import { check } from '../rules/findings';

const overview = (status: string): string => `---\nstatus: ${status}\n---\n# A plan\n`;

const FILES = {
  'day_dream/_overview.md': '# Plans\n',
  'day_dream/SP01_shop/_overview.md': overview('WIP'),
  'day_dream/SP01_shop/p00_base/_overview.md': overview('DONE'),
  'day_dream/SP01_shop/p01_cart/_overview.md': overview('WIP'),
  'day_dream/SP01_shop/p01_cart/01_lines.md': overview('TODO'),
  'day_dream/SP01_shop/p01_cart/02_sums.md': overview('TODO'),
  'day_dream/SP01_shop/p02_pay/_overview.md': overview('TODO'),
  'day_dream/SP02_market/_overview.md': overview('TODO'),
  'day_dream/SP03_gone/_overview.md': overview('CUT'),
  'day_dream/_completed/2025-Q1/SP00_old/_overview.md': overview('WIP'),
  'PLAN.md': '# Garden\n\n- [ ] Dig\n- [ ] Sow\n',
};

describe('what something may wait for', () => {
  const blockers = async (...ids: readonly string[]): Promise<readonly string[]> => {
    const { facts: { plan } } = await check(FILES);
    return possibleBlockers(plan, ids.map((id) => plan.subject(id) ?? assert.fail(id))).map(({ name }) => name);
  };

  it('is what lies beside it first, then beside what it is part of, then plans; not what it is part of, nor what is over', async () => {
    assert.deepEqual(await blockers('day_dream/SP01_shop/p02_pay'), ['p01_cart', 'SP02_market', 'PLAN']);
    assert.deepEqual(await blockers('day_dream/SP01_shop/p01_cart/02_sums.md'), ['01_lines', 'p02_pay', 'SP02_market', 'PLAN']);
    assert.deepEqual(await blockers('day_dream/SP02_market'), ['SP01_shop', 'PLAN']);
  });

  it('is each once for several, and none of them', async () => {
    assert.deepEqual(await blockers('day_dream/SP01_shop/p01_cart', 'day_dream/SP01_shop/p02_pay'), ['SP02_market', 'PLAN']);
  });
});
