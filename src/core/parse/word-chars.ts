import { CR, LF, SPACE, TAB, isAlphanumeric } from './chars';

/**
 * Characters as words have them, of any script, where `chars` knows those of Markdown's grammar. Every run ends before `end`.
 */

const NO_BREAK_SPACE = 0xa0;
/** U+FE0F, which only colours an emoji, is a mark to Unicode. */
const WORD_CHARACTER = /(?!\ufe0f)[\p{L}\p{M}\p{Nd}]/u;

/** Whether a letter, mark or digit stands at `at`. Those beyond U+FFFF are not known as such. */
export function isWordCharacter(text: string, at: number, end: number): boolean {
  if (at >= end) return false;
  const code = text.charCodeAt(at);
  return code < 0x80 ? isAlphanumeric(code) : WORD_CHARACTER.test(text.charAt(at));
}

export function hasWordCharacter(text: string): boolean {
  return WORD_CHARACTER.test(text);
}

/** A to Z. */
export function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

export function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** White space of any kind that stands between words. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === NO_BREAK_SPACE || code === LF || code === CR;
}

export function skipBlanks(text: string, at: number, end: number): number {
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Where the text before `end` ends when the blanks behind it are left off; not before `start`. */
export function trimBlanksEnd(text: string, start: number, end: number): number {
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}
