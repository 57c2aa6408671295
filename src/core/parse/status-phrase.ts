import type { Span, StatusMark } from '../model/claims';
import type { Status } from '../model/status';
import type { StatusPhrase, StatusVocabulary } from '../model/vocabulary';
import { garbledAt } from '../text/garbled';
import { keep } from '../text/keep';
import { BACKSLASH, DASH, EQUALS, PIPE, SLASH, isDigit, isLineEnd } from './chars';
import { isBlank, isWordCharacter, skipBlanks, trimBlanksEnd } from './word-chars';

/** A status at one place of the text: an emoji, a known phrase, or both, with the brackets and markup around them. */
export interface Phrase extends Span {
  /** What the words say, else what the emoji says; `null` if neither is known. */
  readonly status: Status | null;
  readonly reason: string | null;
  /** The vocabulary's spelling of the phrase, `null` where none stands. */
  readonly word: string | null;
  readonly wordStart: number;
  readonly wordEnd: number;
  /** Behind the reason and its parenthesis, or how much is done; `wordEnd` where neither is said. */
  readonly wordsEnd: number;
  /** The first emoji of a status, else the first of any kind. */
  readonly emoji: Span | null;
  readonly emojiStatus: Status | null;
  /** How many emoji of a status there are: more than one make a legend. */
  readonly statusEmojis: number;
  /** The innermost bracket, parenthesis or backtick around the words; `''` where there is none. */
  readonly bracket: string;
}

/**
 * Reads the status that starts at `start`, behind blanks and markup. Brackets and markup are in the span only where they
 * close within it. `null`: neither an emoji nor a known phrase stands there.
 * @param inProse whether `blocked by x` gives a reason although neither emoji nor brackets mark it as a status
 */
export function readPhrase(
  text: string, start: number, end: number, vocabulary: StatusVocabulary, inProse: boolean,
): Phrase | null {
  const openers: number[] = [];
  let emojiStart = -1;
  let emojiEnd = -1;
  let counted: Span | null = null;
  let emojiStatus: Status | null = null;
  let statusEmojis = 0;
  let openersBeforeEmojiEnd = 0;
  let at = skipBlanks(text, start, end);
  for (let pieces = 0; at < end && pieces < MOST_PIECES; pieces++) {
    if (closerOf(text.charCodeAt(at)) !== 0) {
      openers.push(at);
      at++;
    } else {
      const emoji = emojiAt(text, at, end, vocabulary);
      if (emoji === null) break;
      if (emojiStart < 0) emojiStart = at;
      if (counted === null || (emojiStatus === null && emoji.status !== null)) counted = { start: at, end: emoji.end };
      emojiStatus ??= emoji.status;
      if (emoji.status !== null) statusEmojis++;
      openersBeforeEmojiEnd = openers.length;
      at = emojiEnd = emoji.end;
    }
    at = skipBlanks(text, at, end);
  }

  const found = vocabulary.phraseAt(text, at, end);
  const phrase = found !== null && endsHere(text, found.end, end, vocabulary) ? found : null;
  if (phrase === null && emojiStart < 0) return null;
  const wordStart = at;
  let reason: Reason | null = null;
  if (phrase !== null) {
    reason = readReason(text, phrase, end, openers, inProse || emojiStart >= 0) ?? readBlocker(text, phrase, end, vocabulary);
    at = reason?.after ?? behindShare(text, phrase.end, end);
  } else {
    openers.length = openersBeforeEmojiEnd;
    at = emojiEnd;
  }

  const wordsEnd = phrase === null ? wordStart : at;
  const closed: number[] = [];
  at = closeAll(text, at, end, openers, closed);
  if (phrase !== null && emojiStart < 0) {
    const next = skipBlanks(text, at, end);
    const emoji = emojiAt(text, next, end, vocabulary);
    if (emoji !== null && emoji.status !== null) {
      emojiStart = next;
      counted = { start: next, end: emoji.end };
      emojiStatus = emoji.status;
      statusEmojis = 1;
      at = closeAll(text, emoji.end, end, openers, closed);
    }
  }
  return {
    start: Math.min(closed.at(-1) ?? end, emojiStart < 0 ? end : emojiStart, phrase === null ? end : wordStart),
    end: at,
    status: reason?.status ?? phrase?.status ?? emojiStatus,
    reason: reason === null ? null : keep(text, reason.start, reason.end),
    word: phrase?.word ?? null,
    wordStart,
    wordEnd: phrase?.end ?? wordStart,
    wordsEnd,
    emoji: counted,
    emojiStatus,
    statusEmojis,
    bracket: closed.map((opener) => text.charAt(opener)).find((opener) => '[(`'.includes(opener)) ?? '',
  };
}

