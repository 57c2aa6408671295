import assert from 'node:assert/strict';
import { LINE_LIMITS } from '../../../src/core/dialects/dream-limits';
import { NEWER, older, overview, page } from './dream-files';
import { type Files, told } from './findings';

const RULE = 'line-limit';
const FOLDER = 'day_dream/SP01_shop';

/** A text of so many lines. */
function lines(count: number, first = '# Title'): string {
  return [first, ...Array.from({ length: count - first.split('\n').length }, (_, i) => `Line ${i}`)].join('\n') + '\n';
}

function files(path: string, text: string): Files {
  return { ...NEWER, [`${FOLDER}/_overview.md`]: overview('shop', 'WIP'), [path]: text };
}

const PATHS: readonly (readonly [path: string, limit: number])[] = [
  [`${FOLDER}/p00_a/_overview.md`, LINE_LIMITS._overview], [`${FOLDER}/01_executive_summary.md`, LINE_LIMITS['01_executive_summary']],
  [`${FOLDER}/01_summary.md`, LINE_LIMITS['01_summary']], [`${FOLDER}/02_architecture.md`, LINE_LIMITS['02_architecture']],
  [`${FOLDER}/80_implementation.md`, LINE_LIMITS['80_implementation']], [`${FOLDER}/81_module_structure.md`, LINE_LIMITS['81_module_structure']],
  [`${FOLDER}/82_cli_commands.md`, LINE_LIMITS['82_cli_commands']], [`${FOLDER}/p00_a/01_b.md`, LINE_LIMITS.task],
  [`${FOLDER}/assets/01_b.asset.md`, LINE_LIMITS.asset], [`${FOLDER}/modules/b.md`, LINE_LIMITS.module], ['day_dream/mobile_vision.md', LINE_LIMITS.vision],
];

describe(RULE, () => {
  for (const [path, limit] of PATHS) {
    it(`${path} may have ${limit} lines, and no more`, async () => {
      assert.deepEqual(await told(files(path, lines(limit)), RULE), []);
      const [only, ...others] = await told(files(path, lines(limit + 2)), RULE);
      assert.ok(only?.startsWith(`${path}:${limit + 1}:1 info ${RULE}: ${limit + 2} lines`), only);
      assert.deepEqual(others, []);
    });
  }

  it('a feature may have 300', async () => {
    const feature = `${FOLDER}/03_feat_a.md`;
    const phased = { [`${FOLDER}/p00_a/_overview.md`]: overview('p00_a', 'WIP') };
    assert.deepEqual(await told({ ...files(feature, lines(300)), ...phased }, RULE), []);
    assert.deepEqual(await told({ ...files(feature, lines(301)), ...phased }, RULE), [`${feature}:301:1 info ${RULE}: 301 lines; a feature has 300 at most`]);
  });

  it('counts lines as editors do, whatever ends them and however the text ends', async () => {
    const path = `${FOLDER}/01_b.md`;
    for (const text of [lines(100), lines(100).trimEnd(), lines(100).replaceAll('\n', '\r\n'), `\uFEFF${lines(100)}`]) assert.deepEqual(await told(files(path, text), RULE), []);
    for (const text of [lines(101), lines(101).trimEnd(), lines(101).replaceAll('\n', '\r\n')]) assert.equal((await told(files(path, text), RULE)).length, 1);
  });

  it('gives a phase plan more with each phase that it speaks of', async () => {
    const path = `${FOLDER}/80_implementation.md`;
    const phases = Object.fromEntries(['p00_a', 'p01_b'].map((name) => [`${FOLDER}/${name}/_overview.md`, overview(name, 'TODO')]));
    const first = '# Phases\n\n### p00 — A\n\nWords.\n\n### p01 — B\n\n### p02 — C';
    assert.deepEqual(await told({ ...files(path, lines(400, first)), ...phases }, RULE), []);
    assert.equal((await told({ ...files(path, lines(401, first)), ...phases }, RULE)).length, 1);
  });

  it('leaves the diagrams of an asset out, but not those of others', async () => {
    const diagram = `# Map\n\n\`\`\`mermaid\n${'a --> b\n'.repeat(90)}\`\`\`\n`;
    const asset = `${FOLDER}/assets/01_b.asset.md`;
    assert.deepEqual(await told(files(asset, diagram + 'Words.\n'.repeat(90)), RULE), []);
    assert.deepEqual(await told(files(asset, diagram + 'Words.\n'.repeat(110)), RULE), [`${asset}:193:1 info ${RULE}: 112 lines beside its diagrams; an asset has 100 at most`]);
    assert.equal((await told(files(`${FOLDER}/01_b.md`, diagram + 'Words.\n'.repeat(90)), RULE)).length, 1);
  });

  it('takes another limit from the setting', async () => {
    const path = `${FOLDER}/01_b.md`;
    assert.deepEqual(await told(files(path, lines(150)), RULE, { lineLimits: { task: 150 } }), []);
    assert.deepEqual(await told(files(path, lines(50)), RULE, { lineLimits: { task: 20 } }), [`${path}:21:1 info ${RULE}: 50 lines; a task has 20 at most`]);
  });

  it('tells nothing of what is over, of the root, of other documents, and in version 4.02', async () => {
    const long = lines(400);
    for (const status of ['DONE', 'CUT']) assert.deepEqual(await told(files(`${FOLDER}/01_b.md`, page([`status: ${status}`], long)), RULE), []);
    for (const path of ['day_dream/_overview.md', `${FOLDER}/99_references.md`, `${FOLDER}/notes.md`, 'day_dream/exploration/a.md', `${FOLDER}/_archive/01_b.md`, 'PLAN.md']) {
      assert.deepEqual(await told(files(path, long), RULE), [], path);
    }
    assert.deepEqual(await told({ 'day_dream/shop/_overview.md': older(overview('shop', 'WIP', [], long)), 'day_dream/shop/01_a.md': long }, RULE), []);
  });

  it('tells of more than three steps to verify a phase, at the fourth', async () => {
    const path = `${FOLDER}/p01_b/_overview.md`;
    const steps = (...all: readonly string[]): Files => files(path, overview('p01_b', 'TODO', [], '### How to Verify (Manual)', all.join('\n'), '## Notes', '- a\n- b'));
    assert.deepEqual(await told(steps('1. a', '2. b', '   - more', '3. c'), RULE), []);
    assert.deepEqual(await told(steps('1. a', '2. b', '3. c', '4. d', '5. e'), RULE), [`${path}:17:1 info ${RULE}: 5 steps to verify \`p01_b\`; 3 are enough`]);
    assert.deepEqual(await told(steps('1. a', '2. b', '3. c', '', '- note', '* another'), RULE), []);
    assert.equal((await told(steps('- a', '- b', '- c', '- d'), RULE)).length, 1);
  });
});
