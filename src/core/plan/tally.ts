import type { Count, Subject, SubjectKind, Tally } from '../model/plan';
import { STATUSES, type Status } from '../model/status';

/*
 * How many leaf subjects of each status stand below a subject, so that no change has to count them all again.
 */

/** What progress counts when nothing countable stands below it. */
const COUNTED: ReadonlySet<SubjectKind> = new Set(['item', 'ticket', 'task', 'package']);

const KEYS = [...STATUSES, 'none'] as const;

const NO_LEAVES: Tally = { todo: 0, wip: 0, done: 0, blocked: 0, cut: 0, none: 0 };

const LEAVES = Object.fromEntries(KEYS.map((key) => [key, { ...NO_LEAVES, [key]: 1 }])) as Record<Status | 'none', Tally>;

/** The leaves of all children together. */
export function tallyOf(children: readonly Subject[]): Tally {
  if (children.length === 0) return NO_LEAVES;
  if (children.length === 1) return (children[0] as Subject).tally;
  const sum = { ...NO_LEAVES };
  for (const { tally } of children) for (const key of KEYS) sum[key] += tally[key];
  return sum;
}

/** What a subject counts for in the tally of its parent: the leaves below, or itself if it is one. */
export function contribution(kind: SubjectKind, status: Status | null, progress: Count | null, below: Tally): Tally {
  if (progress !== null) return below;
  return COUNTED.has(kind) || status !== null ? LEAVES[status ?? 'none'] : NO_LEAVES;
}

/** How many countable leaves stand below, cut ones left out; `null` where there are none. */
export function progressOf(children: readonly Subject[]): Count | null {
  let found = false;
  let done = 0;
  let total = 0;
  for (const { progress, kind, status } of children) {
    if (progress !== null) {
      found = true;
      done += progress.done;
      total += progress.total;
    } else if (COUNTED.has(kind)) {
      found = true;
      if (status === 'cut') continue;
      total++;
      if (status === 'done') done++;
    }
  }
  return found ? { done, total } : null;
}

/** What leaves say together: all done, some begun, none; `null` where there are no leaves. */
export function derivedStatus({ todo, wip, done, blocked, cut, none }: Tally): Status | null {
  const open = todo + wip + blocked + none;
  if (open + done === 0) return cut > 0 ? 'cut' : null;
  if (open === 0) return 'done';
  return done + wip > 0 ? 'wip' : 'todo';
}
