import type { BlockClaim, FileClaims, HeadingClaim, Span } from '../model/claims';
import type { Reference, Subject } from '../model/plan';
import { readTicketLead } from '../parse/ids';
import { ticketPrefix } from '../plan/names';
import { numbersAbove } from '../plan/numbers';
import { namesPast } from '../plan/records';
import { idSpan } from '../plan/written-span';
import { spansWithin } from '../text/spans';
import { type CheckedFile, defineRule, type Facts } from './rule';
import { ticketIds, ticketPrefixes } from './ticket-prefixes';
import { idScopeOf } from './top-of';
import { quoted } from './wording';

/**
 * A ticket id of the kind that this document, or the folder plan around it, gives to its tickets, but that it gives to none. Ids of
 * other kinds are those of some tracker, or none at all: `UTF-8`, `P0`. Of a range only the ends are missed. What is struck out, leads
 * to the web, or stands in a record of what was, may name what is not there, and so may T021 where there are T021a and T021b. And the number of a requirement, where the plan has a
 * list of them. Where plans have ids of their own, `T009` of Spec Kit, those of others do not count.
 */
export const unknownTicket = defineRule<Reference>({
  id: 'unknown-ticket',
  severity: 'info',

  *check(file, facts) {
    let named: ReadonlySet<string> | null = null;
    for (const reference of file.references) {
      const { form, outcome, written } = reference;
      if (outcome !== 'no subject') continue;
      if (form === 'item' && isMissed(reference, file)) yield { start: reference.start, end: reference.end, details: reference };
      if (form !== 'id' || !isTicket(written) || !isOfPlan(written, file, facts)) continue;
      named ??= namedIn(file.claims);
      if (named.has(written) || mayBeGone(reference, file.claims) || isSplit(written, file, facts)) continue;
      const { start, end } = idSpan(reference, file.claims) ?? reference;
      yield { start, end, details: reference };
    }
  },

  message({ details }, file, facts) {
    const { written } = details;
    if (details.form === 'item') return `no ${details.relation === 'depends-on' ? 'task' : 'requirement'} ${quoted(written)}`;
    const meant = otherwiseWritten(written, file, facts);
    return `no ticket ${quoted(written)}${meant === undefined ? '' : `; did you mean ${quoted(meant)}?`}`;
  },

  fixes({ details, start, end }, file, facts) {
    const { written } = details;
    const meant = details.form === 'item' ? undefined : otherwiseWritten(written, file, facts);
    return meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: [{ path: file.path, start, end, oldText: written, newText: meant }] }];
  },
});

/**
 * Whether there would be what an item names by its number: a task, or the criterion of a requirement, if the plan has a list of them. Of
 * a requirement that has no such list nobody knows which there are.
 */
function isMissed({ relation, written }: Reference, { subject }: CheckedFile): boolean {
  if (relation === 'depends-on') return true;
  if (relation !== 'mentions') return false;
  const requirements = subject.children.flatMap(({ children }) => children).filter(({ kind }) => kind === 'section');
  const above = requirements.find(({ id }) => numbersAbove(written).some((number) => id.endsWith(`#${number}`)));
  return requirements.length > 0 && above?.children.length !== 0;
}

/** Without a dash only what has three digits: `T009`. `S3`, `V6` and `D1` are names of many things. */
function isTicket(id: string): boolean {
  return /^[A-Z]+(?:-\d+[A-Z]?|\d{3,}[A-Za-z]?)$/.test(id);
}

function isOfPlan(id: string, { path, subject }: CheckedFile, { plan }: Facts): boolean {
  const scope = idScopeOf(plan, subject);
  const prefix = ticketPrefix(id);
  return plan.hasOwnIds(path) ? hasTickets(scope, prefix) : ticketPrefixes(scope).has(prefix);
}

function hasTickets(subject: Subject, prefix: string): boolean {
  return ticketIds(subject).some((id) => ticketPrefix(id) === prefix) || subject.children.some((child) => hasTickets(child, prefix));
}

function mayBeGone(reference: Span, claims: FileClaims): boolean {
  return spansWithin(claims.ids, reference).some(({ isStruck }) => isStruck === true)
    || claims.links.some(({ url, start, end }) => start <= reference.start && reference.end <= end && /^https?:/i.test(url))
    || headingsAround(reference, claims).some(({ title }) => namesPast(title));
}

/** The heading of the section in which something stands, and those of the sections around it. */
function headingsAround({ start }: Span, { blocks }: FileClaims): readonly HeadingClaim[] {
  const open: HeadingClaim[] = [];
  for (const block of blocks) {
    if (block.start > start) break;
    if (block.type !== 'heading') continue;
    while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
    open.push(block);
  }
  return open;
}

/** The ids that something in a file starts with, though it is no ticket: a title, a plain list item, a cell, a field. */
function namedIn({ blocks }: FileClaims): ReadonlySet<string> {
  return new Set(blocks.flatMap(namesOf).flatMap((text) => readTicketLead(text, 0, text.length)?.ids.map(({ id }) => id) ?? []));
}

function namesOf(block: BlockClaim): readonly string[] {
  switch (block.type) {
    case 'heading': case 'item': return [block.title];
    case 'field': case 'label': return [block.name];
    case 'table': return block.rows.flatMap(({ cells }) => cells[0]?.text ?? []);
    case 'quote': return [];
  }
}

/** Whether a ticket was made several: who names T021 means T021a and T021b. */
function isSplit(id: string, file: CheckedFile, facts: Facts): boolean {
  return /\d$/.test(id) && [`${id}a`, `${id}A`].some((part) => isThere(part, file, facts));
}

/** The ticket that has the same number, with other zeros before it. */
function otherwiseWritten(id: string, file: CheckedFile, facts: Facts): string | undefined {
  const [, prefix = '', number = '', letter = ''] = /^(\D+)0*(\d+)(\D?)$/.exec(id) ?? [];
  return Array.from({ length: MOST_DIGITS }, (_, i) => `${prefix}${number.padStart(i + 1, '0')}${letter}`)
    .find((each) => each !== id && isThere(each, file, facts));
}

function isThere(id: string, { subject }: CheckedFile, { plan }: Facts): boolean {
  const scope = idScopeOf(plan, subject);
  return plan.called(id).some((ticket) => ticketIds(ticket).includes(id) && idScopeOf(plan, ticket) === scope);
}

const MOST_DIGITS = 6;