/** Moves the openers that close at `at`, innermost first, to `closed`; returns where the last of them closes. */
function closeAll(text: string, at: number, end: number, openers: number[], closed: number[]): number {
  while (openers.length > 0) {
    const next = skipBlanks(text, at, end);
    if (next >= end || text.charCodeAt(next) !== closerOf(text.charCodeAt(openers.at(-1)!))) break;
    closed.push(openers.pop()!);
    at = next + 1;
  }
  return at;
}

export function markOf(text: string, { start, end, status, reason }: Omit<StatusMark, 'written'>): StatusMark {
  return { start, end, status, reason, written: keep(text, start, end) };
}

export interface Emoji {
  /** Exclusive; behind U+FE0F, if there is one. */
  readonly end: number;
  readonly status: Status | null;
}

/** The emoji at `at`, garbled or not; `null` if something else stands there. */
export function emojiAt(text: string, at: number, end: number, vocabulary: StatusVocabulary): Emoji | null {
  if (at >= end || text.charCodeAt(at) < 0x80) return null;
  const garbled = garbledAt(text, at, end);
  const emoji = garbled === null ? String.fromCodePoint(text.codePointAt(at)!) : garbled.readable.replace('\ufe0f', '');
  if (emoji.codePointAt(0)! < FIRST_PICTOGRAPH) return null;
  const status = vocabulary.emojiStatus(emoji);
  if (status === null && !PICTOGRAPH.test(emoji)) return null;
  let next = garbled?.end ?? at + emoji.length;
  for (;;) {
    if (next > end) return null;
    const code = next < end ? text.charCodeAt(next) : 0;
    if (code === 0xfe0f) next++;
    else if (code === ZERO_WIDTH_JOINER || SKIN_TONE.test(text.slice(next, next + 2))) next += code === ZERO_WIDTH_JOINER ? 3 : 2;
    else if (code >= 0x80 && garbledAt(text, next, end)?.readable === '\ufe0f') next = garbledAt(text, next, end)!.end;
    else return { end: next, status };
  }
}

/** The end of the dash, dot or bar at `at` that sets apart what follows, -1 if there is none. A hyphen needs blanks around it. */
export function separatorEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code === DASH) {
    const next = at + 1 < end && text.charCodeAt(at + 1) === DASH ? at + 2 : at + 1;
    return isBlank(text.charCodeAt(at - 1)) && (next >= end || isBlank(text.charCodeAt(next))) ? next : -1;
  }
  if (code === PIPE) return at + 1;
  if (code < 0x80) return -1;
  if (SEPARATORS.includes(text.charAt(at))) return at + 1;
  const garbled = garbledAt(text, at, end);
  return garbled !== null && SEPARATORS.includes(garbled.readable) ? garbled.end : -1;
}

/** The end of the arrow at `at` that leads from one status to the next, -1 if there is none. */
export function arrowEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    const arrow = code === DASH || code === EQUALS ? ARROW.exec(text.slice(at, Math.min(end, at + LONGEST_ARROW)))?.[0] : undefined;
    return arrow === undefined ? -1 : at + arrow.length;
  }
  if (ARROWS.includes(text.charAt(at))) return text.charCodeAt(at + 1) === 0xfe0f ? Math.min(end, at + 2) : at + 1;
  const garbled = garbledAt(text, at, end);
  return garbled !== null && ARROWS.includes(garbled.readable) ? garbled.end : -1;
}

/**
 * What becomes of a status when others stand behind it, behind strokes or bars: `Done / Shipped` is one that ends later, and
 * may have the reason of the other; `TODO | WIP | DONE` is `null`, a legend and no status.
 */
