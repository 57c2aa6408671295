import type { Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';
import { OPTIONAL } from '../plan/facts';
import { isCutByTitle } from './deferred';

/** What the subjects below another say that speak for themselves: nothing is asked of what lies below these. */
export interface Below {
  /** How many are done; documents are left out, as they may be finished before the work is. */
  readonly done: number;
  readonly open: readonly Subject[];
  /** Whether something is open that is optional. */
  readonly hasOptional: boolean;
  /** Whether of some work below nobody has said how it stands. */
  readonly hasUnknown: boolean;
}

/** What the status of which says nothing of the work. */
const ASIDE: ReadonlySet<SubjectKind> = new Set(['module', 'asset', 'exploration']);

/** What somebody has to do: without a status it is not known whether it is done. */
const WORK: ReadonlySet<SubjectKind> = new Set(['plan', 'stage', 'phase', 'package', 'task', 'ticket', 'item']);

/** What stands below a subject: its children or, of one without a written status, its children. What is cut or optional is not missed. */
export function below({ children }: Subject): Below {
  let done = 0;
  let hasOptional = false;
  let hasUnknown = false;
  const open: Subject[] = [];
  /** Returns whether the subject, or anything below it, is work. */
  const look = (subject: Subject): boolean => {
    const { kind, written, status } = subject;
    if (subject.isArchived || ASIDE.has(kind)) return false;
    if (written === null) {
      const isSaidBelow = subject.children.map(look).includes(true);
      if (isSaidBelow || !WORK.has(kind)) return isSaidBelow;
      hasUnknown = true;
    } else if (status === null) hasUnknown = true;
    else if (status === 'done') done += kind === 'document' ? 0 : 1;
    else if (status !== 'cut' && !isCutByTitle(subject)) {
      if (subject.facts.priority === OPTIONAL) hasOptional = true;
      else open.push(subject);
    }
    return kind !== 'document';
  };
  children.forEach(look);
  return { done, open, hasOptional, hasUnknown };
}

/** Whether what stands below a subject contradicts a status: done over something open, or not begun or under way over nothing but what is done. */
export function isContradicted(status: Status | null, { done, open, hasUnknown }: Below): boolean {
  if (status === 'done') return open.length > 0;
  return (status === 'todo' || status === 'wip') && done > 0 && open.length === 0 && !hasUnknown;
}
