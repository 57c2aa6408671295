import type { Reference, Subject } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { below } from './below';
import { endingOf } from './ending';
import { defineRule, type Facts } from './rule';
import { onlyTarget, type SaidOf, saidOf } from './said-of';
import { statusFix } from './status-fix';
import { called, listed, MOST_RELATED, quoted, shortName } from './wording';

interface Resolved {
  readonly subject: Subject;
  readonly references: readonly Reference[];
}

const BLOCKED_BY = new Set(['blocked-by'] as const);

/**
 * A subject is blocked, and all that it waits for, by its reason or a field `blocked_by`, is done by now. It is told once, where
 * the status stands that counts. A reason that names no subject may still hold.
 */
export const blockerResolved = defineRule<Resolved>({
  id: 'blocker-resolved',
  severity: 'info',

  *check(file, facts) {
    for (const said of saidOf(file, facts, BLOCKED_BY)) {
      const { subject, references } = said;
      if (subject.isArchived || currentStatus(subject) !== 'blocked' || !namesAllReasons(said)) continue;
      const [claim] = subject.claims;
      const told = references.find(({ path, start }) => path === claim?.path && start === claim.start) ?? references[0];
      if (told?.path !== file.path || !references.every((reference) => isDone(reference, facts))) continue;
      const others = references.filter((reference) => reference !== told).slice(0, MOST_RELATED);
      yield {
        start: told.start, end: told.end, details: { subject, references },
        related: others.map(({ path, start, end, written }) => (
          { path, start, end, message: `blocked by ${quoted(written)} here as well` })),
      };
    }
  },

  message({ details: { subject, references } }, _file, facts) {
    const blockers = new Map(references.map((reference) => [onlyTarget(reference, facts), quoted(reference.written)]));
    return `${called(subject)} is blocked by ${listed([...blockers.values()])}, which ${blockers.size === 1 ? 'is' : 'are'} done`;
  },

  fixes({ details: { subject } }, _file, facts) {
    const { done, open } = below(subject);
    const isBegun = done > 0 || open.some(({ status }) => status === 'wip') || (subject.criteria?.done ?? 0) > 0;
    const status = isBegun ? 'wip' : 'todo';
    return statusFix(`Set ${shortName(subject)} to ${status}`, subject, { status, reason: null }, facts);
  },
});

/** Whether each reason that is given leads to some subject. */
function namesAllReasons({ subject, references }: SaidOf): boolean {
  return subject.claims.every(({ status, reason, path, start }) => status !== 'blocked' || reason === null ||
    references.some((reference) => reference.path === path && reference.start === start));
}

function isDone(reference: Reference, facts: Facts): boolean {
  const target = onlyTarget(reference, facts);
  return target !== undefined && endingOf(target, facts.plan) === 'done';
}
