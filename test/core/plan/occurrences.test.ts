import assert from 'node:assert/strict';
import { type Occurrence, occurrencesAt, occurrencesOf } from '../../../src/core/plan/occurrences';
import { marked } from '../language/marked';
import { planIn } from '../reports/plan-in';

const SHOP = {
  'day_dream/_overview.md': '# The shop\n\n## Plans\n\n| Plan | Status | Depends on |\n|---|---|---|\n| [SP05_cart](./SP05_cart/_overview.md) | 🔄 [WIP] | — |\n| SP06_market | ⏳ [TODO] | SP05 |\n',
  'day_dream/SP05_cart/_overview.md': '---\nname: "cart"\nstatus: WIP\n---\n\n# SP05 — Cart\n\n## Children\n\n| Name | Status |\n|---|---|\n| p00_setup | ✅ [DONE] |\n',
  'day_dream/SP05_cart/80_implementation.md': '# Plan\n\n### p00 — Setup ✅ [DONE]\n\n**Phase Status:** Done\n',
  'day_dream/SP05_cart/p00_setup/_overview.md': '---\nname: p00_setup\nstatus: DONE\n---\n\n# Phase 0: Setup\n',
  'day_dream/SP05_cart/p00_setup/01_tables.md': '---\nstatus: DONE\n---\n# Tables\n',
  'day_dream/SP06_market/_overview.md': '---\nname: market\nstatus: BLOCKED:core-cart\ndepends_on: [cart, \'SP05\']\n---\n\n# SP06 — Market\n\nSee `../SP05_cart/_overview.md` and [the cart](../SP05_cart/_overview.md#children), SP05 too.\n\n> Part of it · 🚧 [BLOCKED:cart]\n',
  'day_dream/modules/cart_service.md': '---\nmodule: cart_service\nmodified_by_plans:\n  - SP05_cart\n---\n# Cart\n',
};

const TICKETS = '# Plan\r\n\r\n## ✅ Phase 1: Base\r\n\r\n- [ ] [PF-1] - [PF-2] First\r\n- [x] **PF-3**: Third\r\n\r\n## Phase 2 — After ⏳ [TODO]\r\n\r\n**Depends on:** Phase 1, PF-1..PF-3\r\n\r\n' +
  '| ID | Ticket | Status |\r\n|---|---|---|\r\n| PF-4 | Fourth, after PF-3 | ⏳ [TODO] |\r\n\r\n| # | Package |\r\n|---|---|\r\n| 1 | Docs |\r\n';

/** `text -> ids`, the text being what an occurrence spans; `=` where the subject is defined. */
function drawn(files: Readonly<Record<string, string>>, { path, start, end, ids, reference }: Occurrence): string {
  return `${files[path]?.slice(start, end) ?? ''} ${reference === null ? '=' : '->'} ${ids.join(' ')}`;
}

async function at(files: Readonly<Record<string, string>>, caret: readonly [path: string, before: string, behind: string]): Promise<readonly string[]> {
  const [file, before, behind] = caret;
  const { files: texts, path, offset } = marked({ ...files, [file]: (files[file] ?? '').replace(before + behind, `${before}‸${behind}`) });
  return occurrencesAt(await planIn(texts), path, offset).map((each) => drawn(texts, each));
}

async function of(files: Readonly<Record<string, string>>, id: string): Promise<readonly string[]> {
  const found = occurrencesOf(await planIn(files), id);
  return found.map((each) => `${each.path.split('/').slice(-2).join('/')}: ${drawn(files, { ...each, ids: [] }).trimEnd()}`);
}

const MARKET = 'day_dream/SP06_market/_overview.md';
const CART = 'day_dream/SP05_cart';

