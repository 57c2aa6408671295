import { shortId } from '../dialects/dream';
import type { RelatedPlace } from '../model/finding';
import type { Plan, Reference, Subject } from '../model/plan';
import { lineOfPlace } from '../plan/defining-block';
import { keyOf } from '../plan/keys';
import { rootAround } from '../plan/profile';
import { checkedFile } from './checked-file';
import { hasOwnNumbers } from './given-twice';
import { defineRule } from './rule';
import { called, listed, quoted } from './wording';
import { writtenSpan } from '../plan/written-span';

interface Ambiguous {
  readonly written: string;
  readonly candidates: readonly Subject[];
  /** Whether the place holds the name and nothing else. */
  readonly isExact: boolean;
}

/**
 * A row, a dependency or a name in front matter that fits several equally near: what it says is said of none of them. An id that was
 * given twice is that of duplicate-id.
 */
export const ambiguousReference = defineRule<Ambiguous>({
  id: 'ambiguous-reference',
  severity: 'warning',

  *check({ references, claims }, { plan }) {
    for (const reference of references) {
      if (reference.outcome !== 'ambiguous' || !isMeant(reference)) continue;
      const { written, to } = reference;
      const candidates = to.flatMap((id) => plan.subject(id) ?? []);
      if (isGivenTwice(written, candidates, plan)) continue;
      const span = writtenSpan(reference, claims);
      const { start, end } = span ?? reference;
      yield { start, end, details: { written, candidates, isExact: span !== null }, related: candidates.map((each) => placeOf(each, plan)) };
    }
  },

  message({ details: { written, candidates } }, _file, { plan }) {
    const names = namesApart(written, candidates, plan);
    const isListed = names.length === candidates.length && names.length <= MOST_NAMES;
    return `${quoted(written)} fits ${isListed ? listed(names.map(quoted)) : `${candidates.length} ${kindOf(candidates)}`}`;
  },

  fixes({ details: { written, candidates, isExact }, start, end }, { path }, { plan }) {
    const names = isExact ? namesApart(written, candidates, plan) : [];
    return names.map((newText) => ({ title: `Change to ${newText}`, edits: [{ path, start, end, oldText: written, newText }], isGuess: true }));
  },
});

const MOST_NAMES = 4;

/** Whether something is said of what the reference leads to. Reasons may be just words. */
function isMeant({ relation, form, isStrict }: Reference): boolean {
  return relation !== 'mentions' && (form !== 'reason' || isStrict);
}

/** Whether they are several only because they were given one id, or one number. */
function isGivenTwice(written: string, [first, ...others]: readonly Subject[], plan: Plan): boolean {
  if (first === undefined) return false;
  if (others.every(({ kind, path }) => kind === first.kind && path === first.path)) {
    if (first.kind === 'package') return !hasOwnNumbers(checkedFile(first.path, plan)?.subjects ?? []);
    if (first.kind === 'ticket') return true;
  }
  const number = shortId(written);
  if (number === '' || number.length !== written.length || first.kind !== 'plan') return false;
  return others.every((other) => other.kind === 'plan' && rootAround(plan, other) === rootAround(plan, first));
}

function placeOf(subject: Subject, plan: Plan): RelatedPlace {
  const { path, places: [place] } = subject;
  const claims = plan.file(path);
  const { start, end } = place === undefined || claims === undefined ? { start: 0, end: 0 } : lineOfPlace(place, claims);
  return { path, start, end, message: called(subject) };
}

/** The full names of those that have one of their own. */
function namesApart(written: string, candidates: readonly Subject[], plan: Plan): readonly string[] {
  return candidates.map(({ name }) => name).filter((name) => keyOf(name) !== keyOf(written) && plan.called(name).length === 1);
}

function kindOf(candidates: readonly Subject[]): string {
  const [kind = 'item', another] = new Set(candidates.map((each) => each.kind));
  return another === undefined ? `${kind}s` : 'things';
}
