import { UserError } from '../base/user-error';
import { setStatus } from '../edits/set-status';
import type { WantedStatus } from '../edits/restate';
import type { TextEdit } from '../model/edits';
import type { Fix } from '../model/finding';
import type { StatusClaim, Subject } from '../model/plan';
import type { Facts } from './rule';

/**
 * Sets a subject's status, as a fix. None where the status cannot be written.
 * @param only which of its copies change; all of them unless told
 */
export function statusFix(
  title: string, subject: Subject, wanted: WantedStatus, facts: Facts, only?: (claim: StatusClaim) => boolean,
): readonly Fix[] {
  const edits = editsFor(subject, wanted, facts, only);
  return edits.length === 0 ? [] : [{ title, edits }];
}

function editsFor(
  subject: Subject, wanted: WantedStatus, { plan, today }: Facts, only?: (claim: StatusClaim) => boolean,
): readonly TextEdit[] {
  try {
    return setStatus(plan, subject, wanted, { today, ...only === undefined ? {} : { only } });
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
