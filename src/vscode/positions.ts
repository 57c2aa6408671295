import { Position, Range } from 'vscode';
import type { FileClaims, Span } from '../core/model/claims';
import type { Plan } from '../core/model/plan';
import { type Position as CorePosition, type Range as CoreRange, rangeOf } from '../core/text/lines';

/** Where a span of one of the plan's files lies, as VS Code counts: from 0. */
export function rangeIn(plan: Pick<Plan, 'file'>, path: string, span: Span): Range {
  return rangeOn(plan.file(path)?.lines ?? [], span);
}

/** The same, given where the lines of the text start. */
export function rangeOn(lines: readonly number[], span: Span): Range {
  return rangeFrom(rangeOf(lines, span));
}

/** The same place, counted from 0. */
export function rangeFrom({ start, end }: CoreRange): Range {
  return new Range(position(start), position(end));
}

/** The offset in the text that the claims were read from. */
export function offsetAt({ lines }: FileClaims, { line, character }: Position): number {
  return (lines[Math.min(line, lines.length - 1)] ?? 0) + character;
}

function position({ line, column }: CorePosition): Position {
  return new Position(line - 1, column - 1);
}
