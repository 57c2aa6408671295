import { dayOf } from '../base/dates';
import { whenOf } from '../base/when';
import { DELTAS_ARCHIVE } from '../dialects/dream';
import { DELTAS_SECTION } from '../dialects/dream-limits';
import type { FileClaims, Span } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { keyOf, keysOfSite, keysOfWords } from '../plan/keys';
import { fileName } from '../plan/sites';
import { type StateDelta, stateDeltas } from '../plan/state-deltas';
import { findSection, type Section } from './sections';

/** The State Deltas of a root's overview. */
export interface Deltas {
  readonly section: Section;
  /** In the order of the text: the latest first, as a rule. */
  readonly all: readonly StateDelta[];
  /** By what they call their plans, as keys: the whole name, and each word of it. */
  readonly byName: ReadonlyMap<string, readonly StateDelta[]>;
  /** When the oldest of them was, as text that sorts by time; `null`: none says when it was. */
  readonly oldest: string | null;
}

/** By what a root's overview says. */
const known = new WeakMap<FileClaims, Deltas | null>();

/** The State Deltas of a root's overview; `null`: it has no such section. */
export function deltasIn(claims: FileClaims): Deltas | null {
  let found = known.get(claims);
  if (found === undefined) known.set(claims, found = readDeltas(claims));
  return found;
}

/** What a plan has changed: a plan may close, be taken up again and close once more. */
export function deltasOf({ name }: Subject, { byName }: Deltas): readonly StateDelta[] {
  if (byName.size === 0) return NONE;
  const keys = [keyOf(name), ...keysOfSite(name.replace(/_vision$/i, ''), 'plan')];
  return [...new Set(keys.flatMap((key) => byName.get(key) ?? NONE))];
}

const NONE: readonly StateDelta[] = [];

/**
 * Whether a State Delta of a plan may be in the archive, which is no part of the plan: the overview leads to one, and the plan closed
 * before the oldest that is left.
 */
export function mayBeArchived({ facts }: Subject, { oldest }: Deltas, { path }: Subject, plan: Plan): boolean {
  const closed = dayOf(facts.lastUpdated ?? '');
  return oldest !== null && closed !== null && closed.slice(0, oldest.length) <= oldest && leadsToArchive(path, plan);
}

/** Whether the overview at a path leads to an archive of State Deltas. */
export function leadsToArchive(path: string, plan: Plan): boolean {
  return plan.referencesIn(path).some(({ file }) => file !== null && fileName(file) === DELTAS_ARCHIVE);
}

/** The line that says what has become of a module. */
export function changeOf({ name }: Subject, { changes }: StateDelta): Span | undefined {
  const key = keyOf(name);
  return changes.find(({ modules }) => modules.some((each) => keyOf(each) === key));
}

function readDeltas(claims: FileClaims): Deltas | null {
  const section = findSection(claims, DELTAS_SECTION);
  if (section === undefined) return null;
  const all = stateDeltas(claims, false);
  const byName = new Map<string, StateDelta[]>();
  for (const delta of all) for (const name of namesIn(delta.plan)) byName.set(name, [...byName.get(name) ?? [], delta]);
  const [oldest = null] = all.flatMap(({ date }) => date === null ? [] : whenOf(date) ?? []).sort();
  return { section, all, byName, oldest };
}

/** `checkout_redesign` of `Checkout redesign`, `PP02` of `PP02, the checkout`. */
function namesIn(words: string): ReadonlySet<string> {
  return new Set([...keysOfWords(words), ...(words.match(/[\p{L}\p{N}_-]+/gu) ?? []).map(keyOf)]);
}
