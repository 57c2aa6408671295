import type { StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';

/**
 * Looks at what has become of a subject once a status was set. What stands around a status may change its meaning: `In Progress
 * 80%` is under way, `Done 80%` is nothing that anybody knows.
 *
 * @param before the subject as it was
 * @param now the same with the edits made; `undefined`: nothing goes by its id any more
 * @param isChosen which of the copies were to change
 * @returns the first copy that does not say what it should, as an index into `before.claims`, 0 if there were none; -1: all do
 */
export function misreadCopy(before: Subject, now: Subject | undefined, wanted: Status, isChosen: (claim: StatusClaim) => boolean): number {
  if (before.claims.length === 0) return now?.status === wanted ? -1 : 0;
  // Edits move no copy to another place in the order.
  return before.claims.findIndex((claim, i) => {
    const copy = now?.claims[i];
    if (copy === undefined || copy.path !== claim.path || copy.speaker !== claim.speaker) return true;
    if (!isChosen(claim)) return copy.status !== claim.status;
    // A checkbox without a mark for the status stays open.
    const isOpenBox = copy.notation === 'checkbox' && copy.status !== 'done' && wanted !== 'done';
    return copy.status !== wanted && !isOpenBox;
  });
}
