import { planDocument } from '../../dialects/plan-document';
import type { Span } from '../../model/claims';
import type { Relation } from '../../model/plan';
import { PACKAGES, PLANS, WORK } from '../../plan/references';
import type { Caret } from './caret';
import { type Completions, offered, wrapped } from './completion';
import { nameEntries } from './names';
import { ticketCompletions } from './tickets';

/** What a field or column of this name says of what it names; `undefined`: it names nothing. */
export function relationNamed(name: string): Relation | undefined {
  return planDocument.relations.get(name.trim().toLowerCase().replace(/[\s-]+/g, '_'));
}

/** A name as far as it is typed; more words are prose. */
const TYPED = /^[^\p{L}\p{N}]*[\p{L}\p{N}_-]*(?: \d*)?$/u;

/**
 * Names among those that a field or cell lists, commas between them.
 * @param list where all of them stand
 * @param gap what goes before a name where there is no blank yet
 * @param own names of that of which it is said
 */
export function listCompletions(
  caret: Caret, list: Span, relation: Relation, form: 'field' | 'cell', gap: string, own: readonly string[] = [],
): Completions | null {
  const ticket = ticketCompletions(caret);
  if (ticket !== null) return ticket;
  const { text, offset } = caret;
  const place = nameAround(text, list, offset);
  const typed = text.slice(place.start, offset);
  if (!TYPED.test(typed)) return null;
  const others = text.slice(list.start, place.start) + text.slice(place.end, list.end);
  const kinds = OF_PLANS.has(relation) ? PLANS : WORK;
  const named = others.split(/[,;]/).map((each) => each.trim());
  const entries = nameEntries(caret, form, kinds, kinds === WORK ? [...named, ...own] : named, typed.startsWith('#') ? PACKAGES : kinds);
  return offered(caret, place, wrapped(entries, gap));
}

/** Of these only plans are meant. */
const OF_PLANS: ReadonlySet<Relation> = new Set(['modified-by', 'invalidated-by', 'origin']);

function nameAround(text: string, { start, end }: Span, offset: number): Span {
  let from = offset;
  while (from > start && !',;'.includes(text.charAt(from - 1))) from--;
  while (from < offset && text.charAt(from) === ' ') from++;
  let to = offset;
  while (to < end && !',;'.includes(text.charAt(to))) to++;
  while (to > offset && text.charAt(to - 1) === ' ') to--;
  return { start: from, end: to };
}
