import assert from 'node:assert/strict';
import { NEWER, older, overview, page } from './dream-files';
import { type Files, told } from './findings';

const RULE = 'archive-candidate';
const SHOP = 'day_dream/SP01_shop/_overview.md';

const files = (status: string, more: Files = {}): Files => ({ ...NEWER, [SHOP]: overview('shop', status), ...more });

describe(RULE, () => {
  it('tells of a plan that is done or cut, at its status', async () => {
    assert.deepEqual(await told(files('DONE')), [`${SHOP}:5:9 info ${RULE}: \`SP01_shop\` is \`DONE\`; it can go to \`_completed/2026-Q1/\``]);
    assert.deepEqual(await told(files('CUT'), RULE, {}, '2026-11-22'), [`${SHOP}:5:9 info ${RULE}: \`SP01_shop\` is \`CUT\`; it can go to \`_completed/2026-Q4/\``]);
    const vision = 'day_dream/mobile_vision.md';
    assert.equal((await told({ ...NEWER, [vision]: overview('mobile', 'CUT') }, RULE)).length, 1);
  });

  it('waits for what comes first: parts that are open, and the State Delta', async () => {
    assert.deepEqual(await told(files('DONE', { 'day_dream/SP01_shop/01_a.md': page(['status: WIP'], '# A') }), RULE), []);
    assert.deepEqual(await told(files('DONE', { 'day_dream/_overview.md': '# Plans\n' }), RULE), []);
    assert.equal((await told(files('CUT', { 'day_dream/_overview.md': '# Plans\n' }), RULE)).length, 1);
    assert.equal((await told(files('DONE', { 'day_dream/_overview.md': '# Plans\n\n## State Deltas\n\n### SP01\n' }), RULE)).length, 1);
  });

  it('tells nothing of what goes on, of parts of plans, of archives, of plan documents, and in version 4.02', async () => {
    for (const status of ['WIP', 'TODO', 'BLOCKED:x']) assert.deepEqual(await told(files(status), RULE), [], status);
    assert.deepEqual(await told(files('WIP', { 'day_dream/SP01_shop/p00_a/_overview.md': overview('p00_a', 'DONE'), 'day_dream/SP01_shop/sub/_overview.md': overview('sub', 'DONE') }), RULE), []);
    assert.deepEqual(await told({ ...NEWER, 'day_dream/_completed/SP01_shop/_overview.md': overview('shop', 'DONE'), 'PLAN.md': page(['status: done'], '# Plan') }, RULE), []);
    assert.deepEqual(await told({ 'day_dream/shop/_overview.md': older(overview('shop', 'DONE')) }, RULE), []);
  });
});
