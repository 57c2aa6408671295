import assert from 'node:assert/strict';
import type { FrontMatter } from '../../../src/core/model/claims';
import fc from 'fast-check';
import type { Finding } from '../../../src/core/model/finding';
import { check, fixed, type Files, told } from './findings';

const ROOT = 'day_dream';
const PLAN = `${ROOT}/SP01_shop/_overview.md`;
const FULL = [
  'name: shop', 'type: system', 'magnitude: Heavy', 'status: WIP', 'origin: exploration/kickoff.md', 'start_at: 2026-01-01', 'last_updated: 2026-01-02',
  'depends_on: []',
];

function overview(...lines: readonly string[]): string {
  return `---\n${lines.map((each) => `${each}\n`).join('')}---\n\n# Shop\n`;
}

/** The fields of a complete plan but some. */
const without = (...keys: readonly string[]): string => overview(...FULL.filter((each) => !keys.includes(each.slice(0, each.indexOf(':')))));

/** A root in which one plan is numbered, and with that newer. */
function newer(files: Files): Files {
  return { [`${ROOT}/_overview.md`]: '# Plans\n', [PLAN]: without(), ...files };
}

const missing = (files: Files): Promise<readonly string[]> => told(files, 'missing-field');

async function first(files: Files): Promise<Finding> {
  const finding = (await check(files)).findings.find(({ rule }) => rule === 'missing-field');
  assert.ok(finding);
  return finding;
}

/** The text of a file after the fix, which leaves nothing to find. */
async function put(files: Files, path: string): Promise<string> {
  const after = fixed(files, await first(files));
  assert.deepEqual(await missing(after), []);
  return after[path] ?? '';
}

