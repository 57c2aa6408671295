import assert from 'node:assert/strict';
import { check, fixed, type Files, told } from './findings';

const ROOT = 'day_dream';
const PLAN = `${ROOT}/SP01_core_shop/_overview.md`;

/** A complete plan with some lines in place of its own, or besides. */
function overview(...lines: readonly string[]): string {
  const fields = new Map([
    ['name', 'core_shop'], ['type', 'system'], ['magnitude', 'Heavy'], ['status', 'WIP'], ['origin', 'x'], ['last_updated', '2026-01-02'],
  ]);
  for (const each of lines) {
    const colon = each.indexOf(':');
    fields.set(each.slice(0, colon), each.slice(colon + 1).trimStart());
  }
  return `---\n${[...fields].map(([key, value]) => `${key}: ${value}\n`).join('')}---\n\n# Shop\n`;
}

function shop(text: string, path = PLAN, root = '# Plans\n'): Files {
  return { [`${ROOT}/_overview.md`]: root, [PLAN]: overview(), [path]: text };
}

/** What is told of a line in the plan, without place. */
async function said(...lines: readonly string[]): Promise<readonly string[]> {
  return (await told(shop(overview(...lines)), 'invalid-field')).map((each) => each.replace(/^\S+ /, '').replace(' invalid-field', ''));
}

/** The line after the fix, which leaves nothing to find. */
async function put(written: string): Promise<string | undefined> {
  const text = overview(written);
  const files = shop(text);
  const finding = (await check(files)).findings.find(({ rule }) => rule === 'invalid-field');
  assert.ok(finding, written);
  if (finding.fixes().length === 0) return undefined;
  const after = fixed(files, finding);
  assert.deepEqual(await told(after, 'invalid-field'), [], written);
  const before = text.split('\n');
  return after[PLAN]?.split('\n').find((each, i) => each !== before[i]);
}

