import type { IdClaim, Span } from '../model/claims';
import { keep } from '../text/keep';
import {
  AMPERSAND, BRACKET_CLOSE, BRACKET_OPEN, COLON, DASH, DOT, HASH, PAREN_CLOSE, PAREN_OPEN, SLASH, UNDERSCORE, isAlphanumeric,
  isDigit,
} from './chars';
import { separatorEnd } from './status-phrase';
import { isBlank, isCapital, isSmall, isWordCharacter, skipBlanks } from './word-chars';

export interface IdToken extends Span {
  readonly id: string;
}

/**
 * The id-shaped tokens of a leaf's prose, a range as one: `PF-123`, `PF-172B`, `T009-T021`, `D1 through D7`, `#5`,
 * `p03_billing`. Only who knows the plan can tell which are ids: `UTF-8` looks the same.
 * @param digits the places to look at, in order: digits behind a capital, `#`, `-` or `p`, outside of code and destinations
 */
export function readIds(text: string, start: number, end: number, digits: readonly number[]): IdClaim[] {
  const claims: IdClaim[] = [];
  let lastEnd = -1;
  for (const digit of digits) {
    if (digit < lastEnd) continue;
    const first = idStart(text, digit, Math.max(start, lastEnd));
    const token = first >= 0 && beginsWord(text, first, start, lastEnd) ? leadingId(text, first, end) : null;
    if (token === null) continue;
    const last = rangeLast(text, token, end);
    if (last === null && isHyphenated(text, token.end, end)) continue;
    lastEnd = last === null ? token.end : last.end;
    claims.push({ start: token.start, end: lastEnd, id: token.id, through: last === null ? '' : last.id });
  }
  return claims.length === 0 ? claims : withStruck(claims, text.slice(start, end), start);
}

/** Marks the claims, which are in order, that lie between two `~~` of a leaf, which begins at `start`. */
function withStruck(claims: IdClaim[], leaf: string, start: number): IdClaim[] {
  let open = leaf.indexOf('~~');
  let close = open === -1 ? -1 : leaf.indexOf('~~', open + 2);
  if (close === -1) return claims;
  return claims.map((claim) => {
    while (close !== -1 && start + close <= claim.start) {
      open = leaf.indexOf('~~', close + 2);
      close = open === -1 ? -1 : leaf.indexOf('~~', open + 2);
    }
    return start + open < claim.start && claim.end <= start + close ? { ...claim, isStruck: true } : claim;
  });
}

/** The id, or the range of ids, that a text is; `null` if it is anything else. */
export function wholeId(text: string, start: number, end: number): IdClaim | null {
  const first = leadingId(text, start, end);
  if (first === null || first.end === end) return first === null ? null : { ...first, through: '' };
  const last = rangeLast(text, first, end);
  return last?.end === end ? { ...first, end, through: last.id } : null;
}

/** Where an id whose first digit stands at `digit` would start; -1 if what stands before the digit begins none. */
function idStart(text: string, digit: number, start: number): number {
  let at = digit - 1;
  if (at < start) return -1;
  const code = text.charCodeAt(at);
  if (code === HASH || code === LETTER_P) return at;
  if (code === DASH) at--;
  const last = at;
  while (at >= start && last - at < MOST_CAPITALS && isCapital(text.charCodeAt(at))) at--;
  return at === last ? -1 : at + 1;
}

/** The id that starts exactly at `start`; `null` if something else or a longer word stands there. */
export function leadingId(text: string, start: number, end: number): IdToken | null {
  const stop = endOfId(text, start, end);
  return stop < 0 ? null : { start, end: stop, id: keep(text, start, stop) };
}

/** The placeholder for an id that starts exactly at `start`: `PF-XXX`, `PF-nnn`, `PF-???`, `PF-##`, `PF-TBD`; else `null`. */
export function placeholderId(text: string, start: number, end: number): IdToken | null {
  const dash = capitalsEnd(text, start, end);
  if (dash === start || dash - start > MOST_CAPITALS || dash + 1 >= end || text.charCodeAt(dash) !== DASH) return null;
  FILLER.lastIndex = dash + 1;
  const stop = dash + 1 + (FILLER.exec(text)?.[0].length ?? 0);
  if (stop === dash + 1 || stop > end || stop - dash - 1 > MOST_DIGITS || isWordCharacter(text, stop, end)) return null;
  return { start, end: stop, id: keep(text, start, stop) };
}

/** What stands in place of the digits. */
const FILLER = /XX+|xx+|NN+|nn+|\?\?+|##+|TBD/y;

/** What a checklist item starts with: `Ticket [PF-000]: …`, `[PF-239] - [PF-240] …`, `**T009** …`. */
export interface TicketLead {
  readonly ids: readonly IdToken[];
  /** An id that nobody has given yet: `PF-XXX`. */
  readonly placeholder: IdToken | null;
  /** Whether the word `Ticket` is there. */
  readonly ticketWord: boolean;
  /** Neither brackets, markup, the word nor punctuation sets the id apart from other words: `UTF-8 handling`. */
  readonly bare: boolean;
  /** Where the rest begins, behind punctuation, markup that closes, and blanks. */
  readonly contentStart: number;
}

