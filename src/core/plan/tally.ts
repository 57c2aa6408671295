import type { Count, Leaves, Subject, SubjectKind } from '../model/plan';
import { STATUSES, type Status } from '../model/status';

/*
 * How many leaf subjects of each status stand below a subject, so that no change has to count them all again.
 */

/** What progress counts when nothing countable stands below it. */
const COUNTED: ReadonlySet<SubjectKind> = new Set(['item', 'ticket', 'task', 'package']);

/** What has work in it, though nothing may be listed there yet. */
const TO_BE_FILLED: ReadonlySet<SubjectKind> = new Set(['stage', 'phase']);

const KEYS = [...STATUSES, 'none', 'silent'] as const;

const NO_LEAVES: Leaves = { todo: 0, wip: 0, done: 0, blocked: 0, cut: 0, none: 0, silent: 0 };

const ONE = Object.fromEntries(KEYS.map((key) => [key, { ...NO_LEAVES, [key]: 1 }])) as Record<keyof Leaves, Leaves>;

/** The leaves of all children together. */
export function tallyOf(children: readonly Subject[]): Leaves {
  if (children.length === 0) return NO_LEAVES;
  if (children.length === 1) return (children[0] as Subject).tally;
  const sum = { ...NO_LEAVES };
  for (const { tally } of children) for (const key of KEYS) sum[key] += tally[key];
  return sum;
}

type Counting = Pick<Subject, 'kind' | 'status' | 'progress' | 'places'>;

/**
 * What a subject counts for in the tally of its parent: the leaves below, or itself if it is one; besides, a task in a file of its own
 * that says that it goes on though all below it is over.
 */
export function contribution({ kind, status, progress, places }: Counting, below: Leaves): Leaves {
  if (progress !== null) {
    const goesOn = kind === 'task' && places.length === 0 && isOpen(status) && !isOpen(derivedStatus(below));
    return goesOn ? { ...below, [status]: below[status] + 1 } : below;
  }
  if (COUNTED.has(kind) || status !== null) return ONE[status ?? 'none'];
  if (!TO_BE_FILLED.has(kind)) return NO_LEAVES;
  return KEYS.every((key) => below[key] === 0) ? ONE.silent : below;
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

/** What leaves say together: all done, some begun, none; `null` where there are no leaves. What is silent is not known to be over. */
export function derivedStatus({ todo, wip, done, blocked, cut, none, silent }: Leaves): Status | null {
  const open = todo + wip + blocked + none;
  if (open + done === 0) return cut > 0 && silent === 0 ? 'cut' : null;
  if (open + silent === 0) return 'done';
  return done + wip > 0 ? 'wip' : 'todo';
}

function isOpen(status: Status | null): status is 'todo' | 'wip' | 'blocked' {
  return status !== null && status !== 'done' && status !== 'cut';
}
