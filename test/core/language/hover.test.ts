import assert from 'node:assert/strict';
import { hoverAt } from '../../../src/core/language/hover';
import { planIn } from '../reports/plan-in';
import { caretIn, type Marked } from './marked';
import { SHOP, TICKETS } from './workspaces';

/** What a hover spans, and what it is of. */
async function over(files: Marked['files'], file: string, piece: string): Promise<string | null> {
  const { files: texts, path, offset } = caretIn(files, file, piece);
  const hover = hoverAt(await planIn(texts), path, offset);
  if (hover === null) return null;
  const of = hover.kind === 'subject' ? hover.subjects.map(({ id }) => id).join(' ') : hover.kind === 'status' ? hover.subject.id : `${hover.magnitude} ${hover.slots}`;
  return `${hover.kind} ${texts[path]?.slice(hover.start, hover.end)} -> ${of.replaceAll('day_dream/', '')}`;
}

const ROOT = 'day_dream/_overview.md';
const MARKET = 'day_dream/SP06_market/_overview.md';

describe('hoverAt', () => {
  it('tells of what names mean', async () => {
    assert.equal(await over(SHOP, MARKET, '[ca‸rt'), 'subject cart -> SP05_cart');
    assert.equal(await over(SHOP, MARKET, '[the‸ cart]'), 'subject [the cart](../SP05_cart/_overview.md) -> SP05_cart');
    assert.equal(await over(SHOP, MARKET, '# SP‸06'), 'subject SP06 -> SP06_market');
    assert.equal(await over(TICKETS, 'PLAN.md', 'or PF‸-3'), 'subject PF-3 -> PLAN.md#phase-1/PF-3');
    assert.equal(await over({ 'PLAN.md': '## Phase 1\n\n- [ ] PF-1: a\n\n## Phase 2\n\n- [ ] PF-1: b\n\n## Notes\n\nAfter PF-1.\n' }, 'PLAN.md', 'r PF‸-1'),
      'subject PF-1 -> PLAN.md#phase-1/PF-1 PLAN.md#phase-2/PF-1');
  });

  it('tells between the ends of a range of all that is in it', async () => {
    const over3 = (piece: string): Promise<string | null> => over({ 'PLAN.md': '- [ ] PF-1: a, after PF-2..PF-4\n- [ ] PF-2: b\n- [ ] PF-3: c\n- [ ] PF-4: d\n' }, 'PLAN.md', piece);
    assert.equal(await over3('PF-2.‸.PF-4'), 'subject PF-2..PF-4 -> PLAN.md#PF-2 PLAN.md#PF-3 PLAN.md#PF-4');
    assert.equal(await over3('P‸F-2..PF-4'), 'subject PF-2 -> PLAN.md#PF-2');
  });

  it('tells of written statuses, whoever wrote them', async () => {
    assert.equal(await over(SHOP, MARKET, 'status: BLO‸CKED'), 'status BLOCKED:legal -> SP06_market');
    assert.equal(await over(SHOP, ROOT, '[BLO‸CKED:legal]'), 'status 🚧 [BLOCKED:legal] -> SP06_market');
    assert.equal(await over(SHOP, 'day_dream/SP05_cart/80_implementation.md', '✅ [DO‸NE]'), 'status ✅ [DONE] -> SP05_cart/p00_setup');
    assert.equal(await over(TICKETS, 'PLAN.md', '⏳ [TO‸DO]\r\n\r\n**'), 'status ⏳ [TODO] -> PLAN.md#phase-2');
    assert.equal(await over(TICKETS, 'PLAN.md', '[x‸] **'), 'status [x] -> PLAN.md#phase-1/PF-3');
  });

  it('tells the plan in a reason from the status around it', async () => {
    assert.equal(await over(SHOP, MARKET, 'BLOCKED:SP‸05'), 'subject SP05 -> SP05_cart');
    assert.equal(await over(SHOP, MARKET, '🚧 [BLO‸CKED:SP05]'), 'status 🚧 [BLOCKED:SP05] -> SP06_market');
  });

  it('tells what a magnitude stands for', async () => {
    assert.equal(await over(SHOP, MARKET, '"Hea‸vy"'), 'magnitude "Heavy" -> Heavy 5');
    assert.equal(await over(SHOP, MARKET, '** Hea‸vy'), 'magnitude Heavy -> Heavy 5');
    assert.equal(await over(SHOP, ROOT, '■□‸'), 'magnitude ■■■□□□□□ Standard -> Standard 3');
  });

  it('says nothing of words, of what leads nowhere, and in what is no plan', async () => {
    assert.equal(await over(SHOP, MARKET, 'Aft‸er'), null);
    assert.equal(await over(SHOP, MARKET, 'nob‸ody'), null);
    assert.equal(await over(SHOP, 'README.md', 'Ab‸out'), null);
  });
});
