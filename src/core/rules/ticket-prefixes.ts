import type { Subject } from '../model/plan';
import { readTicketLead } from '../parse/ids';
import { ticketPrefix } from '../plan/names';

/**
 * What the ids of the tickets at or below a file or folder begin with: `PF-` of `PF-268`, `T` of `T009`. Kept for each: after a change
 * only those above it are made anew.
 */
export function ticketPrefixes(site: Subject): ReadonlySet<string> {
  let prefixes = known.get(site);
  if (prefixes === undefined) {
    const below = site.children.filter(({ places }) => places.length === 0).flatMap((child) => [...ticketPrefixes(child)]);
    prefixes = new Set([...below, ...prefixesWithin(site)]);
    if (prefixes.size === 0) prefixes = NONE;
    known.set(site, prefixes);
  }
  return prefixes;
}

const known = new WeakMap<Subject, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

/** So many that nothing sets apart from other words are no coincidence: `## UTF-16 files` and `## UTF-32 files` are. */
const ENOUGH = 3;

function prefixesWithin(site: Subject): readonly string[] {
  const counts = new Map<string, number>();
  const look = (subject: Subject): void => {
    for (const id of ticketIds(subject)) {
      const prefix = ticketPrefix(id);
      counts.set(prefix, (counts.get(prefix) ?? 0) + (isSetApart(subject) ? ENOUGH : 1));
    }
    subject.children.forEach(look);
  };
  site.children.filter(({ places }) => places.length > 0).forEach(look);
  return [...counts].filter(([, count]) => count >= ENOUGH).map(([prefix]) => prefix);
}

/** Whether brackets, punctuation, the word `Ticket` or a column of its own say that it is an id. */
function isSetApart({ places }: Subject): boolean {
  return places.some(({ form, title }) => form === 'row' || readTicketLead(title, 0, title.length)?.bare === false);
}

/** The ids that a subject has as a ticket: `PF-239, PF-240` has two. */
export function ticketIds({ kind, name }: Subject): readonly string[] {
  if (kind !== 'ticket') return [];
  const ids = name.split(', ');
  return ids.every((id) => TICKET_ID.test(id)) ? ids : [];
}

const TICKET_ID = /^[A-Z]{1,10}-?\d{1,6}[A-Za-z]?$/;
