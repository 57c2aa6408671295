import type { Dialect } from '../dialects/dialect';
import type { SubjectKind } from '../model/plan';
import { isLocalOnly, readTicketLead } from '../parse/ids';
import { githubSlug } from '../text/slug';
import { NUMBERING } from './keys';

/** What a heading or bold list item opens. */
export interface OpenerName {
  readonly kind: SubjectKind;
  /** In lower case, without leading zeros: `3`, `2b`, `w`; of what has a name instead, its anchor. */
  readonly number: string;
  /** As people call it: `Phase 3`, `p03`, of `Requirement: Sign in` what stands behind the colon. */
  readonly name: string;
  /** 0 is the highest. */
  readonly rank: number;
  /** What stands behind the number. */
  readonly rest: string;
  /** Whether only headings open it. */
  readonly isHeading: boolean;
}

/** A number, or a capital letter or Roman numeral that something sets apart: `Phase W — Wishlist`, not `Phase A/B tests`. */
const NUMBER = new RegExp(`^(${NUMBERING}|(?:[A-Z]|[IVX]{2,5})(?=\\s*(?:[:—–.)]|-\\s|$)))(?![\\p{L}\\p{N}_])`, 'u');

/** What sets a short id apart: `p03_billing`, `p00 — Foundation`, not `p95 latency`. */
const SHORT_ID = /^[a-z]+(\d{2,3})(?=_|\s*(?:[:—–(]|-\s|$))/iu;

/** A word of a script that has no blanks between words: `要件1`. */
const IS_UNSPACED = /[\p{Script=Han}\p{Script=Hangul}]$/u;

/** Reads what a title names at its start, behind emoji and other signs; `null` if nothing the dialect opens. */
export function readOpener(title: string, dialect: Dialect): OpenerName | null {
  if (dialect.openers.length === 0) return null;
  const text = /^[A-Za-z]/.test(title) ? title : title.replace(/^[^\p{L}\p{N}]+/u, '').replace(/^\d{1,3}[.)]\s+/, '');
  const lower = text.toLowerCase();
  for (let rank = 0; rank < dialect.openers.length; rank++) {
    const { kind, words, prefix, isNamed = false, isHeading = false } = dialect.openers[rank] as Dialect['openers'][number];
    for (const word of words) {
      if (!lower.startsWith(word)) continue;
      if (isNamed) {
        const name = text.slice(word.length).trim();
        if ((name !== '') === /[:：]$/.test(word)) return { kind, number: githubSlug(name || text), name: name || text, rank, rest: '', isHeading };
        continue;
      }
      const behind = text.slice(word.length).replace(/^(?:[\s#]+|-(?=\d))/, '');
      const match = NUMBER.exec(behind);
      if (match?.[1] === undefined || (behind.length === text.length - word.length && !IS_UNSPACED.test(word))) continue;
      return {
        kind, number: normalNumber(match[1]), name: `${text.charAt(0).toUpperCase()}${lower.slice(1, word.length)} ${match[1]}`, rank,
        rest: behind.slice(match[0].length), isHeading,
      };
    }
    const short = prefix !== '' && lower.startsWith(prefix) ? SHORT_ID.exec(text) : null;
    if (short?.[1] !== undefined && short[0].length === prefix.length + short[1].length) {
      const name = /^[\p{L}\p{N}_]+/u.exec(text)?.[0] ?? short[0];
      return { kind, number: normalNumber(short[1]), name, rank, rest: text.slice(name.length), isHeading };
    }
  }
  return null;
}

/** What two names of the same have in common, as in `phase 2`. */
export function numberedKind({ kind, number }: Pick<OpenerName, 'kind' | 'number'>): string {
  return `${kind} ${number}`;
}

/** Whether words follow the number with nothing between: `Phase 2 progress` may name a phase, or speak of one that is named elsewhere. */
export function mayOnlySpeak({ rest }: OpenerName): boolean {
  return /^\s+\p{L}/u.test(rest);
}

/** In lower case, without leading zeros. */
function normalNumber(number: string): string {
  return number.toLowerCase().replace(/^0+(?=\d)/, '');
}

/**
 * The ticket ids that a heading or the cell of a ticket column starts with; `null` if there are none. `V6: The platform` and
 * `Q3` name no ticket, and `SHA-256: hashing` only where `known`, the letters of the document's tickets, says so.
 */
export function readTicketHeading(title: string, known: () => ReadonlySet<string>): readonly string[] | null {
  const lead = readTicketLead(title, 0, title.length);
  if (lead === null || lead.ids.length === 0) return null;
  const isSetApart = lead.ticketWord || /^[^\p{L}\p{N}]*\[/u.test(title);
  const ids = lead.ids.map(({ id }) => id);
  return ids.every((id) => id.includes('-') && (isSetApart || known().has(ticketPrefix(id)))) ? ids : null;
}

/**
 * The ids of a plan's own kind that a text starts with, whatever label or sign stands before them: `T004 [P] Sign in`,
 * `[P] [US1] T004 Sign in`, `Task T004: Sign in`.
 */
export function readLocalIds(text: string, localIds: RegExp): readonly string[] {
  for (LABEL.lastIndex = 0; ;) {
    const at = LABEL.lastIndex;
    const ids = readTicketLead(text, at, text.length)?.ids.map(({ id }) => id) ?? [];
    if (ids.length > 0 && ids.every((id) => localIds.test(id))) return ids;
    LABEL.lastIndex = at;
    if (!LABEL.test(text)) return [];
  }
}

const LABEL = /\s*(?:\[[^\][]*\]|\p{Extended_Pictographic}\uFE0F?|task(?=\s))\s*/iuy;

/** The ids that a cell of an id column is: `PF-1`, `T001`; `null` if it is something else. */
export function readIdCell(text: string): readonly string[] | null {
  const lead = readTicketLead(text, 0, text.length);
  if (lead === null || lead.ids.length === 0 || lead.contentStart < text.length) return null;
  const ids = lead.ids.map(({ id }) => id);
  return ids.some(isLocalOnly) ? null : ids;
}

const NUMBER_CELL = new RegExp(`^#?\\s*(${NUMBERING})\\.?$`);

/** The number that a cell of a number column is: `3`, `03`, `#3`, `3.`, `2.1`; `''` if it is something else. */
export function readNumberCell(text: string): string {
  const number = NUMBER_CELL.exec(text)?.[1];
  return number === undefined ? '' : normalNumber(number);
}

/** The letters of a ticket id, dash included: `PF-` of `PF-172B`. */
export function ticketPrefix(id: string): string {
  return /^[A-Z]+-?/.exec(id)?.[0] ?? '';
}
