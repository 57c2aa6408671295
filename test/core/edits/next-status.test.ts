import assert from 'node:assert/strict';
import { nextStatus } from '../../../src/core/edits/next-status';
import { findSubject } from '../../../src/core/plan/find-subject';
import { opened } from './flip';

async function next(text: string, name: string): Promise<string> {
  const { plan } = await opened({ 'PLAN.md': text });
  const found = findSubject(plan, name);
  assert.ok('subject' in found, `there is no ${name}`);
  return nextStatus(plan, found.subject);
}

describe('the next status', () => {
  it('goes from to do to done, and from the start', async () => {
    for (const [now, then] of [['Todo', 'wip'], ['WIP', 'done'], ['Done', 'todo'], ['Blocked', 'wip'], ['Cut', 'todo']]) {
      assert.equal(await next(`## Phase 1 — ${now}\n`, 'Phase 1'), then, now);
    }
  });

  it('of nothing written is to do', async () => {
    assert.equal(await next('## Phase 1\n', 'Phase 1'), 'todo');
  });

  it('goes on from what the parts add up to where nothing is written', async () => {
    assert.equal(await next('## Phase 1\n\n- [x] a\n- [ ] b\n', 'Phase 1'), 'done');
  });

  it('of a checkbox has nothing in between unless the file has a mark for it', async () => {
    assert.equal(await next('- [ ] a\n', 'PLAN.md:1'), 'done');
    assert.equal(await next('- [x] a\n', 'PLAN.md:1'), 'todo');
    assert.equal(await next('- [ ] a\n- [~] b\n', 'PLAN.md:1'), 'wip');
    assert.equal(await next('- [ ] a\n- [~] b\n', 'PLAN.md:2'), 'done');
  });
});
