import assert from 'node:assert/strict';
import { NEWER, older, overview, page } from './dream-files';
import { check, type Files, fixed, told } from './findings';

const RULE = 'missing-section';
const SHOP = 'day_dream/SP01_shop/_overview.md';
const PHASE = 'day_dream/SP01_shop/p00_a/_overview.md';
const TASK = 'day_dream/SP01_shop/01_a.md';
const [PURPOSE, MAP, ORDER] = ['## Purpose\n\nWords.', '## Integration Map\n\n- None', '## Reading Order\n\n1. This'];
const CHILDREN = '## Children\n\n| Name | Type | Status |\n|---|---|---|\n| 01_a | Task | TODO |';

function shop(...blocks: readonly string[]): Files {
  return { ...NEWER, [SHOP]: overview('shop', 'WIP', [], ...blocks), [TASK]: page(['status: TODO'], '# A', '## Acceptance Criteria', '- [ ] b') };
}

const task = (...blocks: readonly string[]): Files => ({ ...shop(PURPOSE, CHILDREN, MAP, ORDER), [TASK]: page(['status: TODO'], '# A', ...blocks) });

async function after(files: Files, path: string): Promise<string> {
  const { findings } = await check(files);
  const repaired = fixed(files, findings.find(({ rule }) => rule === RULE)!);
  assert.deepEqual((await told(repaired, RULE)), []);
  return repaired[path] as string;
}

describe(RULE, () => {
  it('asks an overview for its sections, once for all', async () => {
    assert.deepEqual(await told(shop(PURPOSE, CHILDREN, MAP, ORDER), RULE), []);
    assert.deepEqual(await told(shop(PURPOSE, CHILDREN, ORDER), RULE), [`${SHOP}:10:1 info ${RULE}: no section \`Integration Map\``]);
    assert.deepEqual(await told(shop('## Notes'), RULE), [`${SHOP}:10:1 info ${RULE}: no sections \`Purpose\`, \`Children\`, \`Integration Map\` and \`Reading Order\``]);
  });

  it('knows a section by what its heading starts with, and Children by its table', async () => {
    assert.deepEqual(await told(shop('## 📖 Purpose & scope', CHILDREN.replace('## Children\n\n', ''), '### 3. Integration map', '## READING ORDER'), RULE), []);
  });

  it('asks for Children only where there are any', async () => {
    assert.deepEqual(await told({ [SHOP]: overview('shop', 'WIP', [], PURPOSE, MAP, ORDER) }, RULE), []);
  });

  it('asks a phase how to verify it', async () => {
    const phase = (...more: readonly string[]): Files => ({ ...NEWER, [PHASE]: overview('p00_a', 'TODO', [], PURPOSE, MAP, ORDER, ...more) });
    assert.deepEqual(await told(phase(), RULE), [`${PHASE}:10:1 info ${RULE}: no section \`How to Verify\``]);
    assert.deepEqual(await told(phase('### How to Verify (Manual)\n\n1. Look'), RULE), []);
    assert.ok((await after(phase(), PHASE)).endsWith('1. This\n\n### How to Verify (Manual)\n\n1. To be written\n'));
  });

  it('gives sections in another order a hint', async () => {
    assert.deepEqual(await told(shop(CHILDREN, PURPOSE, MAP, ORDER), RULE), [`${SHOP}:12:1 hint ${RULE}: \`Children\` belongs behind \`Purpose\``]);
  });

  it('asks a task for criteria with checkboxes', async () => {
    assert.deepEqual(await told(task('## Scope', '- a'), RULE), [`${TASK}:5:1 info ${RULE}: no section \`Acceptance Criteria\``]);
    assert.deepEqual(await told(task('## Acceptance Criteria', '- a'), RULE), [`${TASK}:7:1 info ${RULE}: \`Acceptance Criteria\` has no checkboxes`]);
    for (const criteria of ['## Definition of Done\n\n- [ ] b', '**Acceptance Criteria:**\n\n- [x] b']) assert.deepEqual(await told(task('## Scope', criteria), RULE), [], criteria);
    assert.ok((await after(task('## Scope', '- a'), TASK)).endsWith('- a\n\n## Acceptance Criteria\n\n- [ ] To be agreed\n'));
  });

  it('tells nothing of what is not written out yet, is over, archived, a feature, a plan in one file or the root, and in version 4.02', async () => {
    assert.deepEqual(await told(task('Words.'), RULE), []);
    assert.deepEqual(await told({ ...NEWER, [SHOP]: overview('shop', 'TODO', [], 'Words.') }, RULE), []);
    for (const status of ['DONE', 'CUT']) assert.deepEqual(await told({ ...task(), [TASK]: page([`status: ${status}`], '# A', '## Scope') }, RULE), [], status);
    const others = ['_archive/02_b.md', '03_feat_b.md', '02_architecture.md', 'modules/b.md', '02_b.template.md'];
    const phased = { 'day_dream/SP01_shop/p00_a/_overview.md': '# A\n' };
    for (const name of others) assert.deepEqual(await told({ [SHOP]: '# Shop\n', ...phased, [`day_dream/SP01_shop/${name}`]: '# B\n\n## Scope\n' }, RULE), [], name);
    assert.deepEqual(await told({ ...NEWER, 'day_dream/_overview.md': '# Plans\n\n## Notes\n', 'day_dream/mobile_vision.md': page(['status: TODO'], '# M', '## Why') }, RULE), []);
    assert.deepEqual(await told({ 'day_dream/shop/_overview.md': older(overview('shop', 'WIP', [], '## Notes')), 'day_dream/shop/01_a.md': '# A\n\n## Scope\n' }, RULE), []);
  });

  it('inserts each section in its place, whatever ends lines and the text', async () => {
    assert.equal(await after(shop(PURPOSE, CHILDREN, ORDER), SHOP), overview('shop', 'WIP', [], PURPOSE, CHILDREN, '## Integration Map\n\nTo be written', ORDER));
    assert.equal(await after(shop(MAP), SHOP), overview('shop', 'WIP', [], '## Purpose\n\nTo be written', '## Children\n\n| Name | Type | Status | Description |\n|---|---|---|---|', MAP, '## Reading Order\n\nTo be written'));
    const windows = shop(PURPOSE, CHILDREN, MAP)[SHOP]!.trimEnd().replaceAll('\n', '\r\n');
    assert.equal(await after({ ...shop(), [SHOP]: windows }, SHOP), `${windows}\r\n\r\n## Reading Order\r\n\r\nTo be written\r\n`);
  });
});
