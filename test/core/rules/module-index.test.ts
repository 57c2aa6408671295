import assert from 'node:assert/strict';
import { older, overview, page, table } from './dream-files';
import { check, type Files, fixed, told } from './findings';

const RULE = 'module-index';
const ROOT = 'day_dream/_overview.md';
const SHOP = 'day_dream/SP01_shop/_overview.md';
const CART = 'day_dream/SP01_shop/modules/cart.md';
const SPEC = page(['module: cart', 'last_updated: 2026-01-12', 'modified_by_plans: [SP01]', 'knowledge_gaps: [parcels, a|b]'], '# Module: cart');

const index = (...rows: readonly string[]): string => `# Plans\n\n${table('| Module | Origin Plan | Modified By | Spec File | Knowledge Gaps |', ...rows)}\n`;

function files(root: string, more: Files = {}): Files {
  return { [ROOT]: root, [SHOP]: overview('shop', 'WIP'), [CART]: SPEC, ...more };
}

describe(RULE, () => {
  it('tells of a spec without a row, at its title', async () => {
    assert.deepEqual(await told(files(index('| search | SP01 | — | `gone.md` | |')), RULE), [`${CART}:8:1 error ${RULE}: \`cart\` has no row in the Module Index`]);
    assert.deepEqual(await told(files(index()), RULE), [`${CART}:8:1 error ${RULE}: \`cart\` has no row in the Module Index`]);
  });

  it('is content with a row of the root or of the plan, by path, link or name', async () => {
    for (const spec of ['`SP01_shop/modules/cart.md`', '[cart](SP01_shop/modules/cart.md)', 'SP01_shop/modules/cart.md']) {
      assert.deepEqual(await told(files(index(`| cart | SP01 | — | ${spec} | — |`)), RULE), [], spec);
    }
    const own = overview('shop', 'WIP', [], table('| Module | Spec File |', '| cart | `modules/cart.md` |'));
    assert.deepEqual(await told(files(index(), { [SHOP]: own }), RULE), []);
    assert.deepEqual(await told(files('# Plans\n', { [SHOP]: own }), RULE), []);
  });

  it('leaves to broken-reference a row whose spec is not there', async () => {
    assert.deepEqual((await told(files(index('| cart | SP01 | — | `SP01_shop/modules/crat.md` | — |')))).map((text) => text.split(' ')[2]), ['broken-reference:']);
  });

  it('tells of a row that names no spec, at the module', async () => {
    const found = await told(files(index('| cart | SP01 | — | — | |', '| search | SP01 | — | | |')), RULE);
    assert.deepEqual(found, [
      `${CART.replace(CART, ROOT)}:5:3 error ${RULE}: \`cart\` has no spec file here; did you mean \`${CART}\`?`,
      `${ROOT}:6:3 error ${RULE}: \`search\` has no spec file here`,
    ]);
  });

  it('tells nothing of modules older than the plans, without an index, of parts of plans, of archives, and in version 4.02', async () => {
    const row = '| cart | SP01 | — | `SP01_shop/modules/cart.md` | — |';
    assert.deepEqual(await told(files(index(row, '| auth | (pre-existing) | SP01 | — | |', '| mail | SP01 | — | (pre-existing) | |')), RULE), []);
    assert.deepEqual(await told(files('# Plans\n'), RULE), []);
    assert.deepEqual(await told(files(index(row), { 'day_dream/SP01_shop/p00_a/modules/mail.md': SPEC.replaceAll('cart', 'mail') }), RULE), []);
    assert.deepEqual(await told(files(index(row), { 'day_dream/_completed/SP02_old/modules/mail.md': SPEC, 'day_dream/_completed/SP02_old/_overview.md': overview('old', 'DONE') }), RULE), []);
    assert.deepEqual(await told({ [ROOT]: index(), 'day_dream/shop/_overview.md': older(overview('shop', 'WIP')), 'day_dream/shop/modules/cart.md': '# Cart\n' }, RULE), []);
  });

  it('adds the row, with what the spec says of itself', async () => {
    for (const root of [index(), index('| search | (pre-existing) | — | — | — |'), index().trimEnd(), `${index()}\nWords.\n`, index().replaceAll('\n', '\r\n')]) {
      const before = files(root);
      const { findings } = await check(before);
      const after = fixed(before, findings.find(({ rule }) => rule === RULE)!);
      assert.match(after[ROOT]!, /\n\| cart \| SP01_shop \| SP01 \| `SP01_shop\/modules\/cart\.md` \| parcels; a\\\|b \|(?:\r?\n|$)/, JSON.stringify(root));
      assert.deepEqual(await told(after, RULE), []);
    }
  });

  it('names the spec in the row', async () => {
    for (const cell of ['—', '', ' ']) {
      const before = files(index(`| cart | SP01 | — |${cell === '' ? '' : ` ${cell} `}| |`));
      const { findings } = await check(before);
      const after = fixed(before, findings.find(({ rule, path }) => rule === RULE && path === ROOT)!);
      assert.deepEqual(await told(after, RULE), [], JSON.stringify(after[ROOT]));
    }
  });
});