export function sameAgain(
  text: string, { end, status, reason }: Phrase, last: number, vocabulary: StatusVocabulary,
): Pick<Phrase, 'end' | 'reason'> | null {
  for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
    let at = skipBlanks(text, end, last);
    // In a table a bar is escaped.
    if (text.charCodeAt(at) === BACKSLASH && text.charCodeAt(at + 1) === PIPE) at++;
    const code = text.charCodeAt(at);
    const next = at < last && (code === SLASH || code === PIPE) ? readPhrase(text, at + 1, last, vocabulary, true) : null;
    if (next === null || next.status === null) break;
    if (next.status !== status || next.word === null) return null;
    end = next.end;
    reason ??= next.reason;
  }
  return { end, reason };
}

/** Whether a status may end at `at`: what follows is the end, punctuation, a date, an emoji, or `in`, `by`, `since` …. */
export function endsHere(text: string, at: number, end: number, vocabulary: StatusVocabulary): boolean {
  const next = skipBlanks(text, at, end);
  if (next >= end || (next > at && isLineEnd(text.charCodeAt(at)))) return true;
  const character = text.charAt(next);
  if (next === at && '-._'.includes(character)) {
    return !isWordCharacter(text, next + 1, end) || (character === '-' && isDigit(text.charCodeAt(next + 1)));
  }
  if ('-._,:;/|!()[]*`~<>→'.includes(character)) return true;
  if (separatorEnd(text, next, end) >= 0 || emojiAt(text, next, end, vocabulary) !== null) return true;
  if (next === at) return false;
  if ('@#&'.includes(character) || isDigit(text.charCodeAt(next)) || isDateAt(text, next, end)) return true;
  return TAIL_WORDS.has(wordAt(text, next, end));
}

/** Whether `at` begins a date: a year, a day, a month's name, a quarter. */
function isDateAt(text: string, at: number, end: number): boolean {
  return DATE.test(text.slice(at, Math.min(end, at + LONGEST_DATE))) || isMonth(wordAt(text, at, end));
}

/** The word of letters at `at`, in lower case; no longer than any word that is asked for. */
function wordAt(text: string, at: number, end: number): string {
  let next = at;
  while (next < end && next < at + LONGEST_DATE && isWordCharacter(text, next, end)) next++;
  return text.slice(at, next).toLowerCase();
}

/** More openers and emoji than this before the words are no status; so no line takes long. */
const MOST_PIECES = 12;
const FIRST_PICTOGRAPH = 0x2300;
const PICTOGRAPH = /^\p{Extended_Pictographic}/u;
const SKIN_TONE = /^[\u{1f3fb}-\u{1f3ff}]/u;
const ZERO_WIDTH_JOINER = 0x200d;
const SEPARATORS = '—–·•';
const ARROWS = '→⇒➔➜➡';
const ARROW = /^(?:-{1,2}|={1,2})>/;
const LONGEST_ARROW = 3;
const TAIL_WORDS = new Set((
  'in on by since as of at via for until till with from after before per and but except minus today yesterday'
).split(' '));
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const LONGEST_DATE = 12;
const DATE = /^(?:\d{4}(?!\d)|\d{1,2}[./]\d|\d{1,2}(?:st|nd|rd|th)?\.? [A-Z][a-z]{2}|Q[1-4]\b)/;

function isMonth(word: string): boolean {
  return word.length >= 3 && MONTHS.some((month) => month.startsWith(word) || (word === 'sept' && month === 'september'));
}

/** The character that closes what this one opens, 0 for others. Emphasis is taken one character at a time. */
export function closerOf(code: number): number {
  switch (code) {
    case 0x5b: return 0x5d;
    case 0x28: return 0x29;
    case 0x2a: case 0x5f: case 0x60: case 0x7e: return code;
    default: return 0;
  }
}

interface Reason extends Span {
  /** Where reading goes on: behind the parenthesis, if the reason stands in one. */
  readonly after: number;
  /** What the reason makes of the status. */
  readonly status?: Status;
}

/**
 * What stands behind `BLOCKED:`, in `Blocked (…)` or behind `blocked by`; of other statuses only what follows a colon
 * without a space, as in `DONE:invalidated-by:PP08`.
 */
