import assert from 'node:assert/strict';
import { definitionAt, isPlainLink } from '../../../src/core/language/definition';
import { planIn } from '../reports/plan-in';
import { drawnPlace } from './drawn-place';
import { caretIn } from './marked';
import { SHOP, TICKETS } from './workspaces';

type Files = Readonly<Record<string, string>>;

async function from(files: Files, file: string, piece: string): Promise<readonly string[] | null> {
  const { files: texts, path, offset } = caretIn(files, file, piece);
  return definitionAt(await planIn(texts), path, offset)?.places.map((place) => drawnPlace(texts, place)) ?? null;
}

const ROOT = 'day_dream/_overview.md';
const CART = 'day_dream/SP05_cart/_overview.md';
const MARKET = 'day_dream/SP06_market/_overview.md';
const TASK = 'day_dream/SP05_cart/p00_setup/01_tables.md';
const CART_TITLE = 'SP05_cart/_overview.md: # 🛒 SP05 — Cart';

describe('definitionAt', () => {
  it('leads from names to the titles of plans, phases and modules', async () => {
    assert.deepEqual(await from(SHOP, MARKET, 'depends_on: [ca‸rt'), [CART_TITLE]);
    assert.deepEqual(await from(SHOP, MARKET, 'BLOCKED:SP‸05]'), [CART_TITLE]);
    assert.deepEqual(await from(SHOP, ROOT, 'SP06_mar‸ket'), ['SP06_market/_overview.md: # SP06 — Market']);
    assert.deepEqual(await from(SHOP, ROOT, '| SP‸05, '), [CART_TITLE]);
    assert.deepEqual(await from(SHOP, ROOT, 'modules/cart‸_service.md'), ['modules/cart_service.md: # Cart']);
    assert.deepEqual(await from(SHOP, ROOT, '| SP05‸_cart |\n'), [CART_TITLE]);
  });

  it('leads to what is archived', async () => {
    assert.deepEqual(await from(SHOP, CART, '[co‸re]'), ['SP01_core/_overview.md: # SP01 — Core']);
    assert.deepEqual(await from(SHOP, ROOT, '| SP0‸1 |'), ['SP01_core/_overview.md: # SP01 — Core']);
  });

  it('leads to the phases of the own plan, as there are others of that name', async () => {
    assert.deepEqual(await from(SHOP, 'day_dream/SP05_cart/p01_prices/_overview.md', '- p00‸_setup'), ['p00_setup/_overview.md: # p00 — Setup']);
    const { files: texts, path, offset } = caretIn(SHOP, MARKET, 'p0‸0 and');
    const [place] = definitionAt(await planIn(texts), path, offset)?.places ?? [];
    assert.equal(place?.path, 'day_dream/SP06_market/p00_setup/_overview.md');
  });

  it('leads along links, from text and destination: to the heading, if there is one', async () => {
    assert.deepEqual(await from(SHOP, MARKET, '[the ‸cart]'), [CART_TITLE]);
    assert.deepEqual(await from(SHOP, MARKET, '../SP05‸_cart/_overview.md)'), [CART_TITLE]);
    assert.deepEqual(await from(SHOP, MARKET, '[its‸ rows]'), ['SP05_cart/_overview.md: ## Children']);
    assert.deepEqual(await from(TICKETS, 'PLAN.md', '[to the‸ base]'), ['PLAN.md: ## ✅ Phase 1: Base']);
    assert.deepEqual(await from(SHOP, MARKET, '`SP05_cart/_over‸view.md`'), [CART_TITLE]);
  });

  it('leads to files that are no plans', async () => {
    assert.deepEqual(await from(SHOP, TASK, '[no‸tes]'), ['README.md: ']);
  });

  it('leads to tickets by their ids, to each end of a range, and between them to all of it', async () => {
    assert.deepEqual(await from(TICKETS, 'PLAN.md', 'or PF‸-3'), ['PLAN.md: - [x] **PF-3**: Third']);
    assert.deepEqual(await from(TICKETS, 'PLAN.md', ', PF‸-1..'), ['PLAN.md: - [ ] [PF-1] - [PF-2] First']);
    assert.deepEqual(await from(TICKETS, 'PLAN.md', '..PF-3‸'), ['PLAN.md: - [x] **PF-3**: Third']);
    assert.deepEqual(await from(TICKETS, 'PLAN.md', '.‸.PF-3'), ['PLAN.md: - [ ] [PF-1] - [PF-2] First', 'PLAN.md: - [x] **PF-3**: Third']);
    assert.deepEqual(await from(TICKETS, 'PLAN.md', 'on:** Pha‸se 1'), ['PLAN.md: ## ✅ Phase 1: Base']);
  });

  it('stays where something is defined', async () => {
    assert.deepEqual(await from(SHOP, CART, 'name: ca‸rt'), ['SP05_cart/_overview.md: cart']);
    assert.deepEqual(await from(TICKETS, 'PLAN.md', '- [PF‸-2]'), ['PLAN.md: PF-2']);
    assert.deepEqual(await from(TICKETS, 'PLAN.md', '| PF‸-4'), ['PLAN.md: PF-4']);
  });

  it('leads from a row to the heading of the same thing', async () => {
    const files = { 'PLAN.md': '| # | Package |\n|---|---|\n| 1 | Docs |\n\n## Package 1: Docs\n\n- [ ] Write\n' };
    assert.deepEqual(await from(files, 'PLAN.md', '| 1‸ |'), ['PLAN.md: ## Package 1: Docs']);
  });

  it('leads to each of those that a name may mean', async () => {
    const files = { ...SHOP, 'day_dream/SP07_cart/_overview.md': '---\nname: cart\nstatus: TODO\n---\n# SP07 — Cart\n' };
    assert.deepEqual(await from(files, MARKET, '[ca‸rt'), [CART_TITLE, 'SP07_cart/_overview.md: # SP07 — Cart']);
  });

  it('leads nowhere from what is not there, and is nothing elsewhere', async () => {
    assert.deepEqual(await from(SHOP, MARKET, 'nob‸ody'), []);
    assert.equal(await from(SHOP, MARKET, 'Af‸ter'), null);
    assert.equal(await from(SHOP, 'README.md', '# Ab‸out'), null);
  });
});

describe('isPlainLink', () => {
  async function isPlain(files: Files, file: string, piece: string): Promise<boolean> {
    const { files: texts, path, offset } = caretIn(files, file, piece);
    return isPlainLink(await planIn(texts), path, offset);
  }

  it('is so on a destination that names a heading by a path from the file itself', async () => {
    assert.equal(await isPlain(SHOP, MARKET, '_overview.md#chi‸ldren'), true);
    assert.equal(await isPlain(TICKETS, 'PLAN.md', '(#-phase‸-1'), true);
    assert.equal(await isPlain(SHOP, MARKET, '[its‸ rows]'), false);
    assert.equal(await isPlain(SHOP, MARKET, '../SP05‸_cart/_overview.md)'), false);
    assert.equal(await isPlain({ 'PLAN.md': '[a](#not-there)' }, 'PLAN.md', '#not‸'), false);
  });

  it('is so on a label', async () => {
    assert.equal(await isPlain({ 'PLAN.md': 'A [link][there].\n\n[there]: ./PLAN.md\n' }, 'PLAN.md', '[the‸re].'), true);
  });
});
