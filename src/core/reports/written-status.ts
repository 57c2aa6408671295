import type { Notation, Plan, Speaker, Subject } from '../model/plan';
import type { Status } from '../model/status';
import { agrees } from '../plan/agreement';
import type { Range } from '../text/lines';
import { rangeIn } from './range-in';

/** One place where a subject's status is written. */
export interface WrittenStatus {
  readonly path: string;
  readonly range: Range;
  readonly speaker: Speaker;
  readonly notation: Notation;
  readonly written: string;
  /** `null`: nobody knows the words. */
  readonly status: Status | null;
  readonly reason: string | null;
  /** Whether it says the same as the copy that counts. */
  readonly agrees: boolean;
}

/** All copies of a subject's status, in the order of precedence: the first is the one that is shown as its status. */
export function writtenStatuses(plan: Pick<Plan, 'file'>, subject: Subject): readonly WrittenStatus[] {
  return subject.claims.map((claim) => {
    const { path, speaker, notation, written, status, reason } = claim;
    const range = rangeIn(plan, path, claim);
    return { path, range, speaker, notation, written, status, reason, agrees: agrees(subject, claim) };
  });
}
