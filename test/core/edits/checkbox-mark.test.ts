import assert from 'node:assert/strict';
import { planDocument } from '../../../src/core/dialects/plan-document';
import { checkboxMark } from '../../../src/core/edits/checkbox-mark';
import { STATUSES } from '../../../src/core/model/status';

const { marks } = planDocument;

describe('checkboxMark', () => {
  it('ticks, clears and half-ticks as the dialect has it', () => {
    assert.deepEqual(STATUSES.map((status) => checkboxMark(' ', status, marks, [])), [' ', '~', 'x', null, null]);
    assert.deepEqual(STATUSES.map((status) => checkboxMark('?', status, marks, [])), [' ', '~', 'x', null, null]);
    assert.deepEqual(STATUSES.map((status) => checkboxMark(' ', status, new Map(), ['X'])), [' ', null, 'x', null, null]);
  });

  it('takes the mark that the file uses most, of equally many the first', () => {
    assert.equal(checkboxMark(' ', 'done', marks, [' ', 'X', ' ', 'x', 'X', '~', '~', '~']), 'X');
    assert.equal(checkboxMark(' ', 'done', marks, ['X', 'x']), 'X');
    assert.equal(checkboxMark('~', 'done', marks, new Set(['✓'])), '✓');
    assert.equal(checkboxMark('x', 'todo', marks, ['x', 'x']), ' ');
  });

  it('leaves a mark that says so already', () => {
    assert.equal(checkboxMark('X', 'done', marks, ['x', 'x']), 'X');
    assert.equal(checkboxMark('✔', 'done', marks, ['x']), '✔');
    assert.equal(checkboxMark('\t', 'todo', marks, [' ']), '\t');
  });
});
