import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import schema from '../../../docs/json/show.schema.json';
import type { Subject } from '../../../src/core/model/plan';
import type { Related } from '../../../src/core/reports/related';
import { showReport, type ShowReport } from '../../../src/core/reports/show';
import { treeReport } from '../../../src/core/reports/tree';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { NodeFiles } from '../../../src/node/node-files';
import { planIn, subjectOf } from './plan-in';

const EXAMPLES = resolve(__dirname, '../../../examples');
const isValid = new Ajv().compile(schema);

async function show(files: Readonly<Record<string, string>>, id: string): Promise<ShowReport> {
  const plan = await planIn(files);
  const report = showReport(plan, subjectOf(plan, id));
  assert.ok(isValid(JSON.parse(JSON.stringify(report))), JSON.stringify(isValid.errors));
  return report;
}

/** Each entry on a line: who, its status, and for every place what is said where. */
function draw(related: readonly Related[]): string[] {
  return related.map(({ id, name, status, candidates, places }) => [
    id ?? `"${name}"`, status ?? '-', ...candidates.map((candidate) => `?${candidate.id}`),
    ...places.map(({ relation, outcome, path, range: { start } }) => `${relation}${outcome === 'found' ? '' : `!${outcome}`}@${path}:${start.line}:${start.column}`),
  ].join(' '));
}

const plan = (name: string, status: string, rest = ''): string => `---\nname: ${name}\nstatus: ${status}\n${rest}---\n\n# Plan ${name}\n`;

