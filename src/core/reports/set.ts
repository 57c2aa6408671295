import type { TextEdit } from '../model/edits';
import type { Plan, Subject } from '../model/plan';
import type { Status } from '../model/status';
import type { Range } from '../text/lines';
import { rangeIn } from './range-in';

/** One replacement; what stood there has the range. */
export interface ReportedEdit {
  readonly path: string;
  readonly range: Range;
  readonly newText: string;
}

/** What `set` did or would do, as its contract shows it (docs/json/set.schema.json). Later versions only add. */
export interface SetReport {
  readonly version: 1;
  /** The subject's id. */
  readonly subject: string;
  readonly from: Status | null;
  readonly to: Status;
  readonly edits: readonly ReportedEdit[];
  /** Whether the edits are made; `false` for a dry run. */
  readonly applied: boolean;
}

/** @param plan as it was before the edits: their places are in its files */
export function setReport(plan: Plan, { id, status }: Subject, to: Status, edits: readonly TextEdit[], applied: boolean): SetReport {
  return {
    version: 1, subject: id, from: status, to,
    edits: edits.map((edit) => ({ path: edit.path, range: rangeIn(plan, edit.path, edit), newText: edit.newText })),
    applied,
  };
}
