import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../docs/json/set.schema.json';
import { setStatus } from '../../../src/core/edits/set-status';
import type { Status } from '../../../src/core/model/status';
import { setReport, type SetReport } from '../../../src/core/reports/set';
import { planIn, subjectOf } from './plan-in';

const isValid = new Ajv().compile(schema);

async function report(text: string, id: string, status: Status, applied = true): Promise<SetReport> {
  const plan = await planIn({ 'PLAN.md': text });
  const subject = subjectOf(plan, id);
  const edits = setStatus(plan, subject, { status, reason: null }, { today: '2026-01-20' });
  const made = setReport(plan, subject, status, edits, applied);
  assert.ok(isValid(JSON.parse(JSON.stringify(made))), JSON.stringify(isValid.errors));
  return made;
}

describe('setReport', () => {
  it('tells what is replaced where, by what', async () => {
    assert.deepEqual(await report('# Plan\r\n\r\n## 😀 Phase 1 🔄 [WIP]\r\n', 'PLAN.md#phase-1', 'done'), {
      version: 1, subject: 'PLAN.md#phase-1', from: 'wip', to: 'done',
      edits: [{ path: 'PLAN.md', range: { start: { line: 3, column: 15 }, end: { line: 3, column: 23 } }, newText: '✅ [DONE]' }],
      applied: true,
    });
  });

  it('has an empty range where text is put in', async () => {
    const { from, edits } = await report('# Plan\n\n## Phase 1: x\n', 'PLAN.md#phase-1', 'done');
    assert.equal(from, null);
    assert.deepEqual(edits, [{ path: 'PLAN.md', range: { start: { line: 3, column: 14 }, end: { line: 3, column: 14 } }, newText: ' ✅ [DONE]' }]);
  });

  it('has no status for words that nobody knows', async () => {
    assert.equal((await report('## Phase 1\n\n**Status:** On fire\n', 'PLAN.md#phase-1', 'wip')).from, null);
  });

  it('has no edits where all is so already, and says whether they are made', async () => {
    const { edits, applied } = await report('- [x] **T-1**: a\n', 'PLAN.md#T-1', 'done', false);
    assert.deepEqual([edits, applied], [[], false]);
  });
});

describe('docs/json/set.schema.json', () => {
  it('refuses what is no such report', async () => {
    const good = await report('## Phase 1 [WIP]\n', 'PLAN.md#phase-1', 'done');
    for (const bad of [
      { ...good, to: null }, { ...good, to: 'finished' }, { ...good, from: 'open' }, { ...good, version: 2 }, { ...good, edits: [{ path: 'PLAN.md', newText: '' }] },
      { ...good, applied: undefined }, { ...good, subject: '' },
    ]) assert.ok(!isValid(JSON.parse(JSON.stringify(bad))), JSON.stringify(bad));
  });
});
