import type { Plan, Subject } from '../model/plan';
import type { Status } from '../model/status';
import { currentStatus } from '../plan/current-status';
import { checkboxesOf } from './status-marks';

/**
 * The status that comes next when somebody goes through them one by one: to do, in progress, done, and from the start. What is
 * blocked goes on, what was cut starts again. A checkbox goes from open to done, unless its file has a mark for what is in progress.
 */
export function nextStatus(plan: Pick<Plan, 'writing' | 'file'>, subject: Subject): Status {
  const next = NEXT[currentStatus(subject) ?? 'none'];
  return next === 'wip' && !canBeUnderWay(plan, subject) ? 'done' : next;
}

const NEXT: Readonly<Record<Status | 'none', Status>> = { none: 'todo', todo: 'wip', wip: 'done', done: 'todo', blocked: 'wip', cut: 'todo' };

function canBeUnderWay(plan: Pick<Plan, 'writing' | 'file'>, { claims, path }: Subject): boolean {
  if (claims.length === 0 || claims.some(({ notation }) => notation !== 'checkbox')) return true;
  const marks = plan.writing(path)?.marks;
  const file = plan.file(path);
  return file !== undefined && checkboxesOf(file).some((mark) => marks?.get(mark) === 'wip');
}
