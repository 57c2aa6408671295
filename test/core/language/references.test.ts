import assert from 'node:assert/strict';
import { referencesAt } from '../../../src/core/language/references';
import { planIn } from '../reports/plan-in';
import { drawnPlace } from './drawn-place';
import { caretIn, type Marked } from './marked';
import { SHOP, TICKETS } from './workspaces';

async function found(files: Marked['files'], file: string, piece: string, withDefinition = false): Promise<readonly string[]> {
  const { files: texts, path, offset } = caretIn(files, file, piece);
  return referencesAt(await planIn(texts), path, offset, withDefinition).map((place) => drawnPlace(texts, place));
}

const MARKET = 'day_dream/SP06_market/_overview.md';
const TO_CART = [
  'p00_setup/01_tables.md: ../_overview.md#purpose',
  'SP06_market/_overview.md: cart',
  'SP06_market/_overview.md: ../SP05_cart/_overview.md',
  'SP06_market/_overview.md: ../SP05_cart/_overview.md#children',
  'SP06_market/_overview.md: SP05_cart/_overview.md',
  'SP06_market/_overview.md: SP05',
  'day_dream/_overview.md: ./SP05_cart/_overview.md',
  'day_dream/_overview.md: SP05',
  'day_dream/_overview.md: SP05_cart',
  'modules/cart_service.md: SP05_cart',
];

describe('referencesAt', () => {
  it('finds all that speak of a plan, whatever they call it, from wherever one asks', async () => {

    assert.deepEqual(await found(SHOP, MARKET, '[ca‸rt'), TO_CART);
    assert.deepEqual(await found(SHOP, 'day_dream/_overview.md', 'BLOCKED:le‸gal'), []);
    assert.deepEqual(await found(SHOP, 'day_dream/SP05_cart/_overview.md', 'SP05 — Ca‸rt'), TO_CART);
  });

  it('begins with the places that name it, or where it begins if none does', async () => {
    assert.deepEqual((await found(SHOP, MARKET, '[ca‸rt', true)).slice(0, 3), [
      'SP05_cart/_overview.md: cart', 'SP05_cart/_overview.md: SP05', TO_CART[0],
    ]);
    assert.deepEqual(await found(SHOP, 'day_dream/SP05_cart/p00_setup/01_tables.md', '# Tab‸les', true), ['p00_setup/01_tables.md: # Tables']);
  });

  it('finds those to a ticket, also in ranges', async () => {
    assert.deepEqual(await found(TICKETS, 'PLAN.md', '**: Th‸ird'), ['PLAN.md: PF-3', 'PLAN.md: PF-3']);
    assert.deepEqual(await found(TICKETS, 'PLAN.md', ' - [PF‸-2]', true), ['PLAN.md: PF-1', 'PLAN.md: PF-2', 'PLAN.md: PF-1', 'PLAN.md: PF-1..PF-3']);
  });

  it('finds those to all of a range between its ends', async () => {
    assert.deepEqual(await found(TICKETS, 'PLAN.md', 'PF-1.‸.PF-3'), [
      ...await found(TICKETS, 'PLAN.md', ' - [PF‸-2]'), ...await found(TICKETS, 'PLAN.md', '**: Th‸ird'),
    ]);
  });

  it('lists a place once that Markdown tells of, too: a link by its destination, the heading of the caret as a whole', async () => {
    const files = {
      ...SHOP, 'PLAN.md': '# Plan\n\n## Phase 1: Base\n\nSee [SP05_cart](day_dream/SP05_cart/_overview.md), [SP05](https://example.org) and [below](#phase-2-rest).\n\n## Phase 2: Rest\n\n**Depends on:** Phase 1\n',
    };
    assert.deepEqual((await found(files, MARKET, '[ca‸rt')).filter((each) => each.startsWith('PLAN')), ['PLAN.md: day_dream/SP05_cart/_overview.md', 'PLAN.md: SP05']);
    assert.deepEqual((await found(SHOP, 'day_dream/SP05_cart/_overview.md', 'SP05 — Ca‸rt', true)).slice(0, 2), ['SP05_cart/_overview.md: cart', 'SP05_cart/_overview.md: # 🛒 SP05 — Cart']);
    assert.deepEqual(await found(files, 'PLAN.md', '## Phase‸ 1', true), ['PLAN.md: ## Phase 1: Base', 'PLAN.md: Phase 1']);
    assert.deepEqual(await found(files, 'PLAN.md', '(#phase‸-2', true), [], 'Markdown by itself tells');
  });

  it('finds nothing from words', async () => {
    assert.deepEqual(await found(SHOP, MARKET, 'Aft‸er', true), []);
    assert.deepEqual(await found(SHOP, 'README.md', '# Ab‸out', true), []);
  });
});
