import { dayAfter, dayOf, guessDay, isDay } from '../base/dates';
import { EXPLORATION_DAYS, MOST_EXPLORATIONS } from '../dialects/dream-limits';
import type { FileClaims, Span } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { profileAround, rootAround } from '../plan/profile';
import { filesBelow } from './all-plans';
import { defineRule } from './rule';
import { titleOf } from './sections';
import { called } from './wording';

type Fault = { readonly expired: string } | { readonly active: number };

/**
 * An exploration that is over: what it has found is in a plan by then, or is not worth one. It ends fourteen days after its date, which
 * its name or its front matter gives, unless it says itself when it expires; without a date it never does. And more explorations than
 * anybody can follow: told at the oldest.
 */
export const explorationExpired = defineRule<Fault>({
  id: 'exploration-expired',
  severity: 'info',

  *check({ claims, subject }, { plan, settings, today }) {
    if (subject.kind !== 'exploration') return;
    const root = rootAround(plan, subject);
    if (root === null || isAside(subject) || profileAround(plan, subject, settings.profile) === null) return;
    const expiry = expiryOf(subject, claims);
    if (expiry !== null && expiry < today) {
      yield { ...placeIn(claims), details: { expired: expiry } };
      return;
    }
    const active = activeExplorations(root, plan, today);
    if (active.length > MOST_EXPLORATIONS && active[0] === subject.id) yield { ...placeIn(claims), details: { active: active.length } };
  },

  message({ details }, { subject }) {
    return 'expired' in details
      ? `${called(subject)} expired on ${details.expired}; archive it`
      : `${details.active} explorations are under way, of which ${called(subject)} is the oldest; ${MOST_EXPLORATIONS} are enough`;
  },
});

/** A file that tells what the others are. */
function isAside({ name }: Subject): boolean {
  return /^(?:readme|index)$/i.test(name);
}

/** The last day of an exploration, `YYYY-MM-DD`; `null`: nothing says so. */
function expiryOf({ name }: Subject, claims: FileClaims): string | null {
  const field = (keys: ReadonlySet<string>): string | null => {
    const found = claims.frontMatter?.fields.find(({ key }) => keys.has(key.toLowerCase()));
    return found === undefined ? null : readDay(found.value);
  };
  const stated = field(EXPIRES) ?? readDay(textField(EXPIRES, claims)?.value ?? '');
  if (stated !== null) return stated;
  const begun = dayInName(name) ?? field(BEGUN);
  return begun === null ? null : dayAfter(begun, EXPLORATION_DAYS);
}

const EXPIRES: ReadonlySet<string> = new Set(['expires', 'expires_at', 'expires_on', 'expiry', 'expires at', 'expires on']);
const BEGUN: ReadonlySet<string> = new Set(['date', 'created', 'created_at', 'start_at', 'started']);

function readDay(written: string): string | null {
  return dayOf(written) ?? guessDay(written);
}

/** `meeting_2025_12_15_scope_cut`, `2025-12-15-spike`, `20251215_spike` */
function dayInName(name: string): string | null {
  const { year, month, day } = /(?:^|\D)(?<year>20\d\d)(?<joint>[_-]?)(?<month>\d\d)\k<joint>(?<day>\d\d)(?!\d)/.exec(name)?.groups ?? {};
  const written = `${year}-${month}-${day}`;
  return isDay(written) ? written : null;
}

/** `**Date:** 15 December 2025` */
function textField(names: ReadonlySet<string>, { blocks }: FileClaims): (Span & { readonly value: string }) | undefined {
  for (const block of blocks) if (block.type === 'field' && names.has(block.name.toLowerCase())) return block;
  return undefined;
}

/** Where it says when it began, else where it says how long it lasts; else its title. */
function placeIn(claims: FileClaims): Span {
  const field = [BEGUN, EXPIRES].flatMap((keys) => claims.frontMatter?.fields.find(({ key }) => keys.has(key.toLowerCase())) ?? [])[0];
  if (field !== undefined) return { start: field.valueStart, end: field.valueEnd };
  const { start, end } = textField(BEGUN, claims) ?? textField(EXPIRES, claims) ?? titleOf(claims) ?? { start: 0, end: 0 };
  return { start, end };
}

/** By plan root, which is another whenever something below it is: the explorations of a day. */
const known = new WeakMap<Subject, { readonly today: string; readonly ids: readonly string[] }>();

/** The explorations of a plan root that have not expired, the oldest first, and those without a date last. All that lies in one folder is one. */
export function activeExplorations(root: Subject, plan: Plan, today: string): readonly string[] {
  const cached = known.get(root);
  if (cached?.today === today) return cached.ids;
  const dated = filesBelow(root).flatMap((subject) => {
    const claims = subject.kind !== 'exploration' || subject.isArchived || isAside(subject) ? undefined : plan.file(subject.path);
    const expiry = claims === undefined ? null : expiryOf(subject, claims);
    return claims === undefined || (expiry !== null && expiry < today) ? [] : [{ id: subject.id, expiry: expiry ?? '9999' }];
  });
  dated.sort((a, b) => a.expiry < b.expiry || (a.expiry === b.expiry && a.id < b.id) ? -1 : 1);
  const first = new Map<string, string>();
  for (const { id } of dated) {
    const topic = id.slice(0, (id + '/').indexOf('/', id.lastIndexOf('exploration/') + 'exploration/'.length));
    if (!first.has(topic)) first.set(topic, id);
  }
  const ids = [...first.values()];
  known.set(root, { today, ids });
  return ids;
}