describe('invalid-field', () => {
  it('finds words that are none of those a field may have, at the value', async () => {
    assert.deepEqual(await told(shop(overview('magnitude: Hevy'))), [`${PLAN}:4:12 error invalid-field: \`Hevy\` is no magnitude; did you mean \`Heavy\`?`]);
    assert.deepEqual(await said('magnitude: 5'), ['error: `5` is no magnitude; did you mean `Heavy`?']);
    assert.deepEqual(await said('magnitude: Medium'), ['error: `Medium` is no magnitude: `Trivial`, `Light`, `Standard`, `Heavy` or `Epic`']);
    assert.deepEqual(await said('type: sytem'), ['error: `sytem` is no type; did you mean `system`?']);
    assert.deepEqual(await said('type: feature'), ['error: `feature` is no type: `system` or `procedure`']);
    assert.deepEqual(await said('type: [system]', 'magnitude: {a: b}'), ['error: `type` is a word, not a list', 'error: `magnitude` is a word, not a map']);
  });

  it('takes upper and lower case, quotes, and the drawing of a magnitude', async () => {
    assert.deepEqual(await said('type: System', 'magnitude: heavy'), []);
    assert.deepEqual(await said('type: "procedure"', 'magnitude: "■■■□□□□□ Standard"'), []);
  });

  it('finds an emergency that nobody would find, and tells of priorities that nobody heeds', async () => {
    assert.deepEqual(await said('priority: emergancy'), ['error: `emergancy` is no priority; did you mean `emergency`?']);
    assert.deepEqual(await said('priority: high'), ['info: `high` is no priority: `emergency` or `normal`']);
    for (const written of ['priority: normal', 'priority: —', 'priority: none', 'priority:']) assert.deepEqual(await said(written), [], written);
    assert.deepEqual(await said('priority: emergency', 'emergency_declared_at: 2026-01-02T10:00:00Z'), []);
  });

  it('finds dates that are none, and days that are not', async () => {
    assert.deepEqual(await said('last_updated: Jan 2026'), ['error: `Jan 2026` is no date: `YYYY-MM-DD`']);
    assert.deepEqual(await said('last_updated: 2026/1/2'), ['error: `2026/1/2` is no date; did you mean `2026-01-02`?']);
    assert.deepEqual(await said('start_at: 2026-02-30'), ['error: `2026-02-30` is not in the calendar']);
    assert.deepEqual(await said('last_updated: [2026-01-02]'), ['error: `last_updated` is a date, not a list']);
    assert.deepEqual(await said('last_updated: none'), ['error: `none` is no date: `YYYY-MM-DD`']);
    assert.deepEqual(await said('invalidation_date: soon', 'emergency_declared_at: 10:00'), ['error: `soon` is no date: `YYYY-MM-DD`', 'error: `10:00` is no date: `YYYY-MM-DD`']);
    for (const written of [
      'last_updated: 2026-01-02', 'last_updated: "2026-01-02"', 'last_updated: 2026-01-02T10:00:00Z', 'last_updated: 2026-01-02 10:00', 'start_at: TBD',
      'start_at: —', 'start_at:', 'start_at: 2024-02-29',
    ]) assert.deepEqual(await said(written), [], written);
  });

  it('finds a name that is not the folder’s', async () => {
    assert.deepEqual(await said('name: shop'), ['error: `shop` is not what the folder is called; did you mean `core_shop`?']);
    assert.deepEqual(await said('name: SP02_core_shop'), ['error: `SP02_core_shop` is not what the folder is called; did you mean `core_shop`?']);
    for (const name of ['core_shop', 'SP01_core_shop', 'core-shop', 'Core shop', '"core_shop"']) assert.deepEqual(await said(`name: ${name}`), [], name);
    const phase = `${ROOT}/SP01_core_shop/p00_base/_overview.md`;
    for (const name of ['p00_base', 'base']) assert.deepEqual(await told(shop(overview(`name: ${name}`), phase), 'invalid-field'), [], name);
    assert.deepEqual(await told(shop(overview('name: p01_base'), phase), 'invalid-field'), [
      `${phase}:2:7 error invalid-field: \`p01_base\` is not what the folder is called; did you mean \`p00_base\`?`,
    ]);
    const simple = `${ROOT}/mobile_vision.md`;
    for (const name of ['mobile_vision', 'mobile']) assert.deepEqual(await told(shop(overview(`name: ${name}`), simple), 'invalid-field'), [], name);
    assert.match((await told(shop(overview('name: web'), simple), 'invalid-field'))[0] ?? '', /`web` is not what the file is called; did you mean `mobile_vision`\?$/);
  });

  it('finds what should be a list', async () => {
    assert.deepEqual(await said('depends_on: SP02'), ['error: `depends_on` is a list; did you mean `[SP02]`?']);
    assert.deepEqual(await said('blocks: SP02, PP03_x'), ['error: `blocks` is a list; did you mean `[SP02, PP03_x]`?']);
    assert.deepEqual(await said('depends_on: the shop (mostly)'), ['error: `depends_on` is a list']);
    assert.deepEqual(await said('knowledge_gaps: VAT, returns'), ['error: `knowledge_gaps` is a list; did you mean `["VAT, returns"]`?']);
    for (const written of ['depends_on:', 'depends_on: none', 'depends_on: —', 'depends_on: [SP02]', 'knowledge_gaps: []', 'blocks: ~']) {
      assert.deepEqual(await said(written), [], written);
    }
  });

  it('finds keys with a slip, as bad as missing ones where the field is required', async () => {
    assert.deepEqual(await told(shop(overview('depend_on: [SP01_core_shop]')), 'invalid-field'), [
      `${PLAN}:8:1 info invalid-field: no field \`depend_on\`; did you mean \`depends_on\`?`,
    ]);
    for (const [key, meant] of [
      ['dependsOn', 'depends_on'], ['depends-on', 'depends_on'], ['Depends on', 'depends_on'], ['block', 'blocks'], ['knowlege_gaps', 'knowledge_gaps'],
      ['knowledge_gap', 'knowledge_gaps'], ['priorty', 'priority'], ['startat', 'start_at'], ['invaldiated_by', 'invalidated_by'],
    ] as const) assert.deepEqual(await said(`${key}: []`), [`info: no field \`${key}\`; did you mean \`${meant}\`?`], key);
    for (const [key, meant] of [
      ['naem', 'name'], ['tpye', 'type'], ['Magnitude', 'magnitude'], ['stauts', 'status'], ['orgin', 'origin'], ['last_update', 'last_updated'], ['lastUpdated', 'last_updated'],
    ] as const) {
      const files = shop(overview().replace(`${meant}:`, `${key}:`));
      assert.deepEqual((await told(files, 'invalid-field')).map((each) => each.replace(/^\S+ /, '')), [`error invalid-field: no field \`${key}\`; did you mean \`${meant}\`?`]);
      assert.deepEqual(await told(files, 'missing-field'), [], 'that is told already');
    }
  });

  it('leaves keys of one’s own alone', async () => {
    const own = [
      'title', 'difficulty', 'owner', 'assignee', 'tags', 'task', 'human_only', 'sole_expert', 'waymark', 'date', 'time', 'size', 'types', 'tape', 'game', 'state', 'stage',
      'created', 'created_at', 'start_date', 'started_at', 'end_at', 'due', 'updated', 'updated_at', 'last_reviewed', 'id', 'number', 'notes', 'note', 'author', 'blocked', 'blocked_by',
      'locks', 'clocks', 'depends', 'dependencies', 'requires', 'related', 'validated_by', 'reviewed_by', 'emergency_declared_by', 'invalidated_at', 'scope', 'gaps', 'kind', 'epic', 'estimate',
      'team', 'version', 'description', 'summary', 'goal', 'layout', 'permalink', 'cssclass', 'aliases', 'modified_by', 'module', 'phase', 'sprint', 'slots', 'game_name', 'user_type',
    ];
    assert.deepEqual(await said(...own.map((key) => `${key}: x`)), []);
    assert.deepEqual(await said('blocks: []', 'block: x', 'Status: x', 'STATUS: y'), [], 'the field is there besides');
  });

  it('looks at module specs', async () => {
    const path = `${ROOT}/SP01_core_shop/modules/cart.md`;
    const spec = (...lines: readonly string[]): Promise<readonly string[]> => told(shop(`---\n${lines.join('\n')}\n---\n`, path), 'invalid-field');
    assert.deepEqual(await spec('module: card', 'last_updated: soon', 'modified_by_plans: SP01', 'sole_exprt: Kai', 'owner: Kai'), [
      `${path}:2:9 error invalid-field: \`card\` is not what the file is called; did you mean \`cart\`?`,
      `${path}:3:15 error invalid-field: \`soon\` is no date: \`YYYY-MM-DD\``,
      `${path}:4:20 error invalid-field: \`modified_by_plans\` is a list; did you mean \`[SP01]\`?`,
      `${path}:5:1 info invalid-field: no field \`sole_exprt\`; did you mean \`sole_expert\`?`,
    ]);
    assert.deepEqual(await spec('module: cart', 'last_updated: 2026-01-02', 'modified_by_plans: []', 'name: The cart', 'type: library'), []);
  });

  it('looks at no more than the dates of tasks', async () => {
    const path = `${ROOT}/SP01_core_shop/p00_base/01_x.md`;
    const task = (...lines: readonly string[]): Promise<readonly string[]> => told(shop(`---\n${lines.join('\n')}\n---\n`, path), 'invalid-field');
    assert.deepEqual(await task('last_updated: soon', 'start_at: 2026-13-01'), [
      `${path}:2:15 error invalid-field: \`soon\` is no date: \`YYYY-MM-DD\``, `${path}:3:11 error invalid-field: \`2026-13-01\` is not in the calendar`,
    ]);
    assert.deepEqual(await task('task: p00_01', 'name: Anything', 'type: chore', 'magnitude: XL', 'priority: P1', 'last_update: x', 'depends_on: 02_y', 'human_only: true'), []);
  });

  it('tells of a task that is too large for one', async () => {
    const path = `${ROOT}/SP01_core_shop/p00_base/01_x.md`;
    const task = (magnitude: string): Promise<readonly string[]> => told(shop(`---\nmagnitude: ${magnitude}\n---\n`, path), 'invalid-field');
    assert.deepEqual(await task('Epic'), [`${path}:2:12 error invalid-field: \`Epic\` is too large for a task; make it a plan`]);
    assert.equal((await task('■■■■■■■■ epic')).length, 1);
    assert.deepEqual(await task('Heavy'), []);
    assert.deepEqual(await told({ [`${ROOT}/shop/_overview.md`]: '---\nmagnitude: Light\n---\n', [`${ROOT}/shop/01_x.md`]: '---\nmagnitude: Epic\n---\n' }, 'invalid-field'), [], 'version 4.02');
  });

  it('looks at a root’s front matter, but it is called and typed as one likes', async () => {
    assert.deepEqual(await told(shop(overview(), PLAN, overview('name: NovaMart', 'type: index')), 'invalid-field'), []);
    assert.match((await told(shop(overview(), PLAN, overview('magnitude: Huge')), 'invalid-field'))[0] ?? '', /`Huge` is no magnitude/);
  });

  it('asks of version 4.02 no more than that knew', async () => {
    const path = `${ROOT}/cart/_overview.md`;
    const older = (...lines: readonly string[]): Promise<readonly string[]> =>
      told({ [`${ROOT}/_overview.md`]: '# Plans\n', [path]: `---\n${lines.join('\n')}\n---\n` }, 'invalid-field');
    assert.deepEqual(await older('name: cart', 'magnitude: Light', 'status: TODO', 'type: feature', 'priority: high', 'last_update: x', 'depends_on: shop'), []);
    assert.deepEqual(await older('nmae: cart', 'magnitude: Ligt', 'status: TODO', 'last_updated: Jan 2026'), [
      `${path}:2:1 error invalid-field: no field \`nmae\`; did you mean \`name\`?`,
      `${path}:3:12 error invalid-field: \`Ligt\` is no magnitude; did you mean \`Light\`?`,
    ]);
  });

  it('looks at no other files', async () => {
    const bad = overview('name: x', 'type: y', 'magnitude: z', 'last_updated: soon', 'depend_on: x');
    assert.deepEqual(await told({
      'PLAN.md': bad, 'site/_overview.md': '---\nname: Head\n---\n', 'site/foot/_overview.md': '---\nname: Footer\nstatus: draft\ndate: soon\n---\n',
      [`${ROOT}/_overview.md`]: '# Plans\n', [`${ROOT}/_completed/2025-Q1/SP01_a/_overview.md`]: bad, [`${ROOT}/_templates/x/_overview.md`]: bad,
      [`${ROOT}/exploration/idea.md`]: bad,
    }, 'invalid-field'), []);
  });

  it('makes without asking what only is written in another way', async () => {
    for (const [written, isGuess] of [
      ['last_updated: 2026/1/2', false], ['depends_on: SP02', false], ['knowledge_gaps: VAT', false], ['magnitude: Hevy', true], ['name: shop', true], ['depend_on: []', true],
    ] as const) {
      const finding = (await check(shop(overview(written)))).findings.find(({ rule }) => rule === 'invalid-field');
      assert.equal(finding?.fixes()[0]?.isGuess, isGuess, written);
    }
  });

  it('is put right by what is most likely meant', async () => {
    for (const [written, expected] of [
      ['magnitude: Hevy', 'magnitude: Heavy'], ['magnitude: "3"', 'magnitude: "Standard"'], ['type: \'sytem\'', 'type: \'system\''], ['name: shop', 'name: core_shop'],
      ['last_updated: 2.1.2026', 'last_updated: 2026-01-02'], ['depends_on: SP02, SP03', 'depends_on: [SP02, SP03]'], ['depends_on: "SP02"', 'depends_on: ["SP02"]'],
      ['knowledge_gaps: VAT, returns', 'knowledge_gaps: ["VAT, returns"]'], ['knowledge_gaps: \'VAT: who?\'', 'knowledge_gaps: [\'VAT: who?\']'],
      ['depend_on: []', 'depends_on: []'], ['dependsOn: [x] # y', 'depends_on: [x] # y'],
    ] as const) assert.equal(await put(written), expected);
    for (const written of ['type: feature', 'last_updated: soon', 'start_at: 2026-02-30', 'depends_on: "SP02, SP03"', 'magnitude: [Heavy]', 'depends_on: {a: b}', '"depend_on": []']) {
      assert.equal(await put(written), undefined, written);
    }
  });

  it('gets quotes where YAML would read the name as something else, and only once', async () => {
    const path = `${ROOT}/SP02_2.5/_overview.md`;
    for (const written of ['shop', '"shop"']) {
      const files = shop(overview(`name: ${written}`), path);
      const finding = (await check(files)).findings.find(({ rule }) => rule === 'invalid-field');
      assert.ok(finding);
      assert.match(fixed(files, finding)[path] ?? '', /^name: "2\.5"$/m);
    }
  });
});
