import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../docs/json/status.schema.json';
import { type ActiveNode, type KindCount, statusReport, type StatusReport } from '../../../src/core/reports/status';
import { planIn } from './plan-in';

const isValid = new Ajv().compile(schema);

async function status(files: Readonly<Record<string, string>>, limit = ''): Promise<StatusReport> {
  const report = statusReport(await planIn(files), limit);
  assert.ok(isValid(JSON.parse(JSON.stringify(report))), JSON.stringify(isValid.errors));
  return report;
}

const overview = (fields: string, title = 'A plan'): string => `---\n${fields}\n---\n\n# ${title}\n`;

/** `plan: todo 1, done 2; archived done 1` */
function drawCount({ kind, current, archived }: KindCount): string {
  const draw = (tally: KindCount['current']): string => Object.entries(tally).filter(([, count]) => count > 0).map(([key, count]) => `${key} ${count}`).join(', ');
  return `${kind}: ${draw(current)}${draw(archived) === '' ? '' : `; archived ${draw(archived)}`}`;
}

function drawActive(nodes: readonly ActiveNode[]): unknown[] {
  return nodes.map(({ name, children }) => children.length === 0 ? name : [name, ...drawActive(children)]);
}

describe('statusReport', () => {
  it('is empty where there is no plan', async () => {
    assert.deepEqual(await status({ 'README.md': '- [ ] a' }), {
      version: 1, roots: [], counts: [], emergencies: [], active: [], blocked: [], conflicts: [], gaps: [],
    });
  });

  it('shows the plans with their progress, archived ones told apart', async () => {
    const { roots } = await status({ 'PLAN.md': '# A\n\n- [x] a\n- [ ] b\n', 'plans/_archive/b.md': '# B\n\n- [x] a\n' });
    assert.deepEqual(roots.map(({ id, derived, progress, archived }) => [id, derived, progress, archived]), [
      ['PLAN.md', 'wip', { done: 1, total: 2 }, false], ['plans/_archive/b.md', 'done', { done: 1, total: 1 }, true],
    ]);
  });

  it('counts by kind and by the status to go by', async () => {
    const { counts } = await status({
      'PLAN.md': '# A\n\n## Phase 1 ✅ Done\n\n- [x] a\n\n## Phase 2\n\n- [x] b\n- [ ] c\n- [?] d\n\n## Phase 3 — On fire\n',
      'day_dream/_overview.md': '# All', 'day_dream/SP01_a/_overview.md': overview('status: WIP'), 'day_dream/SP01_a/p00_x/y/_overview.md': overview('status: BLOCKED:z'),
      'day_dream/_completed/SP02_b/_overview.md': overview('status: CUT'), 'day_dream/SP01_a/03_f.md': '# F',
    });
    assert.deepEqual(counts.map(drawCount), [
      'plan: wip 2; archived cut 1', 'sub-plan: blocked 1', 'phase: todo 1, wip 1, done 1, none 1', 'feature: none 1', 'item: todo 1, done 2, none 1',
    ]);
  });

  it('puts the oldest emergency first, those without a date last, and knows when it is over', async () => {
    const emergency = (since: string, state = 'WIP') => overview(`status: ${state}\npriority: Emergency\n${since}`);
    const { emergencies } = await status({
      'day_dream/_overview.md': '# All',
      'day_dream/PP01_a/_overview.md': emergency('emergency_declared_at: 2026-01-03'),
      'day_dream/PP02_b/_overview.md': emergency('emergency_declared_at: soon'),
      'day_dream/PP03_c/_overview.md': emergency('emergency_declared_at: 2026-01-02T23:00:00Z'),
      'day_dream/PP04_d/_overview.md': emergency('emergency_declared_at: 2026-01-01', 'DONE'),
      'day_dream/PP05_e/_overview.md': overview('status: WIP\npriority: normal'),
      'day_dream/_completed/PP06_f/_overview.md': emergency('emergency_declared_at: 2025-01-01'),
    });
    assert.deepEqual(emergencies.map(({ name, emergencySince }) => [name, emergencySince]), [
      ['PP03_c', '2026-01-02T23:00:00Z'], ['PP01_a', '2026-01-03'], ['PP02_b', 'soon'],
    ]);
  });

  it('shows what is under way below what is under way around it', async () => {
    const { active } = await status({
      'PLAN.md': '# A\n\n## Phase 1\n\n- [x] a\n- [ ] b\n\n## Phase 2 🔄 WIP\n\n- [~] c\n- [ ] d\n\n## Phase 3 ⏳ TODO\n\n- [~] e @kai\n\n## Notes\n\n- [~] f\n',
      'plans/_archive/b.md': '# B\n\n- [~] g\n', 'TODO.md': '# T\n\n- [ ] h\n',
    });
    assert.deepEqual(drawActive(active), [['PLAN', 'Phase 1', ['Phase 2', 'c'], 'e @kai', 'f']]);
    assert.equal(active[0]!.children[2]!.owner, 'kai');
  });

  it('shows what is blocked, why, and how what it waits for stands by now', async () => {
    const { blocked } = await status({
      'day_dream/_overview.md': '# All', 'day_dream/SP01_a/_overview.md': overview('status: BLOCKED:core-shop'),
      'day_dream/SP02_core_shop/_overview.md': overview('status: DONE'), 'day_dream/SP03_c/_overview.md': overview('status: BLOCKED:legal-review'),
      'day_dream/_completed/SP04_d/_overview.md': overview('status: BLOCKED:core-shop'),
    });
    assert.deepEqual(blocked.map(({ name, reason, blockedBy }) => [name, reason, blockedBy.map((each) => [each.name, each.status])]), [
      ['SP01_a', 'core-shop', [['SP02_core_shop', 'done']]], ['SP03_c', 'legal-review', []],
    ]);
  });

  it('shows whose status is written differently, with all places; archives are history', async () => {
    const files = (folder: string) => ({
      'day_dream/_overview.md': `# All\n\n| Name | Type | Status |\n|---|---|---|\n| [SP01_a](${folder}SP01_a/) | System | ✅ |\n`,
      [`day_dream/${folder}SP01_a/_overview.md`]: overview('status: WIP'),
    });
    const { conflicts } = await status(files(''));
    assert.deepEqual(conflicts.map(({ name, claims }) => [name, claims.map(({ written, agrees }) => [written, agrees])]), [
      ['SP01_a', [['WIP', true], ['✅', false]]],
    ]);
    assert.deepEqual((await status(files('_completed/'))).conflicts, []);
  });

  it('collects the knowledge gaps, archived ones last', async () => {
    const gaps = (gap: string) => overview(`status: DONE\nknowledge_gaps:\n  - ${gap}\n  - b`);
    const report = await status({
      'day_dream/_overview.md': '# All', 'day_dream/SP03_a/_overview.md': gaps('x'), 'day_dream/_completed/SP01_b/_overview.md': gaps('y'),
      'day_dream/SP04_c/_overview.md': overview('status: DONE\nknowledge_gaps: []'),
    });
    assert.deepEqual(report.gaps.map(({ name, archived, knowledgeGaps }) => [name, archived, knowledgeGaps]), [
      ['SP03_a', false, ['x', 'b']], ['SP01_b', true, ['y', 'b']],
    ]);
  });

  it('keeps to a folder or file', async () => {
    const files = {
      'day_dream/_overview.md': '# All', 'day_dream/SP01_a/_overview.md': overview('status: WIP'), 'day_dream/SP01_a/p00_x/y/_overview.md': overview('status: WIP'),
      'docs/PLAN.md': '- [~] a\n',
    };
    const within = await status(files, 'day_dream/SP01_a/p00_x');
    assert.deepEqual([within.roots.map(({ id }) => id), within.counts.map(drawCount)], [['day_dream/SP01_a/p00_x'], ['sub-plan: wip 1', 'phase: wip 1']]);
    assert.deepEqual(drawActive((await status(files, 'docs')).active), [['PLAN', 'a']]);
  });

  it('has a schema that refuses what is not the contract', async () => {
    const report = await status({ 'PLAN.md': '- [~] a\n' });
    for (const key of Object.keys(report)) assert.ok(!isValid({ ...report, [key]: undefined }), key);
    const [active] = report.active;
    for (const key of Object.keys(active!)) assert.ok(!isValid({ ...report, active: [{ ...active, [key]: undefined }] }), key);
    const [count] = report.counts;
    for (const key of Object.keys(count!)) assert.ok(!isValid({ ...report, counts: [{ ...count, [key]: undefined }] }), key);
    assert.ok(!isValid({ ...report, counts: [{ ...count, current: { wip: 1 } }] }));
    assert.ok(isValid({ ...report, since: '0.2', active: [{ ...active, age: 3 }] }), 'later versions add');
  });
});