describe('missing-field', () => {
  it('finds what a plan of version 4.05 lacks, in one finding at its front matter', async () => {
    assert.deepEqual(await missing(newer({ [PLAN]: without('last_updated') })), [`${PLAN}:1:1 error missing-field: \`last_updated\` is missing`]);
    assert.deepEqual(await missing(newer({ [PLAN]: without('magnitude', 'name', 'origin', 'start_at', 'depends_on') })), [
      `${PLAN}:1:1 error missing-field: \`name\`, \`magnitude\` and \`origin\` are missing`,
    ]);
    const { start, end } = await first(newer({ [PLAN]: without('last_updated') }));
    assert.deepEqual([start, end], [0, 3]);
  });

  it('asks the same of phases, sub-plans and plans in one file', async () => {
    const path = (name: string): string => `${ROOT}/SP01_shop/${name}/_overview.md`;
    const lacking = (name: string): string => without('last_updated').replace('name: shop', `name: ${name}`);
    assert.deepEqual(await missing(newer({
      [path('p00_base')]: lacking('p00_base'), [path('p00_base/goods')]: lacking('goods'), [`${ROOT}/mobile_vision.md`]: lacking('mobile'),
    })), [
      `${path('p00_base')}:1:1 error missing-field: \`last_updated\` is missing`,
      `${path('p00_base/goods')}:1:1 error missing-field: \`last_updated\` is missing`,
      `${ROOT}/mobile_vision.md:1:1 error missing-field: \`last_updated\` is missing`,
    ]);
  });

  it('takes an empty field for a missing one, at its key', async () => {
    const files = newer({ [PLAN]: without().replace('last_updated: 2026-01-02', 'last_updated:') });
    assert.deepEqual(await missing(files), [`${PLAN}:8:1 error missing-field: \`last_updated\` is empty`]);
    assert.equal(await put(files, PLAN), without().replace('2026-01-02', '2026-01-20'));
    assert.equal(await put(newer({ [PLAN]: without().replace('2026-01-02', ' # when?') }), PLAN), without().replace('2026-01-02', '2026-01-20  # when?'));
    assert.equal(await put(newer({ [PLAN]: without().replace('2026-01-02', '~') }), PLAN), without().replace('2026-01-02', '2026-01-20'));
    assert.deepEqual(await missing(newer({ [PLAN]: without('name').replace('2026-01-02', '') })), [
      `${PLAN}:1:1 error missing-field: \`name\` and \`last_updated\` are missing`,
    ]);
  });

  it('gives an older plan among newer ones one hint', async () => {
    const path = `${ROOT}/cart/_overview.md`;
    assert.deepEqual(await missing(newer({ [path]: overview('name: cart', 'magnitude: Light', 'status: TODO') })), [
      `${path}:1:1 hint missing-field: \`type\`, \`origin\` and \`last_updated\` are missing; version 4.02 had none of that`,
    ]);
    assert.deepEqual(await missing(newer({ [path]: '\n# Cart\n' })), [
      `${path}:2:1 hint missing-field: front matter is missing, with \`name\`, \`type\`, \`magnitude\`, \`status\`, \`origin\` and \`last_updated\``,
    ]);
    assert.deepEqual(await missing(newer({ [path]: '' })), [
      `${path}:1:1 hint missing-field: front matter is missing, with \`name\`, \`type\`, \`magnitude\`, \`status\`, \`origin\` and \`last_updated\``,
    ]);
    assert.equal((await missing(newer({ [path]: overview('name: cart', 'type: system', 'magnitude: Light', 'status: TODO') })))[0],
      `${path}:1:1 error missing-field: \`origin\` and \`last_updated\` are missing`);
  });

  it('does not make half a newer plan of an older one', async () => {
    const path = `${ROOT}/cart/_overview.md`;
    const finding = await first(newer({ [path]: overview('name: cart', 'magnitude: Light', 'status: TODO') }));
    assert.deepEqual(finding.fixes(), []);
    const sub = `${ROOT}/SP01_shop/cart/_overview.md`;
    assert.equal(await put(newer({ [sub]: overview('name: cart', 'magnitude: Light', 'status: TODO') }), sub), overview(
      'name: cart', 'type: system', 'magnitude: Light', 'status: TODO', 'origin: exploration/kickoff.md', 'last_updated: 2026-01-20',
    ));
  });

  it('asks plans of version 4.02 for three fields, if they have any', async () => {
    const path = `${ROOT}/cart/_overview.md`;
    const older = (text: string): Files => ({ [`${ROOT}/_overview.md`]: '# Plans\n', [path]: text });
    assert.deepEqual(await missing(older(overview('name: cart', 'status: TODO'))), [`${path}:1:1 error missing-field: \`magnitude\` is missing`]);
    assert.equal(await put(older(overview('magnitude: Light', 'status: DONE')), path), overview('name: cart', 'magnitude: Light', 'status: DONE'));
    for (const text of [
      overview('name: cart', 'magnitude: Light', 'status: TODO'), overview('owner: Kai'), overview(), '# Cart\n', '',
    ]) assert.deepEqual(await missing(older(text)), [], text);
    const phase = `${ROOT}/cart/p00_base/_overview.md`;
    const module = `${ROOT}/cart/modules/cart.md`;
    const whole = older(overview('name: cart', 'magnitude: Light', 'status: TODO'));
    assert.deepEqual(await missing({ ...whole, [phase]: overview('status: DONE'), [module]: overview('owner: Kai') }), []);
  });

  it('asks module specs of version 4.05', async () => {
    const path = `${ROOT}/SP01_shop/modules/cart.md`;
    assert.deepEqual(await missing(newer({ [path]: overview('module: cart', 'modified_by_plans: []') })), [
      `${path}:1:1 error missing-field: \`last_updated\` is missing`,
    ]);
    assert.deepEqual(await missing(newer({ [path]: '# Module: cart\n' })), [
      `${path}:1:1 hint missing-field: front matter is missing, with \`module\`, \`last_updated\` and \`modified_by_plans\``,
    ]);
    assert.deepEqual(await missing(newer({ [path]: overview('module: cart', 'last_updated: 2026-01-02', 'modified_by_plans:') })), [], 'by none');
    assert.deepEqual(await missing(newer({ [`${ROOT}/SP01_shop/modules/README.md`]: '# Modules\n', [`${ROOT}/SP01_shop/modules/_index.md`]: '# Modules\n' })), [], 'no specs');
  });

  it('asks an emergency since when', async () => {
    const files = newer({ [PLAN]: overview(...FULL, 'priority: emergency') });
    assert.deepEqual(await missing(files), [`${PLAN}:10:11 error missing-field: \`emergency_declared_at\` is missing: emergencies are sorted by it`]);
    assert.deepEqual(await missing(newer({ [PLAN]: overview(...FULL, 'priority: emergency', 'emergency_declared_at: 2026-01-02T10:00:00Z') })), []);
    assert.deepEqual(await missing(newer({ [PLAN]: overview(...FULL, 'priority: high') })), []);
  });

  it('asks what is invalidated by whom, what of it and when', async () => {
    assert.deepEqual(await missing(newer({ [PLAN]: overview(...FULL, 'invalidated_by: SP01') })), [
      `${PLAN}:10:1 error missing-field: \`invalidation_scope\` and \`invalidation_date\` are missing: ` +
        '`invalidated_by`, `invalidation_scope` and `invalidation_date` go together',
    ]);
    assert.deepEqual(await missing(newer({
      [PLAN]: overview(...FULL, 'invalidated_by: SP01', 'invalidation_scope: payments', 'invalidation_date: 2026-01-02'),
    })), []);
    for (const nothing of ['none', '"—"', 'null', '[]']) assert.deepEqual(await missing(newer({ [PLAN]: overview(...FULL, `invalidated_by: ${nothing}`) })), [], nothing);
  });

  it('leaves alone what needs no front matter, or is no plan', async () => {
    assert.deepEqual(await missing(newer({
      [`${ROOT}/_overview.md`]: overview('owner: Kai'), [`${ROOT}/SP01_shop/01_task.md`]: overview('status: TODO'),
      [`${ROOT}/SP01_shop/99_references.md`]: '# References\n', [`${ROOT}/SP01_shop/assets/01_map.asset.md`]: '# Map\n',
      [`${ROOT}/exploration/idea.md`]: '# Idea\n', [`${ROOT}/_templates/overview.template.md`]: overview('name: {x}'),
      [`${ROOT}/_completed/2025-Q1/PP02_x/_overview.md`]: '# X\n', [`${ROOT}/SP01_shop/p09_later/01_x.md`]: '# X\n', 'PLAN.md': overview('name: x'),
    })), []);
    assert.deepEqual(await missing({ 'site/_overview.md': overview('name: Head'), 'site/foot/_overview.md': overview('name: Foot', 'status: draft') }), []);
  });

  it('leaves keys with a slip to invalid-field', async () => {
    const files = newer({ [PLAN]: without().replace('last_updated', 'last_update') });
    assert.deepEqual(await told(files), [`${PLAN}:8:1 error invalid-field: no field \`last_update\`; did you mean \`last_updated\`?`]);
  });

  it('inserts fields in their places, as one edit of whole lines', async () => {
    assert.equal(await put(newer({ [PLAN]: without('last_updated') }), PLAN), without().replace('2026-01-02', '2026-01-20'));
    assert.equal(await put(newer({ [PLAN]: without('name', 'type') }), PLAN), without());
    assert.equal(await put(newer({ [PLAN]: without('last_updated').replaceAll('\n', '\r\n') }), PLAN),
      without().replace('2026-01-02', '2026-01-20').replaceAll('\n', '\r\n'));
    const listed = overview(...FULL.slice(0, 5), 'tags:', '  - a', '  - b', 'blocks:', '  - SP01_shop');
    assert.equal(await put(newer({ [PLAN]: listed }), PLAN), overview(
      ...FULL.slice(0, 5), 'last_updated: 2026-01-20', 'tags:', '  - a', '  - b', 'blocks:', '  - SP01_shop',
    ));
  });

  it('takes the values from where they are known', async () => {
    const phase = `${ROOT}/SP01_shop/p00_base/_overview.md`;
    const rows = `${without()}\n## Children\n\n| Name | Type | Status | Description |\n|---|---|---|---|\n| [p00_base/](./p00_base/_overview.md) | Plan | ✅ [DONE] | x |\n`;
    assert.equal(await put(newer({ [PLAN]: rows, [phase]: overview('magnitude: Light', 'last_updated: 2026-01-02') }), phase), overview(
      'name: p00_base', 'type: system', 'magnitude: Light', 'status: DONE', 'origin: exploration/kickoff.md', 'last_updated: 2026-01-02',
    ));
    const blocked = rows.replace('✅ [DONE]', '🚧 [BLOCKED:review]');
    assert.match(await put(newer({ [PLAN]: blocked, [phase]: overview('name: p00_base', 'magnitude: Light', 'last_updated: 2026-01-02') }), phase), /^status: BLOCKED:review$/m);
    const procedure = `${ROOT}/PP02_redo/_overview.md`;
    assert.equal(await put(newer({ [procedure]: overview('magnitude: Light', 'origin: x') }), procedure), overview(
      'name: redo', 'type: procedure', 'magnitude: Light', 'status: TODO', 'origin: x', 'last_updated: 2026-01-20',
    ));
  });

  it('makes without asking what follows from where the file lies', async () => {
    const isGuess = async (text: string): Promise<unknown> => (await first(newer({ [PLAN]: text }))).fixes()[0]?.isGuess;
    assert.equal(await isGuess(without('name', 'type')), false);
    assert.equal(await isGuess(without('last_updated')), true);
    assert.equal(await isGuess(without('name', 'status')), true);
  });

  it('takes what changed a module from its row', async () => {
    const path = `${ROOT}/SP01_shop/modules/cart.md`;
    const files = newer({
      [`${ROOT}/_overview.md`]: '# Plans\n\n| Module | Origin Plan | Modified By | Spec File |\n|---|---|---|---|\n| cart | SP01_shop | PP02 | SP01_shop/modules/cart.md |\n',
      [`${ROOT}/PP02_redo/_overview.md`]: without().replace('name: shop', 'name: redo'),
      [path]: '# Module: cart\n',
    });
    assert.equal(await put(files, path), '---\nmodule: cart\nlast_updated: 2026-01-20\nmodified_by_plans: [PP02_redo]\n---\n\n# Module: cart\n');
  });

  it('has no fix where people have to decide, or the front matter is not one key a line', async () => {
    for (const text of [
      without('magnitude'), without('origin'), overview(...FULL, 'priority: emergency'), '---\n{name: shop, type: system, magnitude: Heavy, status: WIP, origin: x}\n---\n',
      `---\n${FULL.filter((each) => !each.startsWith('last')).map((each) => `  ${each}\n`).join('')}---\n`,
    ]) assert.deepEqual((await first(newer({ [PLAN]: text }))).fixes(), [], text);
    const finding = await first(newer({ [PLAN]: without('magnitude', 'last_updated') }));
    assert.deepEqual(finding.fixes().map(({ title }) => title), ['Insert last_updated']);
  });

  it('inserts nothing that makes front matter unreadable or changes another field', async function () {
    this.timeout(20_000);
    const values = [
      'x', '"x"', '\'it\'\'s\'', '', '~', '[]', '[a, b]', '\n  - a\n  - b', '\n- a\n-', '\n  - a\n  -  # c', '|\n  a\n\n  b', '>-\n  a\n', 'a\n  b', '{a: b}', 'x # c', '# c',
      '\n  a: b\n  c: d', '"a\\x62\n  c"',
    ];
    const field = fc.tuple(
      fc.constantFrom('name', 'type', 'magnitude', 'status', 'origin', 'last_updated', 'depends_on', 'knowledge_gaps', 'owner', 'Notes'), fc.constantFrom(...values),
    );
    const fields = fc.uniqueArray(field, { maxLength: 8, selector: ([key]) => key });
    const between = fc.constantFrom('', '\n', '# comment\n');
    await fc.assert(fc.asyncProperty(fields, between, fc.constantFrom('\n', '\r\n'), async (written, filler, ending) => {
      const lines = written.map(([key, value]) => `${key}:${value.startsWith('\n') ? '' : ' '}${value}\n${filler}`);
      const files = newer({ [PLAN]: `---\n${lines.join('')}---\n\n# Shop\n`.replaceAll('\n', ending) });
      const { findings, workspace } = await check(files);
      const finding = findings.find((each) => each.rule === 'missing-field' && each.fixes().length > 0);
      if (finding === undefined) return;
      const after = await check(fixed(files, finding));
      const before = workspace.plan.file(PLAN)?.frontMatter;
      const now = after.workspace.plan.file(PLAN)?.frontMatter;
      assert.equal(now?.error, null);
      const inserted = new Set((finding.fixes()[0]?.title ?? '').replace('Insert ', '').split(', '));
      const others = (fields: FrontMatter | null | undefined): unknown => fields?.fields.filter(({ key }) => !inserted.has(key)).map(({ key, kind, value, items }) => [key, kind, value, items.map((item) => item.value)]);
      assert.deepEqual(others(now), others(before));
      for (const key of inserted) assert.notEqual(now?.fields.find((each) => each.key === key)?.value ?? '', '', key);
      const left = after.findings.find(({ rule }) => rule === 'missing-field')?.message() ?? '';
      for (const key of inserted) assert.ok(!left.includes(`\`${key}\``), left);
    }), { numRuns: 100 });
  });
});