function readReason(
  text: string, phrase: StatusPhrase, end: number, openers: readonly number[], connectives: boolean,
): Reason | null {
  const blocked = phrase.status === 'blocked';
  const at = phrase.end;
  const bracket = openers.filter((opener) => '[(`'.includes(text.charAt(opener))).at(-1);
  const closer = bracket === undefined ? -1 : closingAt(text, bracket, at, end);
  if (bracket !== undefined && closer < 0) return null;
  const limit = closer < 0 ? end : closer;
  const spanTo = (from: number, stop: number, after?: number): Reason | null => {
    let last = trimBlanksEnd(text, from, stop);
    while (last > from && '*~_'.includes(text.charAt(last - 1)) && isMarkup(text, last - 1, openers)) last = trimBlanksEnd(text, from, last - 1);
    return last > from ? { start: from, end: last, after: after ?? last } : null;
  };

  if (text.charAt(at) === ':' && at < limit) {
    const from = skipBlanks(text, at + 1, limit);
    if (blocked) return spanTo(from, closer < 0 ? clauseEnd(text, from, limit) : limit);
    if (from > at + 1 || isDigit(text.charCodeAt(from))) return null;
    return spanTo(from, closer < 0 ? tokenEnd(text, from, limit) : limit);
  }
  if (!blocked) return null;
  const next = skipBlanks(text, at, limit);
  if (next < limit && text.charAt(next) === '(') {
    const close = closingAt(text, next, next + 1, limit);
    const from = skipBlanks(text, next + 1, limit);
    return close < 0 || isDateAt(text, from, close) ? null : spanTo(from, close, close + 1);
  }
  const word = wordAt(text, next, limit);
  if (next === at || !(connectives || closer >= 0) || !['by', 'on', 'for'].includes(word)) return null;
  const from = skipBlanks(text, next + word.length, limit);
  if (isDateAt(text, from, limit)) return null;
  return spanTo(from, closer < 0 ? clauseEnd(text, from, limit) : limit);
}

/** Where a status ends that says how much of it is done: `In progress (80%)`. */
function behindShare(text: string, at: number, end: number): number {
  return at + (SHARE.exec(text.slice(at, Math.min(end, at + LONGEST_SHARE)))?.[0].length ?? 0);
}

const PERCENT = '~?\\d{1,3}(?:[.,]\\d+)?\\s?%(?:\\s(?:complete|done)\\b)?';
const SHARE = new RegExp(`^[ \\t,:–—-]*(?:\\(${PERCENT}\\)|${PERCENT})`, 'i');
const LONGEST_SHARE = 32;

/** What keeps something open: `Not started (blocked by Phase 2)` is blocked. */
function readBlocker(text: string, { status, end: at }: StatusPhrase, end: number, vocabulary: StatusVocabulary): Reason | null {
  const opener = skipBlanks(text, at, end);
  if ((status !== 'todo' && status !== 'wip') || text.charAt(opener) !== '(') return null;
  const close = closingAt(text, opener, opener + 1, end);
  const phrase = close < 0 ? null : vocabulary.phraseAt(text, skipBlanks(text, opener + 1, close), close);
  const reason = phrase?.status === 'blocked' ? readReason(text, phrase, close + 1, [opener], true) : null;
  return reason === null ? null : { ...reason, after: close + 1, status: 'blocked' };
}

/** Where the bracket at `opener` closes, looked for from `at` on; -1 if it does not before `end`. */
function closingAt(text: string, opener: number, at: number, end: number): number {
  const open = text.charCodeAt(opener);
  const close = closerOf(open);
  let depth = 1;
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === close) {
      if (--depth === 0) return i;
    } else if (code === open) depth++;
  }
  return -1;
}

/** Asterisks end no reason; underscores and tildes may, unless such markup was opened before it. */
function isMarkup(text: string, at: number, openers: readonly number[]): boolean {
  return text.charAt(at) === '*' || openers.some((opener) => text.charAt(opener) === text.charAt(at));
}

function clauseEnd(text: string, from: number, end: number): number {
  for (let i = from + 1; i < end; i++) {
    if (isBlank(text.charCodeAt(i - 1)) && separatorEnd(text, i, end) >= 0) return i;
  }
  return end;
}

function tokenEnd(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && !isBlank(text.charCodeAt(i)) && !')]*`,;|'.includes(text.charAt(i))) i++;
  return i;
}
