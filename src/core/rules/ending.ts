import type { Plan, Subject } from '../model/plan';
import { currentStatus } from '../plan/current-status';

/** How work has come to its end. */
export type Ending = 'done' | 'cut' | 'invalidated';

/** `null`: it is still to be done, or nobody knows. */
export function endingOf(subject: Subject, plan: Plan): Ending | null {
  const status = currentStatus(subject);
  if (status === 'cut') return 'cut';
  if (status !== 'done') return null;
  return isInvalidated(subject, plan) ? 'invalidated' : 'done';
}

/** Whether nothing is left to do: done or cut. */
export function isOver(subject: Subject): boolean {
  const status = currentStatus(subject);
  return status === 'done' || status === 'cut';
}

/** Whether what was done does not hold any more: `DONE:invalidated-by:PP08`, or a field `invalidated_by` that names something. */
export function isInvalidated({ reason, path, places }: Subject, plan: Plan): boolean {
  if (reason !== null && /^invalidated-by\b/i.test(reason)) return true;
  if (places.length > 0) return false;
  const field = plan.file(path)?.frontMatter?.fields.find(({ key }) => key === 'invalidated_by');
  return field !== undefined && !/^(?:|null|none|-|—|\[\])$/i.test(field.value);
}