/** What makes an item a ticket at the start of its content, behind markup; `null` if nothing does. */
export function readTicketLead(text: string, start: number, end: number): TicketLead | null {
  const first = skipBlanks(text, start, end);
  let at = first;
  while (at < end && isMarkup(text, at)) at++;
  let unclosed = at - first;

  const word = ticketWordEnd(text, at, end);
  if (word >= 0) at = word;
  let list = readIdList(text, at, end);
  let set = word >= 0 || unclosed > 0 || text.charCodeAt(at) === BRACKET_OPEN;
  if (list === null) {
    if (word < 0 || at >= end || text.charCodeAt(at) !== COLON) return null;
    list = readIdList(text, skipBlanks(text, at + 1, end), end) ?? { ids: [], placeholder: null, end: at };
  }

  at = list.end;
  const skipClosing = (): void => {
    for (; unclosed > 0 && at < end && isMarkup(text, at); at++) unclosed--;
  };
  skipClosing();
  const punctuation = punctuationEnd(text, at, end);
  if (punctuation >= 0) {
    set = true;
    at = punctuation;
    skipClosing();
  }
  const contentStart = skipBlanks(text, at, end);
  return { ids: list.ids, placeholder: list.placeholder, ticketWord: word >= 0, bare: !set, contentStart };
}

const MOST_CAPITALS = 10;
const MOST_DIGITS = 6;
const LETTER_P = 0x70;

/** Whether no word, path or number goes on at `at`; behind the id before it a slash makes a list. */
function beginsWord(text: string, at: number, start: number, lastEnd: number): boolean {
  if (at === start) return true;
  const before = text.charCodeAt(at - 1);
  if (before === UNDERSCORE || isWordCharacter(text, at - 1, at)) return false;
  if (before === SLASH) return lastEnd === at - 1;
  if (before === DASH) return !isWordCharacter(text, at - 2, at) || at - 2 < start;
  if (before === DOT) return at - 2 >= start && text.charCodeAt(at - 2) === DOT;
  return before !== HASH && !(before === AMPERSAND && text.charCodeAt(at) === HASH) && !'\\$@'.includes(text.charAt(at - 1));
}

/** Where the id ends that starts at `at`; -1 if there is none or the word goes on. */
function endOfId(text: string, at: number, end: number): number {
  const code = at < end ? text.charCodeAt(at) : 0;
  let stop: number;
  let mayBeNamed = true;
  if (code === HASH) {
    stop = digitsEnd(text, at + 1, end);
    if (stop === at + 1 || stop > at + 1 + MOST_DIGITS) return -1;
    // `#7a`: packages may be numbered so.
    if (stop < end && isSmallLetter(text.charCodeAt(stop))) stop++;
    mayBeNamed = false;
  } else if (code === LETTER_P) {
    stop = digitsEnd(text, at + 1, end);
    if (stop !== at + 3) return -1;
  } else {
    const capitals = capitalsEnd(text, at, end);
    if (capitals === at || capitals > at + MOST_CAPITALS) return -1;
    mayBeNamed = text.charCodeAt(capitals) !== DASH;
    const digits = mayBeNamed ? capitals : capitals + 1;
    stop = digitsEnd(text, digits, end);
    if (stop === digits || stop > digits + MOST_DIGITS) return -1;
    if (stop < end && isCapital(text.charCodeAt(stop))) stop++;
    else if (mayBeNamed && capitals === at + 1 && stop - digits >= LOCAL_DIGITS && stop < end && isSmallLetter(text.charCodeAt(stop))) stop++;
  }
  if (mayBeNamed && stop + 1 < end && text.charCodeAt(stop) === UNDERSCORE && isAlphanumeric(text.charCodeAt(stop + 1))) {
    while (stop < end && (isAlphanumeric(text.charCodeAt(stop)) || text.charCodeAt(stop) === UNDERSCORE)) stop++;
  }
  if (stop < end && text.charCodeAt(stop) === UNDERSCORE) return -1;
  // `D1.md` and `H2.5` are no ids
  return isWordCharacter(text, stop, end) || (text.charCodeAt(stop) === DOT && isWordCharacter(text, stop + 1, end)) ? -1 : stop;
}

const LOCAL_DIGITS = 3;

const LETTER_S = 0x73;

/** A letter that goes with a number; an `s` makes a plural: `T009s`. */
function isSmallLetter(code: number): boolean {
  return isSmall(code) && code !== LETTER_S;
}

/** `T006a`: an id only where a plan says that its own look like that. */
export function isLocalOnly(id: string): boolean {
  return isSmallLetter(id.charCodeAt(id.length - 1)) && /^[A-Z]\d+[a-z]$/.test(id);
}

function capitalsEnd(text: string, at: number, end: number): number {
  while (at < end && isCapital(text.charCodeAt(at))) at++;
  return at;
}

