import { BACKSLASH, DOT, GREATER, LESS, PAREN_OPEN, PIPE, QUOTE, EQUALS, SLASH, SPACE } from './chars';

const SEMICOLON = 59;
const LONGEST_PATH = 300;
/** A dot and at most eight more characters make an ending. */
const LONGEST_ENDING = 9;

/** Whether a code span's text looks like a path: no spaces or signs of code, and a slash in it or an ending. */
export function isPathLike(text: string, start: number, end: number): boolean {
  if (end - start < 3 || end - start > LONGEST_PATH) return false;
  let hasSlash = false;
  let dot = -1;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code <= SPACE || isOfCode(code)) return false;
    if (code === SLASH || code === BACKSLASH) {
      // `https://`, `//comment`
      if (text.charCodeAt(i + 1) === SLASH) return false;
      hasSlash = true;
    } else if (code === DOT) dot = i;
  }
  return hasSlash || (dot > start && end - dot <= LONGEST_ENDING && end - dot > 1);
}

function isOfCode(code: number): boolean {
  return code === QUOTE || code === PAREN_OPEN || code === LESS || code === GREATER || code === PIPE || code === EQUALS || code === SEMICOLON;
}