describe('occurrencesAt', () => {
  it('finds names in front matter, without their quotes, at their ends too', async () => {
    assert.deepEqual(await at(SHOP, [MARKET, '[ca', 'rt,']), [`cart -> ${CART}`]);
    assert.deepEqual(await at(SHOP, [MARKET, 'SP05', '\'']), [`SP05 -> ${CART}`]);
    assert.deepEqual(await at(SHOP, [MARKET, 'name: ', 'market']), ['market = day_dream/SP06_market']);
    assert.deepEqual(await at(SHOP, [`${CART}/_overview.md`, '"cart', '"']), [`cart = ${CART}`]);
    assert.deepEqual(await at(SHOP, ['day_dream/modules/cart_service.md', 'module: cart', '_']), ['cart_service = day_dream/modules/cart_service.md']);
  });

  it('finds the name in a reason, and not the status before it', async () => {
    assert.deepEqual(await at(SHOP, [MARKET, '[BLOCKED:', 'cart]']), [`cart -> ${CART}`]);
    assert.deepEqual(await at(SHOP, [MARKET, '[BLO', 'CKED:cart]']), []);
  });

  it('finds links by text and destination, paths and ids', async () => {
    assert.deepEqual(await at(SHOP, [MARKET, '[the ', 'cart]']), [`[the cart](../SP05_cart/_overview.md#children) -> ${CART}`]);
    assert.deepEqual(await at(SHOP, [MARKET, '](../', 'SP05']), [`../SP05_cart/_overview.md#children -> ${CART}`]);
    assert.deepEqual(await at(SHOP, [MARKET, '`../', 'SP05']), [`../SP05_cart/_overview.md -> ${CART}`]);
    assert.deepEqual(await at(SHOP, [MARKET, 'SP05', ' too']), [`SP05 -> ${CART}`]);
  });

  it('finds what rows and headings speak of, and the name in a title', async () => {
    assert.deepEqual(await at(SHOP, ['day_dream/_overview.md', 'SP06_', 'market']), ['SP06_market -> day_dream/SP06_market']);
    assert.deepEqual(await at(SHOP, ['day_dream/_overview.md', '| SP', '05 |']), [`SP05 -> ${CART}`]);
    assert.deepEqual(await at(SHOP, [`${CART}/80_implementation.md`, 'p0', '0 —']), [`p00 -> ${CART}/p00_setup`]);
    assert.deepEqual(await at(SHOP, [`${CART}/80_implementation.md`, 'Phase ', 'Status']), []);
    assert.deepEqual(await at(SHOP, [`${CART}/_overview.md`, '# SP', '05']), [`SP05 = ${CART}`]);
    assert.deepEqual(await at(SHOP, [`${CART}/p00_setup/_overview.md`, '# Phase', ' 0']), [`Phase 0 = ${CART}/p00_setup`]);
  });

  it('finds each id where a document defines it', async () => {
    const files = { 'PLAN.md': TICKETS };
    assert.deepEqual(await at(files, ['PLAN.md', '[PF-', '1]']), ['PF-1 = PLAN.md#phase-1/PF-1']);
    assert.deepEqual(await at(files, ['PLAN.md', '[PF-2', ']']), ['PF-2 = PLAN.md#phase-1/PF-1']);
    assert.deepEqual(await at(files, ['PLAN.md', '**', 'PF-3']), ['PF-3 = PLAN.md#phase-1/PF-3']);
    assert.deepEqual(await at(files, ['PLAN.md', '✅ Phase', ' 1']), ['Phase 1 = PLAN.md#phase-1']);
    assert.deepEqual(await at(files, ['PLAN.md', '## Phase 2', ' —']), ['Phase 2 = PLAN.md#phase-2']);
    assert.deepEqual(await at(files, ['PLAN.md', '| PF-4', ' |']), ['PF-4 = PLAN.md#phase-2/PF-4']);
    assert.deepEqual(await at(files, ['PLAN.md', '| 1', ' | Docs']), ['1 = PLAN.md#phase-2/package-1']);
    assert.deepEqual(await at(files, ['PLAN.md', 'Do', 'cs']), []);
  });

  it('tells the ends of a range from what lies between', async () => {
    const files = { 'PLAN.md': TICKETS };
    assert.deepEqual((await at(files, ['PLAN.md', '1, PF', '-1..']))[0], 'PF-1 -> PLAN.md#phase-1/PF-1');
    assert.deepEqual((await at(files, ['PLAN.md', '..PF-3', '\r\n']))[0], 'PF-3 -> PLAN.md#phase-1/PF-3');
    assert.deepEqual(await at(files, ['PLAN.md', 'PF-1.', '.PF-3']), ['PF-1..PF-3 -> PLAN.md#phase-1/PF-1']);
  });

  it('finds nothing in prose, nor in what is no plan', async () => {
    assert.deepEqual(await at({ ...SHOP, 'README.md': 'SP05' }, ['README.md', 'SP', '05']), []);
    assert.deepEqual(await at(SHOP, ['day_dream/_overview.md', '# The', ' shop']), []);
  });
});

describe('occurrencesOf', () => {
  it('begins where a plan is defined', async () => {
    assert.deepEqual(await of(SHOP, CART), [
      'SP05_cart/_overview.md: cart =',
      'SP05_cart/_overview.md: SP05 =',
      'SP06_market/_overview.md: cart ->',
      'SP06_market/_overview.md: SP05 ->',
      'SP06_market/_overview.md: ../SP05_cart/_overview.md ->',
      'SP06_market/_overview.md: ../SP05_cart/_overview.md#children ->',
      'SP06_market/_overview.md: SP05 ->',
      'SP06_market/_overview.md: cart ->',
      'day_dream/_overview.md: [SP05_cart](./SP05_cart/_overview.md) ->',
      'day_dream/_overview.md: SP05 ->',
      'modules/cart_service.md: SP05_cart ->',
    ]);
  });

  it('gives all places of a ticket', async () => {
    assert.deepEqual(await of({ 'PLAN.md': TICKETS }, 'PLAN.md#phase-1/PF-3'), ['PLAN.md: PF-3 =', 'PLAN.md: PF-3 ->', 'PLAN.md: PF-3 ->']);
  });

  it('knows nothing of who is not there', async () => {
    assert.deepEqual(await of(SHOP, 'nobody'), []);
  });
});
