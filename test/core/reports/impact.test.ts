import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../docs/json/impact.schema.json';
import { type ImpactReport, impactReport } from '../../../src/core/reports/impact';
import { planIn, subjectOf } from './plan-in';

const isValid = new Ajv().compile(schema);

async function impact(files: Readonly<Record<string, string>>, id: string): Promise<ImpactReport> {
  const plan = await planIn(files);
  const report = impactReport(plan, subjectOf(plan, id));
  assert.ok(isValid(JSON.parse(JSON.stringify(report))), JSON.stringify(isValid.errors));
  return report;
}

const short = (id: string): string => id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1);

/** `NAME: ID on ID, ID on ID` */
const drawn = ({ dependents }: ImpactReport): string[] =>
  dependents.map(({ name, via }) => `${name}: ${via.map(({ id, on }) => `${short(id)} on ${short(on)}`).join(', ')}`);

const overview = (fields: string): string => `---\n${fields}\n---\n\n# A plan\n`;

describe('impactReport', () => {
  it('tells what depends on a subject, directly and by way of others, the nearest first', async () => {
    const phase = (number: number, on: string): string => `\n## Phase ${number}\n\n**Depends on:** ${on}\n`;
    const report = await impact({
      'PLAN.md': `# P\n\n## Phase 1\n${phase(2, 'Phase 1')}${phase(3, 'Phase 2')}${phase(4, 'Phase 1, Phase 3')}${phase(5, 'none')}`,
    }, 'PLAN.md#phase-1');
    assert.deepEqual(drawn(report), ['Phase 2: phase-2 on phase-1', 'Phase 4: phase-4 on phase-1', 'Phase 3: phase-2 on phase-1, phase-3 on phase-2']);
    assert.deepEqual(report.dependents[2]?.via.map(({ path, range }) => `${path}:${range.start.line}:${range.start.column}`), ['PLAN.md:7:17', 'PLAN.md:11:17']);
    assert.deepEqual([report.modules, report.mayInvalidate], [[], []]);
  });

  it('ends where subjects depend on each other', async () => {
    const files = {
      'day_dream/_overview.md': '# All', 'day_dream/SP01_a/_overview.md': overview('status: WIP\ndepends_on: [SP03]'),
      'day_dream/SP02_b/_overview.md': overview('status: WIP\ndepends_on: [SP01]'), 'day_dream/SP03_c/_overview.md': overview('status: WIP\ndepends_on: [SP02]'),
    };
    assert.deepEqual(drawn(await impact(files, 'day_dream/SP01_a')), ['SP02_b: SP02_b on SP01_a', 'SP03_c: SP02_b on SP01_a, SP03_c on SP02_b']);
  });

  it('counts dependencies on parts, and on what a subject is a part of; not what lies in it or in what is told already', async () => {
    const files = {
      'day_dream/_overview.md': '# All', 'day_dream/SP01_a/_overview.md': overview('status: WIP'),
      'day_dream/SP01_a/p00_x/_overview.md': overview('status: WIP'), 'day_dream/SP01_a/p01_y/_overview.md': overview('status: WIP\ndepends_on: [p00_x]'),
      'day_dream/SP02_b/_overview.md': overview('status: TODO\ndepends_on: [SP01]'),
      'day_dream/SP02_b/p00_z/_overview.md': overview('status: TODO\ndepends_on: [SP01]'),
    };
    assert.deepEqual(drawn(await impact(files, 'day_dream/SP01_a/p00_x')), ['p01_y: p01_y on p00_x', 'SP02_b: SP02_b on SP01_a']);
    assert.deepEqual(drawn(await impact(files, 'day_dream/SP01_a')), ['SP02_b: SP02_b on SP01_a']);
    assert.deepEqual(drawn(await impact(files, 'day_dream/SP01_a/p01_y')), ['SP02_b: SP02_b on SP01_a']);
  });

  describe('of modules', () => {
    const module = (plans: string): string => `---\nmodule: x\nlast_updated: 2026-01-01\nmodified_by_plans: [${plans}]\n---\n\n# Module\n`;
    const files = {
      'day_dream/_overview.md': '# All\n\n## Module Index\n\n| Module | Origin Plan | Modified By | Spec File |\n|---|---|---|---|\n| cart | SP01 | SP03 | `SP01_a/modules/cart.md` |\n',
      'day_dream/SP01_a/_overview.md': overview('status: WIP'), 'day_dream/SP01_a/modules/cart.md': module('SP02, SP04'), 'day_dream/SP01_a/modules/stock.md': module(''),
      'day_dream/_completed/SP02_b/_overview.md': overview('status: DONE'), 'day_dream/SP03_c/_overview.md': overview('status: TODO'),
      'day_dream/SP03_c/p00_x/_overview.md': overview('status: TODO'), 'day_dream/SP04_d/_overview.md': overview('status: CUT'),
    };
    const rests = ({ mayInvalidate }: ImpactReport): string[] => mayInvalidate.map(({ name, modules }) => `${name}: ${modules.map((each) => each.name).join(', ')}`);

    it('tells which a plan changes, and which plans rest on these', async () => {
      const report = await impact(files, 'day_dream/_completed/SP02_b');
      assert.deepEqual(report.modules.map(({ name, plans }) => [name, plans.map((plan) => plan.name).sort()]), [['cart', ['SP01_a', 'SP02_b', 'SP03_c', 'SP04_d']]]);
      assert.deepEqual(rests(report).sort(), ['SP01_a: cart', 'SP03_c: cart']);
      assert.equal(report.subject.archived, true);
    });

    it('takes those that lie in its folder for its own, and those of the plan around a phase', async () => {
      const own = await impact(files, 'day_dream/SP01_a');
      assert.deepEqual([own.modules.map(({ name }) => name), rests(own).sort()], [['cart', 'stock'], ['SP02_b: cart', 'SP03_c: cart']]);
      const phase = await impact(files, 'day_dream/SP03_c/p00_x');
      assert.deepEqual([phase.modules.map(({ name }) => name), rests(phase).sort()], [['cart'], ['SP01_a: cart', 'SP02_b: cart']]);
    });

    it('tells of a module which plans rest on it', async () => {
      const report = await impact(files, 'day_dream/SP01_a/modules/cart.md');
      assert.deepEqual([report.modules.map(({ name }) => name), rests(report).sort()], [['cart'], ['SP02_b: cart', 'SP03_c: cart']]);
    });
  });
});
