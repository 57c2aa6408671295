import { BACKTICK, HASH, isSpace, skipSpaces } from './chars';

/** The level of the ATX heading that starts at `pos`, or 0. */
export function headingLevel(text: string, pos: number, end: number): number {
  let at = pos;
  while (at < end && text.charCodeAt(at) === HASH) at++;
  const level = at - pos;
  return level <= 6 && (at === end || isSpace(text.charCodeAt(at))) ? level : 0;
}

/** Whether the line from `pos` on is a thematic break. */
export function isThematicBreak(text: string, pos: number, end: number): boolean {
  const marker = text.charCodeAt(pos);
  let count = 0;
  for (; pos < end; pos++) {
    const code = text.charCodeAt(pos);
    if (code === marker) count++;
    else if (!isSpace(code)) return false;
  }
  return count >= 3;
}

/** The length of the opening fence at `pos`, or 0. */
export function fenceSize(text: string, pos: number, end: number): number {
  const marker = text.charCodeAt(pos);
  let at = pos;
  while (at < end && text.charCodeAt(at) === marker) at++;
  const size = at - pos;
  if (size < 3) return 0;
  if (marker === BACKTICK) for (; at < end; at++) if (text.charCodeAt(at) === BACKTICK) return 0;
  return size;
}

/** Whether the line from `pos` on is a setext underline. */
export function isUnderline(text: string, pos: number, end: number): boolean {
  const marker = text.charCodeAt(pos);
  while (pos < end && text.charCodeAt(pos) === marker) pos++;
  return skipSpaces(text, pos, end) === end;
}
