import type { StatusMark } from '../model/claims';
import type { StatusVocabulary } from '../model/vocabulary';
import { garbledAt, readable } from '../text/garbled';
import {
  BACKTICK, BRACKET_CLOSE, BRACKET_OPEN, COLON, DASH, PAREN_CLOSE, PAREN_OPEN, PIPE, SPACE, isAlpha, isDigit, lineEndOf,
} from './chars';
import { arrowEnd, emojiAt, endsHere, markOf, readPhrase, sameAgain, separatorEnd, type Emoji, type Phrase } from './status-phrase';
import { isBlank, isCapital, isWordCharacter, skipBlanks, trimBlanksEnd } from './word-chars';

/**
 * The status in a place that is one by position: the value of a Status field, a status cell, front matter.
 * `null` where nothing is said: empty, a dash, `N/A`, a lone checkbox.
 */
export function readStatusValue(text: string, start: number, end: number, vocabulary: StatusVocabulary): StatusMark | null {
  let first = skipCheckbox(text, skipBlanks(text, start, end), end);
  let last = trimBlanksEnd(text, first, lineEndOf(text, first, end));
  if (last - first > 1 && '"\''.includes(text.charAt(first)) && text.charAt(first) === text.charAt(last - 1)) {
    first++;
    last--;
  }
  first = behindStruckOut(text, first, last);
  if (saysNothing(text, first, last)) return null;
  const phrase = readPhrase(text, behindPast(text, first, last, vocabulary), last, vocabulary, true);
  if (phrase === null || !isClear(text, phrase, last, vocabulary)) {
    return markOf(text, { start: first, end: last, status: null, reason: null });
  }
  if (phrase.word === null) return markOf(text, { ...phrase, end: unknownWordsEnd(text, phrase.end, last, vocabulary) });
  const same = sameAgain(text, phrase, last, vocabulary);
  return markOf(text, same === null ? { start: first, end: last, status: null, reason: null } : { ...phrase, ...same });
}

/** Whether a value says one status: not several, not a part of it, and if its words are unknown, by its emoji. */
function isClear(text: string, phrase: Phrase, last: number, vocabulary: StatusVocabulary): boolean {
  if (phrase.statusEmojis > 1) return false;
  if (phrase.word !== null) return !isPart(text, phrase);
  return phrase.emojiStatus !== null && standsAlone(text, phrase.end, last, vocabulary);
}

