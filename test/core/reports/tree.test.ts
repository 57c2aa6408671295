import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import schema from '../../../docs/json/tree.schema.json';
import type { Subject, SubjectKind } from '../../../src/core/model/plan';
import { STATUSES } from '../../../src/core/model/status';
import { treeReport } from '../../../src/core/reports/tree';
import { subject } from './subjects';

const KEYS = [
  'id', 'kind', 'name', 'title', 'path', 'line', 'status', 'derived', 'reason', 'written', 'progress', 'criteria', 'children',
];

const isValid = new Ajv().compile(schema);

describe('treeReport', () => {
  it('shows every subject with the properties of the contract, in its order, and no others', () => {
    const phase = subject('PLAN.md#phase-1', {
      kind: 'phase', name: 'Phase 1', title: 'Phase 1 — Foundations', line: 3, status: 'blocked', derived: 'wip', reason: 'legal',
      written: '🚧 [BLOCKED:legal]', progress: { done: 1, total: 2 }, criteria: { done: 0, total: 4 },
    });
    const report = treeReport({ roots: [subject('PLAN.md', { kind: 'plan', children: [{ ...phase, range: [0, 9] } as Subject] })] });
    const node = report.roots[0]!.children[0]!;
    assert.deepEqual(node, Object.fromEntries(KEYS.map((key) => [key, phase[key as keyof Subject]])));
    assert.deepEqual(Object.keys(node), KEYS);
    assert.deepEqual(Object.keys(report), ['version', 'roots']);
  });

  it('keeps the order of roots and children', () => {
    const report = treeReport({ roots: [subject('b.md', { children: [subject('b.md#z'), subject('b.md#a')] }), subject('a.md')] });
    assert.deepEqual(report.roots.map((root) => root.id), ['b.md', 'a.md']);
    assert.deepEqual(report.roots[0]!.children.map((node) => node.id), ['b.md#z', 'b.md#a']);
  });

  it('is empty where there is no plan', () => {
    assert.deepEqual(treeReport({ roots: [] }), { version: 1, roots: [] });
  });

  describe('with a limit', () => {
    const folderPlan = subject('dream', {
      path: 'dream/_overview.md',
      children: [
        subject('dream/core', { path: 'dream/core/_overview.md', children: [subject('dream/core/01_task.md')] }),
        subject('dream/core2', { path: 'dream/core2/_overview.md' }),
      ],
    });
    const roots = [folderPlan, subject('docs/PLAN.md'), subject('docs/plans/a.md'), subject('docs/PLAN.md.md')];
    const idsIn = (limit: string): string[] => treeReport({ roots }, limit).roots.map((root) => root.id);

    it('shows what lies in a folder', () => {
      assert.deepEqual(idsIn('docs'), ['docs/PLAN.md', 'docs/plans/a.md', 'docs/PLAN.md.md']);
      assert.deepEqual(idsIn('doc'), []);
    });

    it('shows one file', () => {
      assert.deepEqual(idsIn('docs/PLAN.md'), ['docs/PLAN.md']);
    });

    it('shows the topmost subjects of a folder within a folder plan', () => {
      assert.deepEqual(idsIn('dream'), ['dream']);
      assert.deepEqual(idsIn('dream/core'), ['dream/core']);
      assert.deepEqual(idsIn('dream/core/01_task.md'), ['dream/core/01_task.md']);
    });

    it('shows all if it is empty', () => {
      assert.equal(idsIn('').length, roots.length);
    });
  });

  it('keeps to its schema', () => {
    const count = fc.option(fc.record({ done: fc.nat(), total: fc.nat() }));
    const status = fc.option(fc.constantFrom(...STATUSES));
    const kind = fc.constantFrom<SubjectKind[]>(
      'root', 'folder', 'plan', 'stage', 'phase', 'feature', 'task', 'document', 'module',
      'asset', 'exploration', 'section', 'package', 'ticket', 'item',
    );
    const tree = fc.memo((depth): fc.Arbitrary<Subject> => fc.record({
      id: fc.string({ minLength: 1 }), kind, name: fc.string(), title: fc.string(), path: fc.string({ minLength: 1 }),
      line: fc.integer({ min: 1 }), status, derived: status, reason: fc.option(fc.string()), written: fc.option(fc.string()),
      progress: count, criteria: count, children: depth > 1 ? fc.array(tree(), { maxLength: 3 }) : fc.constant([]),
    }).map((properties) => subject(properties.id, properties)));
    fc.assert(fc.property(fc.array(tree(3), { maxLength: 3 }), (roots) => {
      const report: unknown = JSON.parse(JSON.stringify(treeReport({ roots })));
      assert.ok(isValid(report), JSON.stringify(isValid.errors));
    }), { numRuns: 100 });
  });

  it('has a schema that refuses what is not the contract', () => {
    const report = treeReport({ roots: [subject('PLAN.md')] });
    const node = report.roots[0]!;
    assert.ok(isValid(report));
    for (const key of KEYS) {
      const others = Object.fromEntries(Object.entries(node).filter(([other]) => other !== key));
      assert.ok(!isValid({ ...report, roots: [others] }), key);
    }
    assert.ok(!isValid({ ...report, version: 2 }));
    assert.ok(!isValid({ ...report, roots: [{ ...node, status: 'Done' }] }));
    assert.ok(!isValid({ ...report, roots: [{ ...node, line: 0 }] }));
    assert.ok(!isValid({ ...report, roots: [{ ...node, progress: { done: 1 } }] }));
    assert.ok(isValid({ ...report, since: '0.2', roots: [{ ...node, owner: 'me' }] }), 'later versions add');
  });
});
