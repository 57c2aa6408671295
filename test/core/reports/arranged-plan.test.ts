import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Plan, Subject } from '../../../src/core/model/plan';
import { STATUSES } from '../../../src/core/model/status';
import { AS_PLANNED, ArrangedPlan, type Arrangement, GROUPINGS, SORTINGS } from '../../../src/core/reports/arranged-plan';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { MemoryFiles } from '../memory-files';
import { planIn } from './plan-in';

const SHOP = `# Shop

## Phase 1 — Cart [DONE]

- [x] Add to cart
- [x] Remove from cart

## Phase 2 — Checkout [WIP]

**Owner:** ada

- [x] Address form
- [ ] Payment @bob
- [ ] Invoice 10
- [ ] Invoice 2

## Phase 3 — Returns [BLOCKED:legal]
`;

function arranged(plan: Plan, arrangement: Partial<Arrangement>): ArrangedPlan {
  return new ArrangedPlan(plan, { ...AS_PLANNED, ...arrangement });
}

/** Titles of what is shown, with what stands below in brackets. */
function drawn(shown: ArrangedPlan, subjects: readonly Subject[] = shown.roots): string {
  return subjects.map((subject) => {
    const below = shown.below(subject);
    return below.length === 0 ? subject.title : `${subject.title} [${drawn(shown, below)}]`;
  }).join(', ');
}

function drawnGroups(shown: ArrangedPlan): readonly string[] {
  return shown.groups.map(({ key, subjects }) => `${key || '-'}: ${drawn(shown, subjects)}`);
}

