import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../docs/json/next.schema.json';
import { type NextReport, nextReport } from '../../../src/core/reports/next';
import { planIn } from './plan-in';

const isValid = new Ajv().compile(schema);

async function next(files: Readonly<Record<string, string>>, limit = ''): Promise<NextReport> {
  const report = nextReport(await planIn(files), limit);
  assert.ok(isValid(JSON.parse(JSON.stringify(report))), JSON.stringify(isValid.errors));
  return report;
}

const names = ({ next }: NextReport): string[] => next.map(({ name }) => name);

/** `NAME: WHAT IT WAITS FOR` */
const waiting = (report: NextReport): string[] => report.waiting.map(({ name, waitsFor }) => `${name}: ${waitsFor.map((each) => each.name).join(', ')}`);

const overview = (fields: string, body = ''): string => `---\n${fields}\n---\n\n# A plan\n${body}`;
const DREAM = { 'day_dream/_overview.md': '# All' };

describe('nextReport', () => {
  it('is empty where there is no plan', async () => {
    assert.deepEqual(await next({ 'README.md': '- [ ] a' }), { version: 1, next: [], waiting: [] });
  });

  it('lists leaves that are to do or under way, each with its plan', async () => {
    const report = await next({ 'PLAN.md': '# Boat\n\n- [x] a\n- [ ] b\n- [~] c\n  - [x] c1\n  - [ ] c2\n- [?] d\n\n## Phase 2 ⏳ TODO\n\n## Phase 3\n' });
    assert.deepEqual(names(report), ['b', 'c2', 'Phase 2']);
    assert.deepEqual(report.next.map(({ plan }) => plan), Array(3).fill({ id: 'PLAN.md', name: 'PLAN', title: 'Boat', status: null, derived: 'wip' }));
  });

  it('takes a plan for work where there is none in it, whatever documents it has', async () => {
    const report = await next({
      ...DREAM, 'day_dream/SP01_a/_overview.md': overview('status: TODO'), 'day_dream/SP01_a/01_summary.md': '# Summary', 'day_dream/SP01_a/modules/m.md': '# M',
      'day_dream/SP02_b/_overview.md': overview('status: TODO'), 'day_dream/SP02_b/p00_x/01_task.md': '---\nstatus: TODO\n---\n',
    });
    assert.deepEqual(names(report), ['SP01_a', '01_task']);
    assert.deepEqual(report.next.map(({ plan }) => plan?.name), ['SP01_a', 'SP02_b']);
  });

  it('leaves out what is archived, and what lies in anything blocked, cut or done', async () => {
    const items = '\n\n- [ ] a\n';
    assert.deepEqual(names(await next({
      'PLAN.md': `# P\n\n## Phase 1 🚧 BLOCKED${items}\n## Phase 2 🚫 CUT${items}\n## Phase 3 ✅ DONE${items}\n## Phase 4 — On fire\n\n- [ ] b\n`,
      'plans/_archive/c.md': '# C\n\n- [ ] c\n',
    })), ['b']);
  });

  it('leaves out what waits, and tells for what', async () => {
    const report = await next({
      'PLAN.md': '# P\n\n## Phase 1\n\n- [ ] a\n\n## Phase 2\n\n**Depends on:** Phase 1\n\n- [ ] b\n\n## Phase 3\n\n**Depends on:** Phase 4\n\n- [ ] c\n\n## Phase 4 ✅ DONE\n',
    });
    assert.deepEqual(names(report), ['a', 'c']);
    assert.deepEqual(waiting(report), ['Phase 2: Phase 1']);
  });

  it('hears of a dependency from either side, and of what somebody is blocked by', async () => {
    const report = await next({
      ...DREAM, 'day_dream/SP01_a/_overview.md': overview('status: WIP\nblocks: [SP02]'), 'day_dream/SP02_b/_overview.md': overview('status: TODO'),
      'day_dream/SP03_c/_overview.md': overview('status: TODO\ndepends_on: [SP02, SP04, nowhere]'), 'day_dream/SP04_d/_overview.md': overview('status: DONE'),
      'day_dream/SP05_e/_overview.md': overview('status: TODO\ndepends_on: [nowhere]'),
    });
    assert.deepEqual(names(report), ['SP01_a', 'SP05_e']);
    assert.deepEqual(waiting(report), ['SP02_b: SP01_a', 'SP03_c: SP02_b']);
  });

  it('does not wait for what has nothing left to do, but for what is cut or blocked', async () => {
    const before = (status: string): Readonly<Record<string, string>> => ({
      ...DREAM, 'day_dream/SP01_a/_overview.md': overview(`status: ${status}`), 'day_dream/SP01_a/01_x.md': '---\nstatus: DONE\n---\n',
      'day_dream/SP02_b/_overview.md': overview('status: TODO\ndepends_on: [SP01]'),
    });
    assert.deepEqual(names(await next(before('WIP'))), ['SP02_b']);
    assert.deepEqual(names(await next(before('CUT'))), []);
    assert.deepEqual(names(await next(before('BLOCKED:x'))), []);
  });

  it('ends where plans wait for each other', async () => {
    const report = await next({
      ...DREAM, 'day_dream/SP01_a/_overview.md': overview('status: TODO\ndepends_on: [SP02]'), 'day_dream/SP02_b/_overview.md': overview('status: TODO\ndepends_on: [SP01]'),
    });
    assert.deepEqual([names(report), waiting(report)], [[], ['SP01_a: SP02_b', 'SP02_b: SP01_a']]);
  });

  it('puts emergencies first, the oldest before others, then what is small, then the order of the plans', async () => {
    const report = await next({
      ...DREAM,
      'day_dream/SP01_a/_overview.md': overview('status: TODO\nmagnitude: Epic'),
      'day_dream/SP02_b/_overview.md': overview('status: TODO'),
      'day_dream/SP03_c/_overview.md': overview('status: TODO\nmagnitude: light'),
      'day_dream/SP04_d/_overview.md': overview('status: TODO\nmagnitude: Light'),
      'day_dream/SP05_e/_overview.md': overview('status: TODO\nmagnitude: Epic\npriority: emergency\nemergency_declared_at: 2026-01-03T10:00Z'),
      'day_dream/SP06_f/_overview.md': overview('status: WIP\npriority: Emergency\nemergency_declared_at: 2026-01-02'), 'day_dream/SP06_f/01_t.md': '---\nstatus: TODO\n---\n',
      'day_dream/SP07_g/_overview.md': overview('status: TODO\nmagnitude: Trivial\npriority: emergency\nemergency_declared_at: soon'),
    });
    assert.deepEqual(names(report), ['01_t', 'SP05_e', 'SP07_g', 'SP03_c', 'SP04_d', 'SP01_a', 'SP02_b']);
    assert.deepEqual(report.next.slice(0, 4).map(({ emergency, emergencySince }) => [emergency, emergencySince]), [
      [true, '2026-01-02'], [true, '2026-01-03T10:00Z'], [true, 'soon'], [false, null],
    ]);
  });

  it('keeps to a folder or file, though what is around it counts', async () => {
    const files = {
      ...DREAM, 'day_dream/SP01_a/_overview.md': overview('status: TODO\ndepends_on: [SP02]'), 'day_dream/SP01_a/p00_x/01_t.md': '---\nstatus: TODO\n---\n',
      'day_dream/SP02_b/_overview.md': overview('status: TODO'),
    };
    assert.deepEqual(names(await next(files, 'day_dream/SP02_b')), ['SP02_b']);
    const report = await next(files, 'day_dream/SP01_a/p00_x');
    assert.deepEqual([names(report), waiting(report)], [[], ['SP01_a: SP02_b']]);
  });
});
