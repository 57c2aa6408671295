import type { Tracing } from '../dialects/dialect';

/** Where a title names something by its number. */
export interface TracedNumber {
  readonly number: string;
  /** Where it stands in the title; of what only lies within a range, the whole range. */
  readonly start: number;
  readonly end: number;
  /** Whether only a range spans it: it need not be there. */
  readonly isSpanned: boolean;
}

/** What stands between the numbers of a list. */
const PIECE = /[^,;、，；/&]+/g;
const AND = '(?:and|und|et|y|e|и)\\s';
const BEFORE_WORDS = new RegExp(`^[\\s+]+(?!${AND})\\p{L}`, 'u');
const REMARK = /[(（][^)）]*[)）]/g;

/** A longer range names its ends only. */
const MAX_RANGE = 100;

/**
 * The numbers that a title names, where it begins so: of `Requirements: 1.1, REQ-2, 3.1-3.4 (mail)` all but those of the remark. What
 * has a word of its own before its number is something else: `NFR-1`.
 */
export function tracedNumbers(title: string, { lead, named, kind }: Tracing): readonly TracedNumber[] {
  const from = lead.exec(title)?.[0].length;
  if (from === undefined) return [];
  const text = title.replace(REMARK, (remark) => ' '.repeat(remark.length));
  const number = numberIn(named);
  const found: TracedNumber[] = [];
  const isTask = kind === 'task';
  for (const { 0: piece, index } of text.slice(from).matchAll(PIECE)) {
    const before = found.length;
    number.lastIndex = 0;
    for (let match = number.exec(piece); match !== null; match = number.exec(piece)) {
      const [, first = '', joint = '', last = ''] = match;
      // Words behind a number say what it is about; behind a whole one, what there are so many of: `3 retries`.
      if ((isTask || !first.includes('.')) && BEFORE_WORDS.test(piece.slice(number.lastIndex))) break;
      const end = from + index + number.lastIndex;
      const start = end - last.length - joint.length - first.length;
      found.push({ number: first, start, end: start + first.length, isSpanned: false });
      if (last === '') continue;
      found.push(...between(first, last).map((each) => ({ number: each, start, end, isSpanned: true })));
      found.push({ number: last, start: end - last.length, end, isSpanned: false });
    }
    // What is waited for may as well be a package: behind a word that is no task its versions follow.
    if (isTask && found.length === before) break;
  }
  return found;
}

const numbers = new Map<string, RegExp>();

/** A number or a range, of which each may be named so. Kept: there are as many as dialects, and they are asked of each item. */
function numberIn(named: string): RegExp {
  let number = numbers.get(named);
  if (number === undefined) {
    number = new RegExp(`\\s*(?:${AND}+)?(?:${named})?(\\d+(?:\\.\\d+)*)(?:(\\s*(?:[-–—~〜～]|\\.{2,3}|to|through)\\s*(?:${named})?)(\\d+(?:\\.\\d+)*))?(?![\\p{L}\\p{N}_])`, 'iuy');
    numbers.set(named, number);
  }
  return number;
}

/** The numbers that lie between two with one beginning: `1.2` and `1.3` of `1.1` and `1.4`. */
function between(first: string, last: string): readonly string[] {
  const lead = first.slice(0, first.lastIndexOf('.') + 1);
  const [from, to] = [first, last].map((number) => Number(number.slice(lead.length))) as [number, number];
  if (!last.startsWith(lead) || !(to - from > 1 && to - from <= MAX_RANGE)) return [];
  return Array.from({ length: to - from - 1 }, (_, i) => `${lead}${from + i + 1}`);
}
