import type { Plan, Subject } from '../../model/plan';
import { ticketPrefix } from '../../plan/names';
import { nextFreeId } from '../../rules/free-ids';
import { ticketIds, ticketPrefixes } from '../../rules/ticket-prefixes';
import { topOf } from '../../rules/top-of';
import { byWorkLeft } from './names';
import type { Caret } from './caret';
import { type Completions, detailOf, type Entry, offered } from './completion';

/** What an id begins with, and the digits that are typed. */
const ID = /(?<![\p{L}\p{N}_-])([A-Z]{1,10}-)(\d*[A-Z]?)$/u;

/** Behind this an id is given rather than mentioned. */
const GIVES_IT = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?:\[[^\]]\]\s+)?|#+\s+|\|\s*)(?:ticket\s*)?[[*_`\s]*$/i;

/**
 * Ids behind their prefix, `PF-`: those of the document or folder plan if it has such tickets, else of the whole workspace. Where a
 * ticket may begin the next free id comes last.
 */
export function ticketCompletions(caret: Caret): Completions | null {
  const { before, behind, offset, path, facts: { plan }, subject } = caret;
  const [typed, prefix] = ID.exec(before) ?? [];
  if (typed === undefined || prefix === undefined) return null;
  const top = topOf(plan, subject);
  const isOwn = ticketPrefixes(top).has(prefix);
  const tops = isOwn ? [top] : plan.roots.filter((each) => ticketPrefixes(each).has(prefix));
  const entries = tops.flatMap((each) => ticketsBelow(each, prefix)).sort((a, b) => byWorkLeft(a.subject, b.subject))
    .map(({ id, subject: ticket }): Entry => ({ insert: id, kind: 'ticket', detail: detailOf(ticket) }));
  if (isOwn && GIVES_IT.test(before.slice(0, -typed.length))) {
    const free = nextFreeId(plan, path, prefix);
    entries.push({ insert: free, label: `${free} (next free)`, kind: 'ticket' });
  }
  const rest = /^\d*[A-Z]?(?![\p{L}\p{N}_])/u.exec(behind)?.[0] ?? '';
  return offered(caret, { start: offset - typed.length, end: offset + rest.length }, entries);
}

interface Ticket {
  readonly id: string;
  readonly subject: Subject;
}

/** A subject is made anew when something of it or below it changes. */
const known = new WeakMap<Subject, readonly Ticket[]>();

/** The tickets below a root, in the order of the text. */
function ticketsBelow(top: Plan['roots'][number], prefix: string): readonly Ticket[] {
  let tickets = known.get(top);
  if (tickets === undefined) {
    const found: Ticket[] = [];
    const collect = (subject: Subject): void => {
      for (const id of ticketIds(subject)) found.push({ id, subject });
      subject.children.forEach(collect);
    };
    collect(top);
    known.set(top, tickets = found);
  }
  return tickets.filter(({ id }) => ticketPrefix(id) === prefix);
}
