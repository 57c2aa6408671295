import assert from 'node:assert/strict';
import { symbolsOf } from '../../../src/core/language/symbols';
import { planIn } from '../reports/plan-in';
import { drawnPlace } from './drawn-place';
import type { Marked } from './marked';
import { SHOP, TICKETS } from './workspaces';

async function symbols(query: string, files: Marked['files'] = SHOP): Promise<readonly string[]> {
  return symbolsOf(await planIn(files), query).map(({ subject: { kind, name }, status, plan }) => `${kind} ${name} ${status} in ${plan?.name}`);
}

describe('symbolsOf', () => {
  it('has all kinds, archived ones last, each with its status and plan', async () => {
    assert.deepEqual(await symbols(''), [
      'plan SP05_cart wip in day_dream', 'phase p00_setup wip in SP05_cart', 'task 01_tables done in SP05_cart', 'phase p01_prices todo in SP05_cart',
      'plan SP06_market blocked in day_dream', 'phase p00_setup todo in SP06_market', 'module cart_service null in day_dream',
      'plan SP01_core done in day_dream',
    ]);
    assert.deepEqual(await symbols('', TICKETS), [
      'plan PLAN wip in undefined', 'phase Phase 1 done in PLAN', 'ticket PF-1, PF-2 todo in PLAN', 'ticket PF-3 done in PLAN',
      'phase Phase 2 todo in PLAN', 'ticket PF-4 todo in PLAN',
    ]);
  });

  it('finds by the letters that were typed, in their order: the nearest name first', async () => {
    assert.deepEqual(await symbols('cart'), ['module cart_service null in day_dream', 'plan SP05_cart wip in day_dream']);
    assert.deepEqual((await symbols('sp0')).filter((each) => each.startsWith('plan')), ['plan SP05_cart wip in day_dream', 'plan SP06_market blocked in day_dream', 'plan SP01_core done in day_dream']);
    assert.deepEqual(await symbols('MKT'), ['plan SP06_market blocked in day_dream']);
    assert.deepEqual(await symbols('pf-4', TICKETS), ['ticket PF-4 todo in PLAN']);
    assert.deepEqual(await symbols('third', TICKETS), ['ticket PF-3 done in PLAN']);
    assert.deepEqual(await symbols('xyz'), []);
  });

  it('knows where they are', async () => {
    const [ticket] = symbolsOf(await planIn(TICKETS), 'pf-3');
    assert.ok(ticket);
    assert.equal(drawnPlace(TICKETS, ticket.place), 'PLAN.md: - [x] **PF-3**: Third');
  });

  it('stops where nobody reads on', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `- [ ] PF-${i}: thing`).join('\n');
    assert.equal((await symbols('pf', { 'PLAN.md': many })).length, 250);
  });
});
