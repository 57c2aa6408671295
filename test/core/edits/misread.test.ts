import assert from 'node:assert/strict';
import { misreadCopy } from '../../../src/core/edits/misread';
import type { StatusClaim, Subject } from '../../../src/core/model/plan';
import type { Status } from '../../../src/core/model/status';
import { opened, subjectOf } from './flip';

const ALL = (): boolean => true;

async function phase(text: string): Promise<Subject> {
  return subjectOf(await opened({ 'PLAN.md': text }), 'Phase 1');
}

async function misread(before: string, now: string, wanted: Status, isChosen: (claim: StatusClaim) => boolean = ALL): Promise<number> {
  return misreadCopy(await phase(before), await phase(now), wanted, isChosen);
}

const TWO = '| Phase | Status |\n|---|---|\n| Phase 1 | WIP |\n\n## Phase 1 [WIP]\n';

describe('misreadCopy', () => {
  it('finds nothing where every copy says what it should', async () => {
    assert.equal(await misread(TWO, TWO.replaceAll('WIP', 'DONE'), 'done'), -1);
    assert.equal(await misread('## Phase 1\n', '## Phase 1 ✅\n', 'done'), -1);
  });

  it('finds a copy that says something else, or nothing that anybody knows', async () => {
    assert.equal(await misread(TWO, TWO.replaceAll('WIP', 'DONE').replace('[DONE]', '[CUT]'), 'done'), 0);
    assert.equal(await misread(TWO, TWO.replaceAll('WIP', 'DONE').replace('| DONE', '| DONE 80%'), 'done'), 1);
    assert.equal(await misread('## Phase 1\n', '## Phase 1 ✅\n', 'wip'), 0);
  });

  it('finds a copy that is none any more, and a subject that is gone', async () => {
    assert.equal(await misread(TWO, TWO.replaceAll('WIP', 'DONE').replace(' [DONE]', ''), 'done'), 0);
    assert.equal(misreadCopy(await phase(TWO), undefined, 'done', ALL), 0);
    assert.equal(misreadCopy(await phase('## Phase 1\n'), undefined, 'done', ALL), 0);
  });

  it('wants copies that were not chosen to be as they were', async () => {
    const isHeading = ({ speaker }: StatusClaim): boolean => speaker === 'heading';
    assert.equal(await misread(TWO, TWO.replace('[WIP]', '[DONE]'), 'done', isHeading), -1);
    assert.equal(await misread(TWO, TWO.replaceAll('WIP', 'DONE'), 'done', isHeading), 1);
  });

  it('lets a checkbox be open that has no mark for the status', async () => {
    const boxed = (box: string, status: string): Promise<Subject> => opened({ 'PLAN.md': `| ID | Ticket | Status |\n|---|---|---|\n| T-1 | x | ${status} |\n\n- ${box} **T-1**: x\n` })
      .then((workspace) => subjectOf(workspace, 'T-1'));
    const before = await boxed('[x]', 'Done');
    assert.equal(before.claims.length, 2);
    assert.equal(misreadCopy(before, await boxed('[ ]', 'Blocked'), 'blocked', ALL), -1);
    assert.notEqual(misreadCopy(before, await boxed('[x]', 'Blocked'), 'blocked', ALL), -1);
    assert.notEqual(misreadCopy(await boxed('[ ]', 'WIP'), await boxed('[ ]', 'Done'), 'done', ALL), -1);
  });
});
