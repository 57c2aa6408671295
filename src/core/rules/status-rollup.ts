import type { Fix, RelatedPlace } from '../model/finding';
import type { Plan, StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';
import { readPhrase } from '../parse/status-phrase';
import { hasWordCharacter } from '../parse/word-chars';
import { isInConflict } from '../plan/agreement';
import { readable } from '../text/garbled';
import { announcesMore } from './announced';
import { below, isContradicted } from './below';
import { type Heading, headingsOf, isPutOffBelow } from './deferred';
import { isInvalidated } from './ending';
import { defineRule, type Facts, type Found } from './rule';
import { spokenOf } from './spoken-of';
import { statusFix } from './status-fix';
import { statusPlace } from './status-place';
import { called, MOST_RELATED, said, shortName } from './wording';

interface Rollup {
  readonly subject: Subject;
  readonly claim: StatusClaim;
  readonly but: But;
}

type But =
  | { readonly says: 'open' | 'deferred'; readonly open: readonly Subject[]; readonly isBegun: boolean }
  // Whether something optional is left.
  | { readonly says: 'all done'; readonly isLeft: boolean }
  // How many others of the file have the same.
  | { readonly says: 'not ticked'; readonly more: number };

/**
 * A written status that what stands below contradicts: done over something open, or not begun or under way over nothing but what
 * is done. Only the nearest subject with a status of its own is told, none above it. Where copies of its status contradict each
 * other, that comes first. What is blocked, is being reviewed or has open criteria may wait for these though all below is done.
 */
export const statusRollup = defineRule<Rollup>({
  id: 'status-rollup',
  severity: 'warning',

  *check(file, facts) {
    const { plan } = facts;
    const unticked: Subject[] = [];
    let headings: readonly Heading[] | undefined;
    for (const subject of spokenOf(file, facts)) {
      const [claim] = subject.claims;
      if (claim?.path !== file.path || !isToBeJudged(subject, plan) || isSignOnly(claim, plan)) continue;
      const under = below(subject);
      if (subject.status !== 'done') {
        if (!isContradicted(claim.status, under) || mayWait(subject, claim) || announcesMore(subject, plan)) continue;
        yield { ...found(subject, claim, { says: 'all done', isLeft: under.hasOptional }), ...under.hasOptional && { severity: 'info' } };
      } else if (under.open.length > 0) {
        headings ??= headingsOf(file.claims);
        const isPutOff = isPutOffBelow(subject, plan, headings);
        const left = under.open.filter((each) => !isPutOff(each));
        const isDeferred = left.length === 0;
        const open = isDeferred ? under.open : left;
        const isBegun = under.done > 0 || under.open.some(({ status }) => status === 'wip');
        const related = open.slice(0, MOST_RELATED).flatMap((each) => statusPlace(each, `${called(each)} is ${each.status ?? ''}`));
        const but: But = { says: isDeferred ? 'deferred' : 'open', open, isBegun };
        yield { ...found(subject, claim, but, related), ...isDeferred && { severity: 'info' } };
      } else if (hasOpenCriteria(subject)) unticked.push(subject);
    }
    yield* toldOnce(unticked);
  },

  message({ details: { subject, claim, but } }) {
    const start = `${called(subject)} is ${said(claim)}, but`;
    if (but.says === 'all done') return `${start} all of its children are done${but.isLeft ? ' or optional' : ''}`;
    if (but.says === 'not ticked') return `${start} ${notTicked(subject)}${but.more === 0 ? '' : `; the same with ${but.more} more`}`;
    const [first, ...more] = but.open.map(called);
    return `${start} ${first ?? ''} ${more.length === 0 ? 'is' : `and ${more.length} more are`} ${but.says}`;
  },

  fixes({ details: { subject, but } }, _file, facts) {
    if (but.says === 'all done') return setTo('done', subject, facts);
    if (but.says !== 'open') return [];
    // A checkbox that was ticked too early is cleared.
    const hasWords = subject.claims.some(({ notation }) => notation !== 'checkbox');
    return setTo(but.isBegun && hasWords ? 'wip' : 'todo', subject, facts);
  },
});

function found(subject: Subject, claim: StatusClaim, but: But, related: readonly RelatedPlace[] = []): Found<Rollup> {
  return { start: claim.start, end: claim.end, details: { subject, claim, but }, related };
}

function isToBeJudged(subject: Subject, plan: Plan): boolean {
  const { status, children, criteria, isArchived } = subject;
  if (isArchived || (children.length === 0 && criteria === null) || isInConflict(subject)) return false;
  return status === 'done' ? !isInvalidated(subject, plan) : status === 'todo' || status === 'wip';
}

/** Whether a status is known by its emoji, and its words say something else: a plan may be `✅ Approved` before it is begun. */
function isSignOnly({ path, written }: StatusClaim, plan: Plan): boolean {
  return hasWordCharacter(readable(written)) && readPhrase(written, 0, written.length, plan.vocabulary(path), true)?.word === null;
}

/** `Ready for review`, `In testing`: all below may be done by then, as where criteria are left to be met. */
function mayWait(subject: Subject, { written }: StatusClaim): boolean {
  return hasOpenCriteria(subject) || /\b(?:review|testing)\b/i.test(written);
}

/** Where criteria are left unticked out of habit, the first place says it all. */
function toldOnce(subjects: readonly Subject[]): readonly Found<Rollup>[] {
  const [first, ...others] = subjects.flatMap((subject) => subject.claims.slice(0, 1).map((claim) => ({ subject, claim })))
    .sort((a, b) => a.claim.start - b.claim.start);
  if (first === undefined) return [];
  const related = others.slice(0, MOST_RELATED)
    .flatMap(({ subject }) => statusPlace(subject, `${called(subject)}: ${notTicked(subject)}`));
  return [{ ...found(first.subject, first.claim, { says: 'not ticked', more: others.length }, related), severity: 'info' }];
}

function hasOpenCriteria({ criteria }: Subject): boolean {
  return criteria !== null && criteria.done < criteria.total;
}

function notTicked({ criteria }: Subject): string {
  const { done, total } = criteria ?? { done: 0, total: 0 };
  return `${total - done} of ${total} criteria ${total - done === 1 ? 'is' : 'are'} not ticked`;
}

/** Somebody has to decide: more may be left to do than is listed, and of what is open it may be the tick that was forgotten. */
function setTo(status: Status, subject: Subject, facts: Facts): readonly Fix[] {
  return statusFix(`Set ${shortName(subject)} to ${status}`, subject, { status, reason: null }, facts).map((fix) => ({ ...fix, isGuess: true }));
}
