import { firstIndex } from '../base/first-index';

/** A place in a text, as people and programs outside count: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Offsets at which the lines of a text start: `\n`, `\r\n` and a lone `\r` end one. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

/**
 * The line on which an offset lies.
 * @param lines offsets at which the lines start, in order
 * @returns 1-based
 */
export function lineOf(lines: readonly number[], offset: number): number {
  return Math.max(1, firstIndex(lines.length, (i) => (lines[i] as number) > offset));
}

/**
 * Where an offset lies. A byte order mark, which belongs to no line, takes no column.
 * @param lines offsets at which the lines start, in order
 */
export function positionOf(lines: readonly number[], offset: number): Position {
  const line = lineOf(lines, offset);
  return { line, column: Math.max(0, offset - (lines[line - 1] ?? 0)) + 1 };
}

/** Where a span lies. */
export function rangeOf(lines: readonly number[], { start, end }: { readonly start: number; readonly end: number }): Range {
  return { start: positionOf(lines, start), end: positionOf(lines, end) };
}

/** The line ending in front of the second line, given where that starts; a text of one line has none, and `\n` is as good as any. */
export function lineEndingBefore(text: string, line: number | undefined): '\n' | '\r\n' | '\r' {
  if (line === undefined) return '\n';
  if (text.charAt(line - 1) === '\r') return '\r';
  return text.charAt(line - 2) === '\r' ? '\r\n' : '\n';
}
