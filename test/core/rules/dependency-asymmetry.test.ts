import assert from 'node:assert/strict';
import { older, overview } from './dream-files';
import { check, type Files, fixed, told } from './findings';

const RULE = 'dependency-asymmetry';
const SHOP = 'day_dream/SP01_shop/_overview.md';
const CART = 'day_dream/PP02_cart/_overview.md';

function files(ofShop: readonly string[], ofCart: readonly string[], shop = 'WIP', cart = 'TODO'): Files {
  return { [SHOP]: overview('shop', shop, ofShop), [CART]: overview('cart', cart, ofCart) };
}

async function blocksAfter(before: Files): Promise<string | undefined> {
  const { findings } = await check(before);
  const after = fixed(before, findings.find(({ rule }) => rule === RULE)!);
  assert.deepEqual(await told(after, RULE), []);
  return /^blocks:.*(?:\n +-.*)*/m.exec(after[SHOP] as string)?.[0];
}

describe(RULE, () => {
  it('tells of a plan that the other does not name, at the name', async () => {
    assert.deepEqual(await told(files([], ['depends_on: [shop]']), RULE), [
      `${CART}:8:14 info ${RULE}: \`PP02_cart\` depends on \`SP01_shop\`, which does not name it in \`blocks\``,
    ]);
    assert.deepEqual(await told(files(['blocks: [SP07]'], ['depends_on:', '  - "SP01"']), RULE), [], 'a name that leads nowhere may mean it');
  });

  it('says where the other tells what it blocks', async () => {
    const { findings } = await check(files(['blocks: []'], ['depends_on: [SP01]']));
    assert.deepEqual(findings.map(({ rule, related }) => [rule, ...related.map(({ path, start }) => [path, start])]), [[RULE, [SHOP, 101]]]);
  });

  it('is content with any name that leads there', async () => {
    for (const name of ['PP02_cart', 'PP02', 'cart', '../PP02_cart/_overview.md', '"cart"']) {
      assert.deepEqual(await told(files([`blocks: [${name}]`], ['depends_on: [shop]']), RULE), [], name);
    }
  });

  it('tells nothing of what is over, of other versions, and of what is no plan of the root', async () => {
    assert.deepEqual(await told(files([], ['depends_on: [shop]'], 'DONE'), RULE), []);
    assert.deepEqual(await told(files([], ['depends_on: [shop]'], 'CUT'), RULE), []);
    assert.deepEqual(await told(files([], ['depends_on: [shop]'], 'WIP', 'DONE'), RULE), []);
    const unnumbered = { 'day_dream/shop/_overview.md': older(overview('shop', 'WIP')), 'day_dream/cart/_overview.md': older(overview('cart', 'WIP', ['depends_on: [shop]'])) };
    assert.deepEqual(await told(unnumbered, RULE), []);
    assert.equal((await told(unnumbered, RULE, { profile: '4.05' })).length, 1);
    const phases = { ...files([], []), 'day_dream/SP01_shop/p00_a/_overview.md': overview('p00_a', 'WIP'), 'day_dream/SP01_shop/p01_b/_overview.md': overview('p01_b', 'TODO', ['depends_on: [p00_a]']) };
    assert.deepEqual(await told(phases, RULE), []);
    assert.deepEqual(await told({ [CART]: overview('cart', 'WIP', ['depends_on: [shop]']), 'day_dream/_completed/2025-Q4/SP01_shop/_overview.md': overview('shop', 'WIP') }, RULE), []);
  });

  it('adds the plan as others are named there', async () => {
    assert.equal(await blocksAfter(files([], ['depends_on: [shop]'])), 'blocks: [cart]');
    assert.equal(await blocksAfter(files([], ['depends_on: [SP01]'])), 'blocks: [PP02]');
    assert.equal(await blocksAfter(files(['blocks: []'], ['depends_on: [SP01_shop]'])), 'blocks: [PP02_cart]');
    assert.equal(await blocksAfter(files(['blocks:'], ['depends_on: [shop]'])), 'blocks: [cart]');
    const third = { 'day_dream/SP03_late_billing/_overview.md': overview('late_billing', 'TODO', ['depends_on: [SP01]']) };
    assert.equal(await blocksAfter({ ...files(['blocks: [SP03]'], ['depends_on: [shop]']), ...third }), 'blocks: [SP03, PP02]');
    assert.equal(await blocksAfter({ ...files(['blocks:', '  - late-billing', 'knowledge_gaps: []'], ['depends_on: [shop]']), ...third }), 'blocks:\n  - late-billing\n  - cart');
  });
});