/** `Complete 80%` is not complete. */
function isPart(text: string, { status, wordEnd }: Phrase): boolean {
  const share = status === 'done' ? /^[\s:(–—-]*(\d+)(?:[.,]\d+)?\s*%/.exec(text.slice(wordEnd, wordEnd + 16))?.[1] : undefined;
  return share !== undefined && share !== '100';
}

/** `~~In progress~~ → Done`: what is struck out is past. */
function behindStruckOut(text: string, first: number, last: number): number {
  while (text.startsWith('~~', first)) {
    const close = text.indexOf('~~', first + 2);
    if (close === -1 || close + 2 > last) break;
    first = skipBlanks(text, close + 2, last);
    const behind = arrowEnd(text, first, last);
    if (behind >= 0) first = skipBlanks(text, behind, last);
  }
  return first;
}

/** Where the last status of a history starts, as in `TODO → WIP (May) → Done`: those before it are past. Else `first`. */
function behindPast(text: string, first: number, last: number, vocabulary: StatusVocabulary): number {
  let counts = first;
  let from = first;
  for (let at = first; at < last; at++) {
    const behind = arrowEnd(text, at, last);
    if (behind < 0) continue;
    const past = readPhrase(text, from, at, vocabulary, true);
    if (past === null || past.status === null) return counts;
    counts = from;
    if (!dateFollows(text, past.end, at) && !REMARK.test(text.slice(past.end, at))) return counts;
    from = behindStruckOut(text, skipBlanks(text, behind, last), last);
    at = from - 1;
  }
  return from > counts && readPhrase(text, from, last, vocabulary, true)?.status ? from : counts;
}

const REMARK = /^\s*\([^()]*\)[\s*_]*$/;

/**
 * The status at the end of a heading or of a list item's first line: `… ✅ [DONE]`, `… — Done`, `… (completed)`. It needs a
 * title before it, and none is seen in prose that happens to end in such a word. A separating dash is no part of it.
 */
export function readStatusSuffix(text: string, start: number, end: number, vocabulary: StatusVocabulary): StatusMark | null {
  const last = trimBlanksEnd(text, start, end);
  const first = Math.max(start, last - LONGEST_SUFFIX);
  if (!mayEndInStatus(text, first, last)) return null;
  let titled = first > start;
  for (let at = first; at < last; at++) {
    const code = text.charCodeAt(at);
    if (isSmallOrSpace(code)) {
      titled ||= code !== SPACE;
    } else if (titled) {
      const suffix = suffixAt(text, at, first, last, vocabulary);
      if (suffix !== null) return suffix;
      // among several statuses none is the status; the other emoji of a row were looked at with the first
      for (let emoji = emojiAt(text, at, last, vocabulary); emoji !== null; emoji = emojiAt(text, at + 1, last, vocabulary)) {
        if (emoji.status !== null) return null;
        at = skipBlanks(text, emoji.end, last) - 1;
      }
    } else if (isWordCharacter(text, at, last)) {
      const garbled = garbledAt(text, at, last);
      if (garbled === null) titled = true;
      else at = garbled.end - 1;
    }
  }
  return null;
}

/** A status emoji or a bracketed status at the start of a heading's content: `✅ PHASE 1 COMPLETE`, `[DONE] Phase 1`. */
export function readStatusLead(text: string, start: number, end: number, vocabulary: StatusVocabulary): StatusMark | null {
  const last = trimBlanksEnd(text, start, end);
  let first = start;
  while (first < last && (isBlank(text.charCodeAt(first)) || isEmphasis(text, first))) first++;
  if (first >= last) return null;
  const emoji = emojiAt(text, first, last, vocabulary);
  if (emoji === null ? text.charAt(first) !== '[' : emoji.status === null) return null;
  const phrase = readPhrase(text, first, lineEndOf(text, first, last), vocabulary, false);
  const bracketed = phrase !== null && phrase.bracket === '[' && phrase.start === first && !WORDS_OF_VALUES.has(phrase.word) &&
    !isLink(text, phrase);
  const lead = bracketed ? phrase : emoji === null ? null : { start: first, end: emoji.end, status: emoji.status, reason: null };
  return lead !== null && lead.end < last ? markOf(text, lead) : null;
}

/** How far from the end a suffix is looked for; what begins earlier is prose. */
const LONGEST_SUFFIX = 240;

/** The DREAM protocol's words, which count in capitals without any dressing. */
const PROTOCOL_WORDS = ['TODO', 'WIP', 'DONE', 'BLOCKED', 'CUT'];

/** In a title these say something of the thing, not how far it is: `cart.ts (new)`, `Analytics Worker (Partial)`. */
const WORDS_OF_VALUES = new Set<string | null>(['NEW', 'PARTIAL', 'OPEN', 'READY', 'ACTIVE']);

/** Behind one of these a status is spoken about: `mark it as ✅`, `Definition of DONE`. */
const SPEAKING_OF = new Set((
  'to as is are be been was were with of the a an any all each every last this that these those for not no never or and ' +
  'from in into when if until use show mark marked status state default'
).split(' '));

/** Behind one of these even an emoji or brackets are spoken about: `show as ✅`, `the [DONE] mark`. */
const POINTING_TO = new Set('to as is are be with of the a an any all not no never or use show mark marked'.split(' '));
const NO_WORDS: ReadonlySet<string> = new Set();

/** The words behind which such a status is none. */
function speaksOf(phrase: Phrase): ReadonlySet<string> {
  if (phrase.emoji !== null) return phrase.word === null ? POINTING_TO : NO_WORDS;
  return phrase.bracket === '[' ? POINTING_TO : SPEAKING_OF;
}

/** A cheap test that fails for most lines. */
function mayEndInStatus(text: string, first: number, last: number): boolean {
  let bracket = false;
  for (let i = first; i < last; i++) {
    const code = text.charCodeAt(i);
    if (isSmallOrSpace(code)) continue;
    if (code === PIPE || (code >= 0x80 && mayBeMark(code))) return true;
    if (code === DASH && isBlank(text.charCodeAt(i + 1)) && i > first) return true;
    bracket ||= code === BRACKET_OPEN || code === PAREN_OPEN || code === BACKTICK;
  }
  while (last > first && isEmphasis(text, last - 1)) last--;
  const code = text.charCodeAt(last - 1);
  const closes = code === BRACKET_CLOSE || code === PAREN_CLOSE || code === BACKTICK;
  return (bracket && (closes || isDigit(code))) || isCapital(code);
}

/** Most characters by far, none of which says anything of a status. */
function isSmallOrSpace(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || code === SPACE;
}

/** Whether a character beyond ASCII can begin an emoji, a dash or a dot, garbled or not. */
function mayBeMark(code: number): boolean {
  return code >= 0x2300 || code === 0x2013 || code === 0x2014 || code === 0x2022 || code === 0xb7 ||
    code === 0xc2 || code === 0xe2 || code === 0xef || code === 0xf0 || code === 0x11f;
}

/** The suffix that begins with the character at `at`, or behind it if that is a separator. */
function suffixAt(text: string, at: number, first: number, last: number, vocabulary: StatusVocabulary): StatusMark | null {
  const code = text.charCodeAt(at);
  const separator = separatorEnd(text, at, last);
  if (separator >= 0) return suffixFrom(text, skipBlanks(text, separator, last), first, last, vocabulary, 'separator');
  const blankFollows = isBlank(text.charCodeAt(at + 1));
  if (code === COLON && blankFollows) return suffixFrom(text, skipBlanks(text, at + 1, last), first, last, vocabulary, 'colon');
  const blankBefore = isBlank(text.charCodeAt(at - 1));
  const starts = code >= 0x80 ? mayBeMark(code) && emojiAt(text, at, last, vocabulary) !== null
    : isCapital(code) ? blankBefore && isCapital(text.charCodeAt(at + 1))
    : isEmphasis(text, at) ? blankBefore
    : '[(`'.includes(text.charAt(at)) && (blankBefore || isEmphasis(text, at - 1));
  return starts ? suffixFrom(text, at, first, last, vocabulary, 'blank') : null;
}

type Introducer = 'separator' | 'colon' | 'blank';

/** The status that starts at `at` and that nothing but a tail follows, if what introduces it and how it is dressed say so. */
function suffixFrom(
  text: string, at: number, first: number, last: number, vocabulary: StatusVocabulary, introducer: Introducer,
): StatusMark | null {
  // Most words behind a dash are none of the vocabulary's.
  if (isAlpha(text.charCodeAt(at)) && vocabulary.phraseAt(text, at, last) === null) return null;
  const phrase = withDate(text, at, readPhrase(text, at, last, vocabulary, false), last);
  if (phrase === null || phrase.status === null || phrase.start !== at) return null;
  if (phrase.statusEmojis > 1 || isLink(text, phrase) || isPart(text, phrase)) return null;
  if (introducer === 'blank' && speaksOf(phrase).has(wordBefore(text, at, first))) return null;
  if (phrase.emoji !== null) {
    const unknown = phrase.word === null ? lastWordEnd(text, phrase.end, last) : -1;
    if (unknown >= 0) return markOf(text, { ...phrase, end: unknown });
    return tailFollows(text, phrase, last, vocabulary) ? markOf(text, phrase) : null;
  }
  if (WORDS_OF_VALUES.has(phrase.word) || !dateFollows(text, phrase.end, last)) return null;
  if (phrase.bracket === '[' || phrase.bracket === '(' || introducer === 'separator') return markOf(text, phrase);
  const written = text.slice(phrase.wordStart, phrase.wordEnd);
  if (phrase.bracket === '`') return written === written.toLowerCase() ? null : markOf(text, phrase);
  if (written !== written.toUpperCase()) return null;
  if (introducer === 'colon') return markOf(text, phrase);
  const stands = PROTOCOL_WORDS.includes(phrase.word!) || phrase.word!.includes(' ');
  return stands && capitalsMean(text, first, at) ? markOf(text, phrase) : null;
}

/** `(Done, 5 Jan)`, `[DONE 2025-11-02]`: the brackets at `at` with a status in them and its date; else the phrase as it is. */
function withDate(text: string, at: number, phrase: Phrase | null, last: number): Phrase | null {
  const bracket = text.charAt(at);
  if (phrase === null || phrase.bracket !== '' || EVENTS.has(phrase.word) || !'[('.includes(bracket)) return phrase;
  const inside = text.slice(phrase.end, Math.min(last, phrase.end + LONGEST_DATE_TAIL + 1));
  const length = inside.indexOf(bracket === '[' ? ']' : ')');
  const isDate = length > 0 && DATE_TAIL.test(inside.slice(0, length)) && !DUE.test(inside);
  return isDate ? { ...phrase, start: at, end: phrase.end + length + 1, bracket } : phrase;
}

/** With a date these tell of a day, and stay true whatever comes after it: `Billing (started 5 Jan)`. */
const EVENTS = new Set<string | null>(['STARTED', 'PLANNED', 'SCHEDULED', 'UPCOMING', 'QUEUED', 'PAUSED']);
/** What is to be done by some day is not done. */
const DUE = /^\s*by\b/i;

/** Whether capitals set a word apart from the title before it: not from `GETTING THINGS`, but from `PHASE 1`. */
function capitalsMean(text: string, first: number, at: number): boolean {
  return !CAPITAL_WORD.test(text.slice(first, at).trimEnd());
}

/** A word of capitals at the end; a single one names, as in `PHASE A`. */
const CAPITAL_WORD = /\p{Lu}{2,}$/u;

/** Where a single capitalized word ends that is all that stands behind an emoji; else -1. */
function lastWordEnd(text: string, at: number, last: number): number {
  const from = skipBlanks(text, at, last);
  let end = from;
  while (isWordCharacter(text, end, last) && !isDigit(text.charCodeAt(end))) end++;
  return end > from && /\p{Lu}/u.test(text.charAt(from)) && skipEmphasis(text, end, last) === last ? end : -1;
}

/** Whether nothing, a label such as `[EXPERIMENTAL]`, or a date follows to the end. */
function dateFollows(text: string, at: number, last: number): boolean {
  const next = skipEmphasis(text, skipLabels(text, at, last), last);
  return next === last || (last - next <= LONGEST_DATE_TAIL && DATE_TAIL.test(text.slice(next, last)));
}

/** Whether to the end there is nothing, or what people add to a status: a date, a remark behind a dash or in parentheses. */
function tailFollows(text: string, phrase: Phrase, last: number, vocabulary: StatusVocabulary): boolean {
  if (dateFollows(text, phrase.end, last)) return true;
  const next = skipEmphasis(text, phrase.end, last);
  if (')].'.includes(text.charAt(next))) return false;
  const remark = '([<'.includes(text.charAt(next)) || separatorEnd(text, next, last) >= 0 ||
    (phrase.word !== null && endsHere(text, phrase.end, last, vocabulary));
  return remark && standsAlone(text, next, last, vocabulary);
}

/** Whether a remark closes no parenthesis opened before it, and has no status emoji, which would make several statuses. */
function standsAlone(text: string, at: number, last: number, vocabulary: StatusVocabulary): boolean {
  let depth = 0;
  for (let i = at; i < last; i++) {
    const code = text.charCodeAt(i);
    if (code === PAREN_OPEN) depth++;
    else if (code === PAREN_CLOSE && --depth < 0) return false;
    else if (code >= 0x80 && hasStatus(emojiAt(text, i, last, vocabulary))) return false;
  }
  return true;
}

function hasStatus(emoji: Emoji | null): boolean {
  return emoji !== null && emoji.status !== null;
}

const LONGEST_DATE_TAIL = 32;
/** `- November 27, 2025`, `(2025-11-02)`, `on 27 Nov`; numbers alone, as in `(3/5)`, are none. */
const DATE_PART = '(?:\\d[\\d.:/tz-]*(?:st|nd|rd|th)?|q[1-4]|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|' +
  'sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?)';
const DATE_TAIL = new RegExp(
  '^(?=.*(?:\\d{4}|[a-z]{3}|q\\d))[\\s(,–—-]*(?:(?:on|in|by|since)\\s+)?' + `${DATE_PART}(?:[\\s,]+${DATE_PART})*[\\s)*_]*$`, 'i',
);
const LABEL = /^\s*\[[A-Z][A-Z ]*\](?!\()/;
const LONGEST_LABEL = 32;
const MOST_LABELS = 3;

/** Skips difficulty labels: `[EXPERIMENTAL]`. */
function skipLabels(text: string, at: number, last: number): number {
  for (let labels = 0; labels < MOST_LABELS; labels++) {
    const label = LABEL.exec(text.slice(at, Math.min(last, at + LONGEST_LABEL)));
    if (label === null) break;
    at += label[0].length;
  }
  return at;
}

function skipEmphasis(text: string, at: number, last: number): number {
  while (at < last && (isEmphasis(text, at) || isBlank(text.charCodeAt(at)))) at++;
  return at;
}

/** The word before `at`, blanks and markup skipped; `''` behind punctuation and hyphens. */
function wordBefore(text: string, at: number, first: number): string {
  let end = at;
  while (end > first && (isBlank(text.charCodeAt(end - 1)) || '*_`[(~"\''.includes(text.charAt(end - 1)))) end--;
  let start = end;
  while (start > first && end - start < LONGEST_LABEL && isWordCharacter(text, start - 1, end)) start--;
  // `Check-in` is no `in`.
  return start > first && text.charCodeAt(start - 1) === DASH ? '' : text.slice(start, end);
}

/** Whether the brackets are a link's text: a destination or label follows. */
function isLink(text: string, phrase: Phrase): boolean {
  return phrase.bracket === '[' && text.charAt(phrase.end - 1) === ']' && '(['.includes(text.charAt(phrase.end) || ' ');
}

/** Where the words end that follow an emoji and are in no vocabulary: before a remark, or at the end. */
function unknownWordsEnd(text: string, at: number, last: number, vocabulary: StatusVocabulary): number {
  const from = skipBlanks(text, at, last);
  if (!isEmphasis(text, from) && text.charAt(from) !== '`' && endsHere(text, at, last, vocabulary)) return at;
  let end = from;
  while (end < last && !'([,;'.includes(text.charAt(end)) && separatorEnd(text, end, last) < 0) end++;
  return trimBlanksEnd(text, at, end);
}

/** Skips a checkbox in front of a value. */
function skipCheckbox(text: string, at: number, last: number): number {
  return /^\[[ xX~-]\](?!\()/.test(text.slice(at, at + 4)) ? skipBlanks(text, at + 3, last) : at;
}

/** Nothing but markup and dashes, or `N/A`. */
function saysNothing(text: string, first: number, last: number): boolean {
  return last - first <= LONGEST_NOTHING && NOTHING.test(readable(text.slice(first, last)));
}

const LONGEST_NOTHING = 12;
const NOTHING = /^(?:[\s*_`()[\]\-–—]*|[*_`]*n\/a[*_`]*)$/i;

function isEmphasis(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x2a || code === 0x5f;
}
