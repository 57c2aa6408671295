import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';
import { lineStarts, positionOf, rangeOf } from '../../../src/core/text/lines';

const linesOf = (text: string): readonly number[] => parseFile('PLAN.md', text, { vocabulary: statusVocabulary() }).lines;

describe('positionOf', () => {
  const at = (text: string, offset: number): string => {
    const { line, column } = positionOf(linesOf(text), offset);
    return `${line}:${column}`;
  };

  it('counts lines and columns from 1, columns in UTF-16 units', () => {
    assert.deepEqual([0, 2, 3, 5].map((offset) => at('ab\n✅🔄x', offset)), ['1:1', '1:3', '2:1', '2:3']);
    assert.equal(at('🔄x', 2), '1:3');
  });

  it('ends lines with LF, CRLF and a lone CR', () => {
    const text = 'a\r\nb\rc\nd';
    assert.deepEqual(['a', 'b', 'c', 'd'].map((letter) => at(text, text.indexOf(letter))), ['1:1', '2:1', '3:1', '4:1']);
  });

  it('gives a byte order mark no column', () => {
    assert.deepEqual([0, 1, 2, 4].map((offset) => at('\ufeffab\nc', offset)), ['1:1', '1:1', '1:2', '2:1']);
  });

  it('leads back to the offset', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '🔄', ' ') }), fc.nat(40), (text, at) => {
      const lines = linesOf(text);
      const offset = Math.min(at, text.length);
      const { line, column } = positionOf(lines, offset);
      assert.equal((lines[line - 1] as number) + column - 1, offset);
    }), { numRuns: 200 });
  });
});

describe('rangeOf', () => {
  it('has an end that is exclusive, on another line if need be', () => {
    assert.deepEqual(rangeOf([0, 4], { start: 1, end: 6 }), { start: { line: 1, column: 2 }, end: { line: 2, column: 3 } });
  });
});

describe('lineStarts', () => {
  it('finds the lines that the parser finds', () => fc.assert(fc.property(
    fc.array(fc.constantFrom('a', '✅', '\n', '\r', '\r\n', '- ', '---\n', '| a |'), { maxLength: 20 }),
    (parts) => assert.deepEqual(lineStarts(parts.join('')), linesOf(parts.join(''))),
  )));
});
