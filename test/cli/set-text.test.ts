import assert from 'node:assert/strict';
import { setText } from '../../src/cli/set-text';
import type { TextEdit } from '../../src/core/model/edits';
import type { SetReport } from '../../src/core/reports/set';

const PIPE = { hasColour: false, width: Infinity };

const report: SetReport = { version: 1, subject: 'PLAN.md#phase-1', from: 'wip', to: 'done', edits: [], applied: true };

/** A report of replacements in line 3, and the edits that made it. */
function replacing(...texts: readonly [oldText: string, newText: string][]): [Pick<SetReport, 'edits'>, TextEdit[]] {
  const written = texts.map(([oldText, newText]): TextEdit => ({ path: 'PLAN.md', start: 20, end: 20 + oldText.length, oldText, newText }));
  const edits = written.map(({ path, newText, oldText }) => (
    { path, range: { start: { line: 3, column: 5 }, end: { line: 3, column: 5 + oldText.length } }, newText }));
  return [{ edits }, written];
}

function shown(properties: Partial<SetReport>, ...texts: readonly [oldText: string, newText: string][]): string {
  const [edits, written] = replacing(...texts);
  return setText({ ...report, ...edits, ...properties }, written, PIPE);
}

describe('setText', () => {
  it('shows what was and what is, in each place', () => {
    assert.equal(shown({}, ['🔄 [WIP]', '✅ [DONE]'], [' ', 'x']),
      'PLAN.md#phase-1: wip → done\n  PLAN.md:3:5  🔄 [WIP] → ✅ [DONE]\n  PLAN.md:3:5  " " → x\n');
    assert.equal(shown({}, ['', '\n\n**Status:** Done\n']), 'PLAN.md#phase-1: wip → done\n  PLAN.md:3:5  "" → **Status:** Done\n');
  });

  it('says less where there was no status, or the same one', () => {
    assert.match(shown({ from: null }, ['', ' ✅']), /^PLAN\.md#phase-1: done\n/);
    assert.match(shown({ from: 'done' }, ['WIP', 'DONE']), /^PLAN\.md#phase-1: done\n/);
    assert.equal(shown({ from: 'done' }), 'PLAN.md#phase-1 is done already\n');
  });

  it('shows what a terminal would obey', () => {
    const evil = 'x\u001b]0;pwned\u0007\ny\u202e';
    const text = setText({ ...report, subject: evil, edits: [{ path: evil, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, newText: evil }] },
      [{ path: evil, start: 0, end: evil.length, oldText: evil, newText: evil }], PIPE);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f\u202e]/);
    assert.equal(text.split('\n').length, 3);
  });

  it('says the same in colour, and on a narrow terminal', () => {
    const [edits, written] = replacing(['WIP', 'DONE']);
    const coloured = setText({ ...report, ...edits }, written, { hasColour: true, width: 8 });
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), setText({ ...report, ...edits }, written, PIPE));
    assert.notEqual(coloured, setText({ ...report, ...edits }, written, PIPE));
  });
});
