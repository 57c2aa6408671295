import type { Move } from '../model/edits';
import type { Plan, Subject } from '../model/plan';
import { rangeIn } from '../reports/range-in';
import type { ReportedEdit } from '../reports/set';
import { type Range, rangeOf } from '../text/lines';
import type { Archiving } from './archive';
import type { Gate, Lack } from './gates';

export interface ReportedLack {
  readonly gate: Gate;
  readonly path: string;
  readonly range: Range;
  readonly message: string;
  /** What can be done, the best first. */
  readonly fixes: readonly string[];
}

/** A place that leads elsewhere afterwards. */
export interface ReportedLeft {
  readonly path: string;
  readonly range: Range;
  readonly written: string;
  readonly why: string;
}

/** What `archive` did or would do, as its contract shows it (docs/json/archive.schema.json). Later versions only add. */
export interface ArchiveReport {
  readonly version: 1;
  /** The subject's id before. */
  readonly subject: string;
  readonly moves: readonly Move[];
  /** Before anything moves; by path and place. */
  readonly edits: readonly ReportedEdit[];
  readonly left: readonly ReportedLeft[];
  /** What was missing and is mended. */
  readonly mended: readonly ReportedLack[];
  /** What is missing, and was passed over. */
  readonly missing: readonly ReportedLack[];
  /** Whether it is done; `false` for a dry run. */
  readonly applied: boolean;
}

/** What is to be told of something that was archived. */
export interface Archived {
  readonly subject: Subject;
  readonly made: Archiving;
  readonly mended: readonly ReportedLack[];
  readonly missing: readonly Lack[];
  readonly applied: boolean;
}

/**
 * @param plan as it was before it moved, mended
 * @param linesOf where the lines of a file started before anything was mended: there the edits are
 */
export function archiveReport(plan: Plan, linesOf: (path: string) => readonly number[], { subject: { id }, made, mended, missing, applied }: Archived): ArchiveReport {
  const { move, edits, left } = made;
  return {
    version: 1, subject: id, moves: [move],
    edits: edits.map((edit) => ({ path: edit.path, range: rangeOf(linesOf(edit.path), edit), newText: edit.newText })),
    left: left.map(({ path, start, end, written, why }) => ({ path, range: rangeIn(made, path, { start, end }), written, why })),
    mended,
    missing: missing.map((lack) => reportedLack(plan, lack)),
    applied,
  };
}

export function reportedLack(plan: Plan, { gate, path, start, end, message, fixes }: Lack): ReportedLack {
  return { gate, path, range: rangeIn(plan, path, { start, end }), message, fixes: fixes.map(({ title }) => title) };
}