describe('a plan as somebody wants to see it', () => {
  const shop = (): Promise<Plan> => planIn({ 'PLAN.md': SHOP });

  it('is the plan as it stands in the files where nothing is asked for', async () => {
    const plan = await shop();
    const shown = arranged(plan, {});
    assert.equal(shown.isAsPlanned, true);
    assert.equal(shown.roots, plan.roots);
    assert.equal(shown.below(plan.roots[0]!), plan.roots[0]!.children);
    assert.deepEqual(shown.groups, []);
  });

  describe('by text', () => {
    it('keeps what has the words, whatever their case, with all above it', async () => {
      assert.equal(drawn(arranged(await shop(), { text: 'INVOICE' })), 'Shop [Phase 2 — Checkout [Invoice 10, Invoice 2]]');
    });

    it('keeps all that stands below what has them', async () => {
      assert.equal(drawn(arranged(await shop(), { text: 'checkout' })), 'Shop [Phase 2 — Checkout [Address form, Payment @bob, Invoice 10, Invoice 2]]');
    });

    it('takes some of the words from above', async () => {
      assert.equal(drawn(arranged(await shop(), { text: 'form checkout' })), 'Shop [Phase 2 — Checkout [Address form]]');
      assert.equal(drawn(arranged(await shop(), { text: 'form cart' })), '');
    });

    it('knows owners behind an @', async () => {
      assert.equal(drawn(arranged(await shop(), { text: '@bob' })), 'Shop [Phase 2 — Checkout [Payment @bob]]');
      assert.match(drawn(arranged(await shop(), { text: '@ada' })), /^Shop \[Phase 2 — Checkout \[Address form/);
    });

    it('is no filter where there are only blanks', async () => {
      assert.equal(arranged(await shop(), { text: '  ' }).isAsPlanned, true);
    });
  });

  describe('by status', () => {
    it('keeps what has one of them, with all above it', async () => {
      assert.equal(drawn(arranged(await shop(), { statuses: ['blocked'] })), 'Shop [Phase 3 — Returns]');
      assert.equal(drawn(arranged(await shop(), { statuses: ['todo'] })), 'Shop [Phase 2 — Checkout [Payment @bob, Invoice 10, Invoice 2]]');
    });

    it('goes together with text', async () => {
      assert.equal(drawn(arranged(await shop(), { statuses: ['done'], text: 'checkout' })), 'Shop [Phase 2 — Checkout [Address form]]');
    });

    it('hides what is done or cut, but for what holds something that is not', async () => {
      assert.equal(drawn(arranged(await shop(), { hidesDone: true })), 'Shop [Phase 2 — Checkout [Payment @bob, Invoice 10, Invoice 2], Phase 3 — Returns]');
      const plan = await planIn({ 'PLAN.md': '# P\n\n## Phase 1 — A [DONE]\n\n- [ ] forgotten\n- [x] made\n\n## Phase 2 — B [CUT]\n' });
      assert.equal(drawn(arranged(plan, { hidesDone: true })), 'P [Phase 1 — A [forgotten]]');
    });
  });

  describe('in groups', () => {
    it('by status has each subject once, below the one above it where that has the same', async () => {
      assert.deepEqual(drawnGroups(arranged(await shop(), { groupBy: 'status' })), [
        'blocked: Phase 3 — Returns',
        'wip: Shop [Phase 2 — Checkout]',
        'todo: Payment @bob, Invoice 10, Invoice 2',
        'done: Phase 1 — Cart [Add to cart, Remove from cart], Address form',
      ]);
    });

    it('by kind', async () => {
      assert.deepEqual(drawnGroups(arranged(await shop(), { groupBy: 'kind', text: 'checkout' })), [
        'phase: Phase 2 — Checkout', 'item: Address form, Payment @bob, Invoice 10, Invoice 2',
      ]);
    });

    it('by owner: who has a phase has what is in it, and those that nobody has come last', async () => {
      assert.deepEqual(drawnGroups(arranged(await shop(), { groupBy: 'owner', hidesDone: true })), [
        'ada: Phase 2 — Checkout [Invoice 10, Invoice 2]', 'bob: Payment @bob', '-: Shop [Phase 3 — Returns]',
      ]);
    });

    it('have nothing that is archived: that stands by itself', async () => {
      const plan = await planIn({ 'plans/a-plan.md': '# A\n\n- [ ] x\n', 'plans/_archive/b-plan.md': '# B\n\n- [ ] y\n' });
      const shown = arranged(plan, { groupBy: 'status' });
      assert.deepEqual(drawnGroups(shown), ['todo: A [x]']);
      assert.equal(drawn(shown), 'B [y]');
    });

    it('are told of what stands at their top', async () => {
      const shown = arranged(await shop(), { groupBy: 'status' });
      const [payment] = shown.within('todo');
      assert.equal(shown.above(payment!.id), 'todo');
      const [cart] = shown.within('done');
      assert.equal(shown.above(shown.below(cart!)[0]!.id), cart);
    });
  });

  describe('in an order', () => {
    const phase = async (sortBy: Arrangement['sortBy']): Promise<string> => {
      const shown = arranged(await shop(), { sortBy });
      return drawn(shown);
    };

    it('by title, numbers as people count', async () => {
      assert.match(await phase('title'), /\[Address form, Invoice 2, Invoice 10, Payment @bob\]/);
    });

    it('by status, what wants to be looked at first', async () => {
      assert.match(await phase('status'), /^Shop \[Phase 3 — Returns, Phase 2 — Checkout \[Payment @bob, Invoice 10, Invoice 2, Address form\], Phase 1/);
    });

    it('by progress, the furthest first', async () => {
      assert.match(await phase('progress'), /^Shop \[Phase 1 — Cart \[.*\], Phase 2 — Checkout \[Address form, .*\], Phase 3/);
    });

    it('by date, the newest first, what has none last', async () => {
      const file = (date: string): string => `---\nname: x\nstatus: TODO\n${date}---\n`;
      const plan = await planIn({
        'day_dream/_overview.md': '# Root\n',
        'day_dream/SP01_a/_overview.md': file(''),
        'day_dream/SP02_b/_overview.md': file('last_updated: 2026-01-02\n'),
        'day_dream/SP03_c/_overview.md': file('last_updated: 2026-03-01\n'),
      });
      assert.equal(drawn(arranged(plan, { sortBy: 'updated' })), 'Root [SP03_c, SP02_b, SP01_a]');
    });
  });

  it('follows the plan', async () => {
    const workspace = await createPlanWorkspace({ files: new MemoryFiles({ 'PLAN.md': SHOP }), settings: DEFAULT_SETTINGS });
    const shown = arranged(workspace.plan, { statuses: ['blocked'] });
    assert.equal(drawn(shown), 'Shop [Phase 3 — Returns]');
    await workspace.setText('PLAN.md', SHOP.replace('[WIP]', '[BLOCKED:bank]'));
    assert.equal(drawn(shown), 'Shop [Phase 2 — Checkout, Phase 3 — Returns]');
  });

  it('shows whatever it shows once, below what it says it stands below', async () => {
    const root = join(__dirname, '../../../examples/novamart');
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.md'));
    const plan = await planIn(Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])));
    const arrangement = fc.record({
      text: fc.constantFrom('', 'cart', 'checkout api', '@', 'zzz'), statuses: fc.subarray([...STATUSES]), hidesDone: fc.boolean(),
      groupBy: fc.constantFrom(...GROUPINGS), sortBy: fc.constantFrom(...SORTINGS),
    });
    fc.assert(fc.property(arrangement, (wanted) => {
      const shown = arranged(plan, wanted);
      const seen = new Set<string>();
      const walk = (subjects: readonly Subject[], above: Subject | string | null): void => {
        for (const subject of subjects) {
          assert.equal(seen.has(subject.id), false, subject.id);
          seen.add(subject.id);
          assert.equal(shown.isShown(subject.id), true);
          const told = shown.above(subject.id);
          assert.equal(typeof told === 'object' && told !== null ? told.id : told, typeof above === 'object' && above !== null ? above.id : above);
          walk(shown.below(subject), subject);
        }
      };
      for (const { key, subjects } of shown.groups) {
        assert.notEqual(subjects.length, 0);
        walk(subjects, key);
      }
      walk(shown.roots, shown.isGrouped ? '' : null);
    }), { numRuns: 60 });
  });
});
