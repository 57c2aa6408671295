/** Character codes that Markdown's grammar names. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const HASH = 35;
export const AMPERSAND = 38;
export const APOSTROPHE = 39;
export const PAREN_OPEN = 40;
export const PAREN_CLOSE = 41;
export const ASTERISK = 42;
export const PLUS = 43;
export const DASH = 45;
export const DOT = 46;
export const SLASH = 47;
export const DIGIT_0 = 48;
const DIGIT_9 = 57;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const AT = 64;
export const BRACKET_OPEN = 91;
export const BACKSLASH = 92;
export const BRACKET_CLOSE = 93;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const PIPE = 124;
export const TILDE = 126;
export const BYTE_ORDER_MARK = 0xfeff;

export function isSpace(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

export function isWhite(code: number): boolean {
  return code === SPACE || code === TAB || code === LF || code === CR;
}

export function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9;
}

export function isAlpha(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isAlphanumeric(code: number): boolean {
  return isAlpha(code) || isDigit(code);
}

/**
 * What CommonMark calls ASCII control characters: line endings and tabs are among them. NUL is read as U+FFFD
 * (https://spec.commonmark.org/0.31.2/#insecure-characters), which is none.
 */
export function isControl(code: number): boolean {
  return (code < 32 && code !== 0) || code === 127;
}

/** The characters that a backslash escapes. */
export function isPunctuation(code: number): boolean {
  return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
}

/** Where the run of spaces and tabs at `pos` ends. */
export function skipSpaces(text: string, pos: number, end: number): number {
  while (pos < end && isSpace(text.charCodeAt(pos))) pos++;
  return pos;
}

/** Where the run of white space at `pos`, line endings among it, ends. */
export function skipWhite(text: string, pos: number, end: number): number {
  while (pos < end && isWhite(text.charCodeAt(pos))) pos++;
  return pos;
}

/** Where `text` before `end` ends when spaces and tabs behind it are left off; not before `start`. */
export function trimSpacesEnd(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Where `text` before `end` ends when white space behind it is left off; not before `start`. */
export function trimWhiteEnd(text: string, start: number, end: number): number {
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Where the line that `pos` lies in ends; not behind `end`. */
export function lineEndOf(text: string, pos: number, end: number): number {
  while (pos < end && !isLineEnd(text.charCodeAt(pos))) pos++;
  return pos;
}

/** Where the line behind the line ending at `pos` starts. */
export function nextLine(text: string, pos: number): number {
  return text.charCodeAt(pos) === CR && text.charCodeAt(pos + 1) === LF ? pos + 2 : pos + 1;
}
