import assert from 'node:assert/strict';
import { older, overview, page } from './dream-files';
import { check, type Files, fixed, told } from './findings';

const RULE = 'state-delta';
const ROOT = 'day_dream/_overview.md';
const SHOP = 'day_dream/SP01_shop/_overview.md';
const CART = 'day_dream/SP01_shop/modules/cart.md';

function files(deltas: string, shop = overview('core_shop', 'DONE'), more: Files = {}): Files {
  return { [ROOT]: `# Plans\n\n## Purpose\n\nWords.\n${deltas}`, [SHOP]: shop, ...more };
}

describe(RULE, () => {
  it('tells of a plan that is done without one, at its status', async () => {
    const expected = [`${SHOP}:5:9 warning ${RULE}: \`SP01_shop\` is \`DONE\`, but has no State Delta`];
    assert.deepEqual(await told(files(''), RULE), expected);
    assert.deepEqual(await told(files('\n## State Deltas\n\n### ✅ PP02_cart — Sep 2025\n\n- SP01: mentioned\n'), RULE), expected);
  });

  it('knows a plan by any of its names', async () => {
    for (const title of ['✅ SP01_shop — Jan 2026', 'SP01 — Jan 2026', '[SP01_shop](SP01_shop/_overview.md) (January)', '🏁 Shop', '2026-01: SP01']) {
      assert.deepEqual(await told(files(`\n## 📜 State Deltas\n\n### ${title}\n\nNo module changed.\n`), RULE), [], title);
    }
  });

  it('tells nothing of what is not done, is done too early, cut, archived, part of a plan, or older, and where there is no overview', async () => {
    for (const status of ['WIP', 'TODO', 'CUT', 'BLOCKED:x']) assert.deepEqual(await told(files('', overview('shop', status)), RULE), [], status);
    assert.deepEqual(await told(files('', undefined, { 'day_dream/SP01_shop/01_a.md': page(['status: WIP'], '# A') }), RULE), []);
    assert.deepEqual(await told({ [SHOP]: overview('shop', 'DONE') }, RULE), []);
    assert.deepEqual(await told({ [ROOT]: '# Plans\n', 'day_dream/_completed/2025-Q4/SP01_shop/_overview.md': overview('shop', 'DONE') }, RULE), []);
    assert.deepEqual(await told(files('', overview('shop', 'WIP'), { 'day_dream/SP01_shop/SP02_sub/_overview.md': overview('sub', 'DONE') }), RULE), []);
    assert.deepEqual(await told({ [ROOT]: '# Plans\n', 'day_dream/shop/_overview.md': older(overview('shop', 'DONE')) }, RULE), []);
  });

  it('tells nothing of what may be in the archive: closed before the oldest that is left', async () => {
    const deltas = '\n## State Deltas\n\nSee the [archive](_state_deltas_archive.md).\n\n### SP03 — 2026-01-18\n\n### PP02 — Jan 2026\n';
    const archive = { 'day_dream/_state_deltas_archive.md': '<!-- GENERATED -->\n' };
    assert.deepEqual(await told(files(deltas, undefined, archive), RULE), []);
    assert.equal((await told(files(deltas), RULE)).length, 1, 'no archive');
    assert.equal((await told(files(deltas.replace('Jan 2026', 'Nov 2025'), undefined, archive), RULE)).length, 1, 'closed later');
  });

  it('tells of the one behind the twentieth', async () => {
    const deltas = (count: number): string => `\n## State Deltas\n\n${Array.from({ length: count }, (_, i) => `### ✅ PP${20 + i} — 2025\n`).join('\n')}`;
    assert.deepEqual(await told(files(deltas(20), overview('shop', 'WIP')), RULE), []);
    assert.deepEqual(await told(files(deltas(22), overview('shop', 'WIP')), RULE), [`${ROOT}:49:1 warning ${RULE}: 22 State Deltas; the oldest go to the archive, so that 20 stay`]);
  });

  it('tells of a module that does not know who has changed it, and adds that', async () => {
    const spec = (plans: string): string => page(['module: cart', 'last_updated: 2026-01-12', `modified_by_plans: ${plans}`], '# Cart');
    const all = (plans: string): Files => files('\n## State Deltas\n\n### ✅ SP01_shop — 2026\n\n- cart: new\n\n### ✅ PP02 — 2025\n\n- **cart**: hands over\n- mail: new\n', overview('shop', 'WIP'), {
      [CART]: spec(plans), 'day_dream/_completed/PP02_pay/_overview.md': overview('pay', 'DONE'),
    });
    assert.deepEqual(await told(all('[]'), RULE), [`${CART}:4:1 warning ${RULE}: \`PP02_pay\` has changed \`cart\` by its State Delta, but is not in \`modified_by_plans\``]);
    for (const plans of ['[PP02]', '[pay]', '[SP01, PP02_pay]']) assert.deepEqual(await told(all(plans), RULE), [], plans);
    const { findings } = await check(all('[SP01]'));
    const after = fixed(all('[SP01]'), findings.find(({ rule }) => rule === RULE)!);
    assert.match(after[CART]!, /modified_by_plans: \[SP01, PP02_pay\]\n/);
    assert.deepEqual(await told(after, RULE), []);
  });

  it('begins a State Delta, the latest first, in a section of its own where there is none', async () => {
    const spec = { [CART]: page(['module: cart', 'last_updated: 2026-01-12', 'modified_by_plans: []'], '# Cart') };
    const cases: readonly (readonly [string, Files, string])[] = [
      ['', {}, 'Words.\n\n## State Deltas\n\n### ✅ SP01_shop — Jan 2026\n\nNo module changed.\n'],
      ['\n## State Deltas\n\nNone yet.\n', {}, 'None yet.\n\n### ✅ SP01_shop — Jan 2026\n\nNo module changed.\n'],
      ['\n## State Deltas\n\n### PP02\n\n- a: b\n', spec, '## State Deltas\n\n### ✅ SP01_shop — Jan 2026\n\n- cart: changed\n\n### PP02\n'],
    ];
    for (const [deltas, more, expected] of cases) {
      const before = files(deltas, undefined, more);
      const { findings } = await check(before);
      const after = fixed(before, findings.find(({ rule }) => rule === RULE)!);
      assert.ok(after[ROOT]!.includes(expected), after[ROOT]);
      assert.deepEqual(await told(after, RULE), []);
    }
  });
});
