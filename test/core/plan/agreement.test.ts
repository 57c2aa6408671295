import assert from 'node:assert/strict';
import type { StatusClaim } from '../../../src/core/model/plan';
import type { Status } from '../../../src/core/model/status';
import { agrees, contradictions, isInConflict } from '../../../src/core/plan/agreement';

const says = (status: Status | null, properties: Partial<StatusClaim> = {}): StatusClaim =>
  ({ start: 0, end: 0, path: 'PLAN.md', speaker: 'row', notation: 'cell', status, reason: null, written: String(status), ...properties });
const box = (status: Status): StatusClaim => says(status, { speaker: 'checkbox', notation: 'checkbox' });

describe('agrees', () => {
  const verdicts = (...claims: StatusClaim[]): boolean[] => claims.map((claim) => agrees({ claims }, claim));

  it('compares with the first', () => {
    assert.deepEqual(verdicts(says('done'), says('wip'), says('done')), [true, false, true]);
    assert.equal(isInConflict({ claims: [says('done'), says('wip')] }), true);
    assert.equal(isInConflict({ claims: [says('done'), says('done')] }), false);
    assert.equal(isInConflict({ claims: [] }), false);
  });

  it('tells which copies contradict it', () => {
    const [first, same, other, unknown, another] = [says('done'), says('done'), says('wip'), says(null), says('todo')];
    assert.deepEqual(contradictions({ claims: [first, same, other, unknown, another] }), [other, another]);
    assert.deepEqual(contradictions({ claims: [] }), []);
  });

  it('asks for neither the same words nor the same reason', () => {
    assert.deepEqual(verdicts(says('blocked', { reason: 'legal', written: 'BLOCKED:legal' }), says('blocked', { written: '🚧' })), [true, true]);
  });

  it('guesses at no unknown words, and compares with the first that are known', () => {
    assert.deepEqual(verdicts(says('done'), says(null)), [true, true]);
    assert.deepEqual(verdicts(says(null), says('done'), says('wip')), [true, true, false]);
    assert.deepEqual(verdicts(says(null)), [true]);
  });

  it('takes an empty checkbox for no more than not done', () => {
    for (const status of ['todo', 'wip', 'blocked', 'cut'] as const) assert.deepEqual(verdicts(says(status), box('todo')), [true, true]);
    assert.deepEqual(verdicts(says('done'), box('todo')), [true, false]);
    assert.deepEqual(verdicts(says('wip'), box('done')), [true, false]);
    assert.deepEqual(verdicts(box('todo'), says('wip')), [true, true]);
    assert.deepEqual(verdicts(box('todo'), says('done')), [true, false]);
  });

  it('takes a ticked checkbox for no more than settled', () => {
    assert.deepEqual(verdicts(says('cut'), box('done')), [true, true]);
    assert.deepEqual(verdicts(box('done'), says('cut')), [true, true]);
    for (const status of ['todo', 'wip', 'blocked'] as const) assert.deepEqual(verdicts(says(status), box('done')), [true, false]);
    assert.deepEqual(verdicts(says('cut'), says('done')), [true, false]);
  });

  it('takes a sign for what it says elsewhere with words', () => {
    const words = says('wip', { written: '🚧 In progress' });
    assert.deepEqual(verdicts(says('blocked', { written: '🚧' }), words), [true, true]);
    assert.deepEqual(verdicts(words, says('blocked', { written: '[🚧\ufe0f]' })), [true, true]);
    assert.deepEqual(verdicts(words, says('blocked', { written: '🚧 Blocked' })), [true, false]);
    assert.deepEqual(verdicts(words, says('done', { written: '✅' })), [true, false]);
  });
});
