import type { Dialect } from '../dialects/dialect';
import type { SubjectKind } from '../model/plan';
import { readTicketLead } from '../parse/ids';

/** What a heading or bold list item opens. */
export interface OpenerName {
  readonly kind: SubjectKind;
  /** In lower case, without leading zeros: `3`, `2b`, `w`. */
  readonly number: string;
  /** As people call it: `Phase 3`, `p03`. */
  readonly name: string;
  /** 0 is the highest. */
  readonly rank: number;
}

/** A number, or a single capital letter that something sets apart: `Phase W — Wishlist`, not `Phase A/B tests`. */
const NUMBER = /^(\d{1,4}[A-Za-z]?(?:\.\d{1,3})*|[A-Z](?=\s*(?:[:—–.)]|-\s|$)))(?![\p{L}\p{N}_])/u;

/** Reads what a title names at its start, behind emoji and other signs; `null` if nothing the dialect opens. */
export function readOpener(title: string, dialect: Dialect): OpenerName | null {
  const text = title.replace(/^[^\p{L}\p{N}]+/u, '');
  const lower = text.toLowerCase();
  for (let rank = 0; rank < dialect.openers.length; rank++) {
    const { kind, words, prefix } = dialect.openers[rank] as Dialect['openers'][number];
    for (const word of words) {
      if (!lower.startsWith(word)) continue;
      const match = NUMBER.exec(text.slice(word.length).replace(/^[\s#]+/, ''));
      if (match?.[1] === undefined || !/^[\s#]/.test(text.slice(word.length))) continue;
      return { kind, number: normalNumber(match[1]), name: `${text.charAt(0).toUpperCase()}${lower.slice(1, word.length)} ${match[1]}`, rank };
    }
    const short = prefix !== '' && lower.startsWith(prefix) ? /^[a-z]+(\d{2,3})(?![\p{L}\p{N}])/iu.exec(text) : null;
    if (short?.[1] !== undefined && short[0].length === prefix.length + short[1].length) {
      const name = /^[\p{L}\p{N}_]+/u.exec(text)?.[0] ?? short[0];
      return { kind, number: normalNumber(short[1]), name, rank };
    }
  }
  return null;
}

/** In lower case, without leading zeros. */
export function normalNumber(number: string): string {
  return number.toLowerCase().replace(/^0+(?=\d)/, '');
}

/** The ticket ids that a heading or an id cell starts with and that something sets apart; `null` if there are none. */
export function readTicketHeading(title: string): readonly string[] | null {
  const lead = readTicketLead(title, 0, title.length);
  if (lead === null || lead.ids.length === 0) return null;
  const alone = lead.contentStart >= title.length;
  // `V6: The platform` and `Q3` name no ticket; an id with a dash does.
  return (!lead.bare || alone) && lead.ids.every(({ id }) => id.includes('-')) ? lead.ids.map(({ id }) => id) : null;
}

/** The letters of a ticket id, dash included: `PF-` of `PF-172B`. */
export function ticketPrefix(id: string): string {
  return /^[A-Z]+-?/.exec(id)?.[0] ?? '';
}