function digitsEnd(text: string, at: number, end: number): number {
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** Whether the word goes on behind a hyphen: `D1-based`. */
function isHyphenated(text: string, at: number, end: number): boolean {
  return at < end && text.charCodeAt(at) === DASH && isWordCharacter(text, at + 1, end);
}

const RANGE_JOINT = /\s*(?:\.\.\.?|[-–])\s*|\s+(?:to|through|thru)\s+/y;

/** The last id of the range that `first` begins: of the same prefix, with a higher number. */
function rangeLast(text: string, first: IdToken, end: number): IdToken | null {
  const next = first.end < end ? text.charCodeAt(first.end) : 0;
  if (next !== DOT && next !== DASH && next !== EN_DASH && !isBlank(next)) return null;
  RANGE_JOINT.lastIndex = first.end;
  if (!RANGE_JOINT.test(text)) return null;
  const last = leadingId(text, RANGE_JOINT.lastIndex, end);
  if (last === null || isHyphenated(text, last.end, end) || prefixOf(first.id) !== prefixOf(last.id)) return null;
  return numberOf(last.id) > numberOf(first.id) ? last : null;
}

const EN_DASH = 0x2013;

function prefixOf(id: string): string {
  return /^(?:#|p|[A-Z]+-?)/.exec(id)![0];
}

/** The number in an id, which has one. */
export function numberOf(id: string): number {
  return Number(/\d+/.exec(id)![0]);
}

interface IdList {
  readonly ids: IdToken[];
  placeholder: IdToken | null;
  end: number;
}

/** Ids of one prefix, in brackets or not, that stand in a row: `PF-1`, `[PF-1] - [PF-2]`, `[PF-1, PF-2]`, `PF-1/PF-2`. */
function readIdList(text: string, start: number, end: number): IdList | null {
  const list: IdList = { ids: [], placeholder: null, end: start };
  let prefix = '';
  for (let at = start; at >= 0; at = jointEnd(text, list.end, end)) {
    const group = readIdGroup(text, at, end);
    if (group === null || (prefix !== '' && prefixOf(group.tokens[0]!.id) !== prefix)) break;
    prefix = prefixOf(group.tokens[0]!.id);
    for (const token of group.tokens) {
      if (endOfId(text, token.start, end) === token.end) list.ids.push(token);
      else list.placeholder ??= token;
    }
    list.end = group.end;
  }
  return list.end === start ? null : list;
}

/** One id, or all that stand in one pair of brackets; a link's destination behind them is skipped. */
function readIdGroup(text: string, start: number, end: number): { tokens: IdToken[]; end: number } | null {
  const bracketed = start < end && text.charCodeAt(start) === BRACKET_OPEN;
  const tokens: IdToken[] = [];
  for (let at = bracketed ? start + 1 : start; at >= 0; at = jointEnd(text, at, end)) {
    const token = idOrPlaceholder(text, at, end);
    if (token === null) return null;
    tokens.push(token);
    at = token.end;
    if (!bracketed) {
      const next = isHyphenated(text, at, end) ? idOrPlaceholder(text, at + 1, end) : token;
      return next === null || prefixOf(next.id) !== prefixOf(token.id) ? null : { tokens, end: at };
    }
    if (at < end && text.charCodeAt(at) === BRACKET_CLOSE) return { tokens, end: destinationEnd(text, at + 1, end) };
  }
  return null;
}

function idOrPlaceholder(text: string, at: number, end: number): IdToken | null {
  return leadingId(text, at, end) ?? placeholderId(text, at, end);
}

const ID_JOINT = /\s*(?:\.\.\.?|[-–,/&+]|and\b|to\b)\s*/y;

/** Where what joins two ids of a row ends; -1 if none stands at `at`. */
function jointEnd(text: string, at: number, end: number): number {
  ID_JOINT.lastIndex = at;
  return ID_JOINT.test(text) && ID_JOINT.lastIndex < end ? ID_JOINT.lastIndex : -1;
}

function destinationEnd(text: string, at: number, end: number): number {
  if (at >= end || text.charCodeAt(at) !== PAREN_OPEN) return at;
  for (let i = at; i < end; i++) {
    if (text.charCodeAt(i) === PAREN_CLOSE) return i + 1;
  }
  return at;
}

const TICKET_WORD = /tickets?(?![\p{L}\p{Nd}_-])\s*/iuy;

/** Where the word `Ticket` and the blanks behind it end; -1 if it does not stand at `at`. */
function ticketWordEnd(text: string, at: number, end: number): number {
  if ((text.charCodeAt(at) | 0x20) !== LETTER_T) return -1;
  TICKET_WORD.lastIndex = at;
  return TICKET_WORD.test(text) && TICKET_WORD.lastIndex <= end ? TICKET_WORD.lastIndex : -1;
}

const LETTER_T = 0x74;

/** The end of the colon, dash, or full stop that sets the ids apart from the rest, -1 without. */
function punctuationEnd(text: string, at: number, end: number): number {
  if (at < end && text.charCodeAt(at) === COLON) return at + 1;
  if (at < end && text.charCodeAt(at) === DOT) return at + 1;
  const next = skipBlanks(text, at, end);
  return next < end ? separatorEnd(text, next, end) : -1;
}

function isMarkup(text: string, at: number): boolean {
  return '*_`~'.includes(text.charAt(at));
}
