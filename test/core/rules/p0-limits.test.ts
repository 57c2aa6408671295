import assert from 'node:assert/strict';
import { older, overview, page, table } from './dream-files';
import { type Files, told } from './findings';

const RULE = 'p0-limits';
const FOLDER = 'day_dream/SP01_shop';
const PHASE = `${FOLDER}/p00_base/_overview.md`;

function phase(status = 'TODO', magnitude = 'Standard'): string {
  return overview('p00_base', status).replace('Standard', magnitude);
}

function tasks(count: number, status = 'TODO', folder = `${FOLDER}/p00_base`): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/0${i + 1}_task.md`, page([`status: ${status}`], '# Task')]));
}

const shop = (more: Files): Files => ({ [`${FOLDER}/_overview.md`]: overview('shop', 'WIP'), [PHASE]: phase(), ...more });

describe(RULE, () => {
  it('tells of more than five tasks, at the title', async () => {
    assert.deepEqual(await told(shop(tasks(5)), RULE), []);
    assert.deepEqual(await told(shop(tasks(7)), RULE), [`${PHASE}:10:1 warning ${RULE}: \`p00_base\` has 7 tasks; a first phase has 5 at most`]);
    assert.equal((await told(shop({ ...tasks(3), ...tasks(3, 'TODO', `${FOLDER}/p00_base/sub`), [`${FOLDER}/p00_base/sub/_overview.md`]: overview('sub', 'TODO') }), RULE)).length, 1);
    assert.deepEqual(await told(shop({ ...tasks(5), [`${FOLDER}/p00_base/06_task.md`]: page(['status: CUT'], '# F') }), RULE), [], 'what is cut does not count');
  });

  it('tells of more than five slots, at the magnitude or in the phase plan', async () => {
    assert.deepEqual(await told(shop({ [PHASE]: phase('TODO', 'Heavy') }), RULE), []);
    for (const magnitude of ['Epic', '■■■■■■■■ Epic', 'epic']) {
      assert.deepEqual(await told(shop({ [PHASE]: phase('TODO', magnitude) }), RULE), [`${PHASE}:4:12 warning ${RULE}: \`p00_base\` has up to 8 slots; a first phase has 5 at most`]);
    }
    const plan = { [`${FOLDER}/80_implementation.md`]: `# Phases\n\n${table('| Phase | Slots | Status |', '| p00 | 6 | TODO |', '| p01 | 9 | TODO |')}\n` };
    assert.deepEqual(await told(shop(plan), RULE), [`${FOLDER}/80_implementation.md:5:9 warning ${RULE}: \`p00_base\` has up to 6 slots; a first phase has 5 at most`]);
    assert.equal((await told(shop({ ...plan, [PHASE]: phase('TODO', 'Epic') }), RULE)).length, 1, 'once');
  });

  it('tells of a task that is not known, where it says so', async () => {
    const path = `${FOLDER}/p00_base/01_a.md`;
    for (const label of ['RESEARCH', 'experimental', '"[RESEARCH]"']) {
      const [only] = await told(shop({ [path]: page([`difficulty: ${label}`], '# A') }), RULE);
      assert.ok(only?.startsWith(`${path}:2:13 warning ${RULE}: `), only);
    }
    assert.deepEqual(await told(shop({ [path]: page([], '# A [RESEARCH]') }), RULE), [`${path}:1:1 warning ${RULE}: \`RESEARCH\` in \`p00_base\`; a first phase holds only what is \`KNOWN\``]);
    for (const text of ['# C ⏳ [TODO] [RESEARCH]', '# J [RESEARCH] 🔬', '# K [RESEARCH] ⏳ TODO', '# L [Research]', '# D\n\n**Difficulty:** [RESEARCH]', '# D\n\n- **Difficulty**: RESEARCH 🔬']) {
      assert.equal((await told(shop({ [path]: page(['status: TODO'], text) }), RULE)).length, 1, text);
    }
    const plan = { [`${FOLDER}/80_implementation.md`]: `# Phases\n\n### p00\n\n${table('| Status | Task | Difficulty |', '| ⏳ | [a](./p00_base/01_a.md) | EXPERIMENTAL |')}\n` };
    assert.deepEqual(await told(shop({ ...plan, [path]: page(['status: TODO'], '# A') }), RULE), [`${FOLDER}/80_implementation.md:7:33 warning ${RULE}: \`EXPERIMENTAL\` in \`p00_base\`; a first phase holds only what is \`KNOWN\``]);
    for (const own of [page(['difficulty: RESEARCH'], '# A'), page(['status: TODO'], '# A ⏳ [TODO] [RESEARCH]')]) {
      assert.equal((await told(shop({ ...plan, [path]: own }), RULE)).length, 1, 'once');
    }
  });

  it('tells nothing of what is known, over, said in other words, of later phases, and in version 4.02', async () => {
    const path = `${FOLDER}/p00_base/01_a.md`;
    for (const label of ['KNOWN', '[KNOWN]', 'medium', '3', 'unknown']) assert.deepEqual(await told(shop({ [path]: page([`difficulty: ${label}`], '# A') }), RULE), [], label);
    for (const text of ['# A [Research] team', '# A [KNOWN] ⏳ [TODO]', '# A [Research](../research.md)', '# [RESEARCH]', '# A\n\n**Difficulty:** research first', '# A\n\n[RESEARCH]']) {
      assert.deepEqual(await told(shop({ [path]: page(['status: TODO'], text) }), RULE), [], text);
    }
    assert.deepEqual(await told(shop({ [path]: page(['status: DONE', 'difficulty: RESEARCH'], '# A') }), RULE), []);
    assert.deepEqual(await told(shop({ [PHASE]: phase('DONE', 'Epic'), ...tasks(7, 'DONE') }), RULE), []);
    assert.deepEqual(await told(shop({ [PHASE]: phase('CUT', 'Epic'), [path]: page(['status: CUT', 'difficulty: RESEARCH'], '# A') }), RULE), []);
    assert.deepEqual(await told(shop({ [`${FOLDER}/p01_more/_overview.md`]: overview('p01_more', 'TODO').replace('Standard', 'Epic'), ...tasks(7, 'TODO', `${FOLDER}/p01_more`) }), RULE), []);
    assert.deepEqual(await told(shop({ [`${FOLDER}/p01_more/01_a.md`]: page(['difficulty: RESEARCH'], '# A') }), RULE), []);
    assert.deepEqual(await told({ 'day_dream/shop/_overview.md': older(overview('shop', 'WIP')), ...tasks(7, 'TODO', 'day_dream/shop/p00_base'), 'day_dream/shop/p00_base/_overview.md': '# Base\n' }, RULE), []);
  });
});
