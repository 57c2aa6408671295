import { ASTERISK, BACKSLASH, UNDERSCORE, isPunctuation } from './chars';
import type { InlineToken } from './inline';

export interface EmphasisMarks {
  /** Start and end of each run of `*` or `_` that is markup, in order. */
  readonly marks: readonly number[];
  /** `false`: the runs are entangled, and only a full parse can tell markup from text. */
  readonly sure: boolean;
}

/**
 * The emphasis marks of a leaf where they pair up simply: every run that can close closes the run before it, of the same kind
 * and length, and no other can both open and close (https://spec.commonmark.org/0.31.2/#delimiter-run).
 *
 * @param tokens the inline content, sorted by start; marks in code, HTML and destinations are none
 */
export function emphasisMarks(text: string, from: number, to: number, tokens: readonly InlineToken[]): EmphasisMarks {
  const marks: number[] = [];
  const openers: number[] = [];
  let sure = true;
  let nested = false;
  const opaque = opaqueRanges(tokens);
  let range = 0;
  for (let pos = from; pos < to;) {
    while (range < opaque.length && (opaque[range + 1] as number) <= pos) range += 2;
    if (range < opaque.length && (opaque[range] as number) <= pos) {
      pos = opaque[range + 1] as number;
      continue;
    }
    const code = text.charCodeAt(pos);
    if (code === BACKSLASH) {
      pos += 2;
      continue;
    }
    if (code !== ASTERISK && code !== UNDERSCORE) {
      pos++;
      continue;
    }
    let end = pos;
    while (end < to && text.charCodeAt(end) === code) end++;
    const before = neighbour(text, pos - 1, from, to);
    const after = neighbour(text, end, from, to);
    const left = after !== 'space' && (after === 'word' || before !== 'word');
    const right = before !== 'space' && (before === 'word' || after !== 'word');
    const opens = left && (code === ASTERISK || !right || before === 'mark');
    const closes = right && (code === ASTERISK || !left || after === 'mark');
    const last = openers.length - 2;
    const fits = last >= 0 && text.charCodeAt(openers[last] as number) === code &&
      (openers[last + 1] as number) - (openers[last] as number) === end - pos;
    // What can do both closes first: `**Clean `x.ts`**:`.
    if (opens && !(closes && fits)) {
      if (closes) sure = false;
      else openers.push(pos, end);
    } else if (closes && openers.length > 0) {
      const openEnd = openers.pop() as number;
      const open = openers.pop() as number;
      if (openers.length > 0) nested = true;
      if (fits && end - pos <= 3) marks.push(open, openEnd, pos, end);
      else sure = false;
    }
    pos = end;
  }
  return { marks: nested ? inOrder(marks) : marks, sure };
}

/** Start and end of what holds no marks: code, HTML, what stands behind a link's text. In order. */
function opaqueRanges(tokens: readonly InlineToken[]): number[] {
  const ranges: number[] = [];
  let sorted = true;
  for (const { type, start, textEnd, end } of tokens) {
    const from = type === 'code' || type === 'html' || type === 'autolink' ? start : textEnd;
    if (ranges.length > 0 && from < (ranges[ranges.length - 2] as number)) sorted = false;
    ranges.push(from, end);
  }
  return sorted ? ranges : inOrder(ranges);
}

/** Pairs by their first number. */
function inOrder(marks: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < marks.length; i += 2) pairs.push([marks[i] as number, marks[i + 1] as number]);
  return pairs.sort((a, b) => a[0] - b[0]).flat();
}

const SPACE_CHARACTER = /\s/;
const MARK_CHARACTER = /[\p{P}\p{S}]/u;

function neighbour(text: string, at: number, from: number, to: number): 'space' | 'mark' | 'word' {
  if (at < from || at >= to) return 'space';
  const code = text.charCodeAt(at);
  if (code < 128) return isPunctuation(code) ? 'mark' : code <= 32 ? 'space' : 'word';
  // Half of a pair: the character is whole seen from its first half.
  const first = code >= 0xdc00 && code < 0xe000 && at > from ? at - 1 : at;
  const character = String.fromCodePoint(text.codePointAt(first) as number);
  return SPACE_CHARACTER.test(character) ? 'space' : MARK_CHARACTER.test(character) ? 'mark' : 'word';
}
