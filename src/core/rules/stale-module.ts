import { dayOf, daysBetween } from '../base/dates';
import { insideQuotes } from '../edits/new-claim';
import type { FrontMatterField } from '../model/claims';
import type { RelatedPlace } from '../model/finding';
import type { Commit } from '../model/history';
import type { Plan, Subject } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { plansTouching } from '../plan/touching';
import { laterChange, type LaterChange } from './later-change';
import { defineRule, type Facts } from './rule';
import { called, quoted } from './wording';

interface Stale {
  readonly field: FrontMatterField;
  readonly reason: Touch | LaterChange;
}

/** A plan that touched the module. */
interface Touch {
  readonly plan: Subject;
  /** The day on which it closed; `null`: it is under way, while the spec is old. */
  readonly closed: string | null;
}

/**
 * A module's spec that may no longer be true: a plan that touched the module closed after the spec's `last_updated`; or the spec or a
 * source that it names was changed in a later commit than that line; or such a plan is under way while the date is older than the
 * setting `weeks` (4, as in the protocol's own check). Plans that touched it are those that the spec or its row of the Module Index
 * names, and the one in whose folder it lies. A plan closes on its own `last_updated`.
 */
export const staleModule = defineRule<Stale>({
  id: 'stale-module',
  severity: 'warning',

  *check(file, facts) {
    if (file.subject.kind !== 'module') return;
    const field = file.claims.frontMatter?.fields.find(({ key }) => key === 'last_updated');
    const updated = field === undefined ? null : dayOf(field.value);
    if (field === undefined || updated === null) return;
    const touches = touchesOf(file.subject, updated, facts);
    const closed = touches.find((touch) => touch.closed !== null);
    const reason = closed ?? laterChange(file, field.value, facts) ?? touches[0];
    if (reason === undefined) return;
    const related = touches.flatMap((touch) => placeOf(touch, facts.plan));
    yield { start: field.valueStart, end: field.valueEnd, related, details: { field, reason } };
  },

  message({ details: { field, reason } }, { path, subject }, { settings }) {
    const updated = dayOf(field.value) ?? '';
    if ('commit' in reason) {
      const { path: changed, commit, review } = reason;
      const [what, it] = changed === path ? [`the spec of ${called(subject)}`, 'it'] : [`${quoted(changed)}, a source of ${called(subject)},`, 'the spec'];
      return `${what} was changed on ${commit.day} in ${named(commit)}, after ${it} was last looked at on ${updated}, in ${review.hash}`;
    }
    const { plan, closed } = reason;
    if (closed !== null) return `${called(plan)} changed ${called(subject)} and closed on ${closed}, after ${updated}`;
    const weeks = settings.weeks === 1 ? 'a week' : `${settings.weeks} weeks`;
    return `${called(plan)}, which is under way, changes ${called(subject)}, last looked at on ${updated}, more than ${weeks} ago`;
  },

  fixes({ details: { field } }, { path, claims }, { today }) {
    // A time of day stays. Only who has read the spec can say so.
    const oldText = field.value.slice(0, today.length);
    const start = insideQuotes(field, claims)?.start;
    return start === undefined || oldText === today ? [] : [{ title: 'Reviewed today', edits: [{ path, start, end: start + oldText.length, oldText, newText: today }], isGuess: true }];
  },
});

/** A commit by its hash and what it says of itself. */
function named({ hash, subject }: Commit): string {
  return `${hash}${subject === '' ? '' : ` (${subject.length > LONGEST_SUBJECT ? `${subject.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…` : subject})`}`;
}

/** As long as Git's own advice for the first line of a message allows. */
const LONGEST_SUBJECT = 50;

/** The strongest first: what closed last, then what is under way. */
function touchesOf(module: Subject, updated: string, facts: Facts): readonly Touch[] {
  const isOld = daysBetween(updated, facts.today) > 7 * facts.settings.weeks;
  const touches = plansTouching(module, facts.plan).flatMap((plan): readonly Touch[] => {
    const status = currentStatus(plan);
    if (status === 'wip') return isOld ? [{ plan, closed: null }] : [];
    const closed = status === 'done' || status === 'cut' ? dayOf(plan.facts.lastUpdated ?? '') : null;
    return closed !== null && closed > updated && closed <= facts.today ? [{ plan, closed }] : [];
  });
  return touches.sort((a, b) => byDay(b.closed ?? '', a.closed ?? ''));
}

function byDay(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a plan says when it closed, or that it is under way. */
function placeOf({ plan: toucher, closed }: Touch, plan: Plan): readonly RelatedPlace[] {
  if (closed === null) {
    const message = `${called(toucher)} is under way`;
    return toucher.claims.slice(0, 1).map(({ path, start, end }) => ({ path, start, end, message }));
  }
  const { path } = toucher;
  const field = plan.file(path)?.frontMatter?.fields.find(({ key }) => key === 'last_updated');
  return field === undefined ? [] : [{ path, start: field.valueStart, end: field.valueEnd, message: `${called(toucher)} closed on ${closed}` }];
}
