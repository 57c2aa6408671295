import type { Move } from '../model/edits';
import type { Plan, Subject } from '../model/plan';
import { rangeIn } from '../reports/range-in';
import type { ReportedEdit } from '../reports/set';
import type { Range } from '../text/lines';
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
  /** What is missing, and was passed over. */
  readonly missing: readonly ReportedLack[];
  /** Whether it is done; `false` for a dry run. */
  readonly applied: boolean;
}

/** @param plan as it was before: all places are in its files */
export function archiveReport(plan: Plan, { id }: Subject, { move, edits, left }: Archiving, lacks: readonly Lack[], applied: boolean): ArchiveReport {
  return {
    version: 1, subject: id, moves: [move],
    edits: edits.map((edit) => ({ path: edit.path, range: rangeIn(plan, edit.path, edit), newText: edit.newText })),
    left: left.map(({ path, start, end, written, why }) => ({ path, range: rangeIn(plan, path, { start, end }), written, why })),
    missing: lacks.map((lack) => reportedLack(plan, lack)),
    applied,
  };
}

function reportedLack(plan: Plan, { gate, path, start, end, message, fixes }: Lack): ReportedLack {
  return { gate, path, range: rangeIn(plan, path, { start, end }), message, fixes: fixes.map(({ title }) => title) };
}