describe('showReport', () => {
  it('shows what the tree shows of the subject, and its facts', async () => {
    const files = {
      'day_dream/_overview.md': '# All',
      'day_dream/SP01_shop/_overview.md': plan('shop', 'WIP', 'magnitude: Heavy\npriority: emergency\nemergency_declared_at: 2026-01-02T08:00Z\n'
        + 'start_at: 2026-01-01\nlast_updated: 2026-01-03\nowner: Kai\nknowledge_gaps:\n  - Who pays\n'),
      'day_dream/SP01_shop/01_cart.md': '---\nstatus: DONE\n---\n\n# Cart\n\n## Acceptance Criteria\n\n- [x] a\n- [ ] b\n',
    };
    const { subject, facts } = await show(files, 'day_dream/SP01_shop');
    const { children, ...node } = treeReport(await planIn(files)).roots[0]!.children[0]!;
    assert.equal(children.length, 1);
    assert.deepEqual(subject, { ...node, archived: false });
    assert.deepEqual(facts, {
      lastUpdated: '2026-01-03', startAt: '2026-01-01', magnitude: 'Heavy', owner: 'Kai', priority: 'emergency',
      emergencySince: '2026-01-02T08:00Z', knowledgeGaps: ['Who pays'],
    });
    assert.deepEqual((await show(files, 'day_dream/SP01_shop/01_cart.md')).subject.criteria, { done: 1, total: 2 });
  });

  it('tells what is archived', async () => {
    assert.equal((await show({ 'plans/_archive/a.md': '# A' }, 'plans/_archive/a.md')).subject.archived, true);
  });

  it('says where the status is written, which place counts and which disagree', async () => {
    const { claims } = await show({
      'day_dream/_overview.md': '# All\n\n| Name | Type | Status | Priority |\n|---|---|---|---|\n| SP01_shop | System | 🔄 [WIP] | — |\n',
      'day_dream/SP01_shop/_overview.md': '---\nstatus: DONE\n---\n\n# Shop ✅ [DONE]\n',
    }, 'day_dream/SP01_shop');
    assert.deepEqual(claims.map(({ path, range, speaker, notation, written, status, agrees }) =>
      [path, `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`, speaker, notation, written, status, agrees]), [
      ['day_dream/SP01_shop/_overview.md', '2:9-2:13', 'front matter', 'front matter', 'DONE', 'done', true],
      ['day_dream/SP01_shop/_overview.md', '5:8-5:16', 'heading', 'heading', '✅ [DONE]', 'done', true],
      ['day_dream/_overview.md', '5:24-5:32', 'plans table', 'cell', '🔄 [WIP]', 'wip', false],
    ]);
  });

  describe('of what it depends on and what it blocks', () => {
    const files = {
      'day_dream/_overview.md': '# All\n\n| Name | Type | Status | Depends On |\n|---|---|---|---|\n| SP02_pay | System | ⏳ [TODO] | SP01 |\n',
      'day_dream/SP01_shop/_overview.md': plan('shop', 'DONE', 'blocks:\n  - pay\n'),
      'day_dream/SP02_pay/_overview.md': plan('pay', 'TODO', 'depends_on:\n  - shop\n  - shopp\nblocks:\n  - SP03\n'),
      'day_dream/SP03_ship/_overview.md': plan('ship', 'BLOCKED:shop'),
    };

    it('takes both sides, each subject once with all places', async () => {
      const { dependsOn, blocks } = await show(files, 'day_dream/SP02_pay');
      assert.deepEqual(draw(dependsOn), [
        'day_dream/SP01_shop done depends-on@day_dream/SP02_pay/_overview.md:5:5 depends-on@day_dream/_overview.md:5:34 blocks@day_dream/SP01_shop/_overview.md:5:5',
        '"shopp" - depends-on!no subject@day_dream/SP02_pay/_overview.md:6:5',
      ]);
      assert.deepEqual(draw(blocks), ['day_dream/SP03_ship blocked blocks@day_dream/SP02_pay/_overview.md:8:5']);
    });

    it('is the same seen from the other end', async () => {
      const { dependsOn, blocks } = await show(files, 'day_dream/SP01_shop');
      assert.deepEqual(draw(dependsOn), []);
      assert.deepEqual(blocks.map(({ id, places }) => [id, places.map(({ relation }) => relation)]), [
        ['day_dream/SP02_pay', ['blocks', 'depends-on', 'depends-on']],
        ['day_dream/SP03_ship', ['blocked-by']],
      ]);
    });

    it('takes what a blocked one waits for, with the status that it has by now', async () => {
      const { dependsOn } = await show(files, 'day_dream/SP03_ship');
      assert.deepEqual(draw(dependsOn), [
        'day_dream/SP01_shop done blocked-by@day_dream/SP03_ship/_overview.md:3:9',
        'day_dream/SP02_pay todo blocks@day_dream/SP02_pay/_overview.md:8:5',
      ]);
    });
  });

  it('shows all that an ambiguous name may mean, and leaves it out on their side', async () => {
    const files = {
      'PLAN.md': '# Plan\n\n## Backend\n\n### Phase 1: Api\n\n- [ ] x\n\n## Frontend\n\n### Phase 1: Page\n\n- [ ] x\n\n## Phase 2: Both\n\n**Depends on:** Phase 1\n\n- [ ] y\n',
    };
    const { dependsOn } = await show(files, 'PLAN.md#phase-2');
    assert.deepEqual(draw(dependsOn), ['"Phase 1" - ?PLAN.md#phase-1 ?PLAN.md#phase-1~2 depends-on!ambiguous@PLAN.md:17:17']);
    assert.deepEqual((await show(files, 'PLAN.md#phase-1')).blocks, []);
  });

  it('tells files that are not there from files that are in no plan', async () => {
    const { dependsOn } = await show({
      'PLAN.md': '# Plan\n\n**Depends on:** [notes](notes.md), [gone](gone.md), [part](plans/b.md#nowhere)\n\n- [ ] a\n', 'notes.md': '# Notes', 'plans/b.md': '# B',
    }, 'PLAN.md');
    assert.deepEqual(draw(dependsOn), [
      '"notes.md" - depends-on@PLAN.md:3:25', '"gone.md" - depends-on!no file@PLAN.md:3:43', 'plans/b.md - depends-on!no heading@PLAN.md:3:60',
    ]);
  });

  it('tells by which plans a module was modified, and which modules a plan modifies', async () => {
    const files = {
      'day_dream/_overview.md': '# All\n\n| Module | Origin Plan | Modified By | Spec File |\n|---|---|---|---|\n'
        + '| cart | SP01_shop | PP02 | `SP01_shop/modules/cart.md` |\n',
      'day_dream/SP01_shop/_overview.md': plan('shop', 'DONE'),
      'day_dream/SP01_shop/modules/cart.md': '---\nmodule: cart\nmodified_by_plans:\n  - PP02_redo\n---\n\n# Cart\n',
      'day_dream/PP02_redo/_overview.md': plan('redo', 'WIP'),
    };
    const cart = await show(files, 'day_dream/SP01_shop/modules/cart.md');
    assert.deepEqual(draw(cart.modifiedBy), ['day_dream/PP02_redo wip modified-by@day_dream/SP01_shop/modules/cart.md:4:5 modified-by@day_dream/_overview.md:5:22']);
    const redo = await show(files, 'day_dream/PP02_redo');
    assert.deepEqual(redo.modifies.map(({ id }) => id), ['day_dream/SP01_shop/modules/cart.md']);
    const shop = await show(files, 'day_dream/SP01_shop');
    assert.deepEqual(draw(shop.mentionedBy), ['day_dream/SP01_shop/modules/cart.md - origin@day_dream/_overview.md:5:10'], 'one place, though it is an id and a name');
  });

  it('tells who mentions it, but not that it mentions itself', async () => {
    const { mentionedBy } = await show({
      'PLAN.md': '# Plan\n\n- [ ] **PF-1**: a\n- [ ] **PF-2**: b, see [PF-1](#plan) and PF-1\n', 'plans/b.md': '# B\n\nSee [the plan](../PLAN.md).\n\nSee [b](b.md).\n',
    }, 'PLAN.md');
    assert.deepEqual(draw(mentionedBy).filter((line) => line.startsWith('plans')), ['plans/b.md - mentions@plans/b.md:3:16']);
  });

  it('keeps to its schema for every subject of a workspace', async () => {
    const root = await createPlanWorkspace({ files: new NodeFiles(EXAMPLES), settings: DEFAULT_SETTINGS });
    const check = (subject: Subject): void => {
      assert.ok(isValid(JSON.parse(JSON.stringify(showReport(root.plan, subject)))), `${subject.id}: ${JSON.stringify(isValid.errors)}`);
      subject.children.forEach(check);
    };
    root.plan.roots.forEach(check);
  });

  it('has a schema that refuses what is not the contract', async () => {
    const report = JSON.parse(JSON.stringify(await show({ 'PLAN.md': '# P\n\n**Depends on:** [x](x.md)\n\n**Status:** wip\n' }, 'PLAN.md'))) as ShowReport;
    const [claim] = report.claims;
    const [related] = report.dependsOn;
    for (const key of Object.keys(report)) assert.ok(!isValid({ ...report, [key]: undefined }), key);
    for (const key of Object.keys(report.subject)) assert.ok(!isValid({ ...report, subject: { ...report.subject, [key]: undefined } }), key);
    for (const key of Object.keys(claim!)) assert.ok(!isValid({ ...report, claims: [{ ...claim, [key]: undefined }] }), key);
    for (const key of Object.keys(related!)) assert.ok(!isValid({ ...report, dependsOn: [{ ...related, [key]: undefined }] }), key);
    assert.ok(isValid({ ...report, since: '0.2', claims: [{ ...claim, by: 'me' }] }), 'later versions add');
  });

  it('puts up with names that are hard to put up with', async () => {
    const { dependsOn } = await show({ 'PLAN.md': '---\ndepends_on: [__proto__, constructor]\n---\n# P\n' }, 'PLAN.md');
    assert.deepEqual(dependsOn.map(({ name, id }) => [name, id]), [['__proto__', null], ['constructor', null]]);
  });
});
