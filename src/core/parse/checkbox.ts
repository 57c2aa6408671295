import { ASTERISK, BRACKET_CLOSE, BRACKET_OPEN, isAlphanumeric, isLineEnd, isWhite, skipSpaces } from './chars';
import type { Leaf } from './leaf';

/** A checkbox in a leaf's text: `end` is behind the bracket, `mark` the character between the brackets. */
export interface Checkbox {
  readonly start: number;
  readonly end: number;
  readonly mark: string;
  /** A star follows it: `[ ]* Write tests` may be left undone. */
  readonly isOptional: boolean;
}

/**
 * The checkbox a list item's first leaf starts with: `[ ]`, `[x]`, `[X]`, as GFM has it, and any other single mark that
 * is neither letter nor digit (`[~]`, `[-]`), or with a star behind it (`[ ]*`): what people write, though GitHub draws no box for it.
 */
export function itemCheckbox(leaf: Leaf): Checkbox | null {
  const box = checkboxAt(leaf.text, leaf.start, leaf.end);
  if (box === null) return null;
  const isOptional = leaf.text.charCodeAt(box.end) === ASTERISK;
  const end = isOptional ? box.end + 1 : box.end;
  if (end >= leaf.end) return null;
  const after = leaf.text.charCodeAt(end);
  if (isOptional) return isWhite(after) && !isLineEnd(after) && hasText(leaf, end) ? { ...box, isOptional } : null;
  return isLineEnd(after) || (isWhite(after) && hasText(leaf, end)) ? box : null;
}

function hasText({ text, end }: Leaf, from: number): boolean {
  return skipSpaces(text, from, end) < end;
}

/** The checkbox at `pos`, whatever follows it. */
export function checkboxAt(text: string, pos: number, end: number): Checkbox | null {
  if (pos + 3 > end || text.charCodeAt(pos) !== BRACKET_OPEN) return null;
  const code = text.charCodeAt(pos + 1);
  if (isLineEnd(code)) return emptyBox(text, pos, end);
  const wide = code >= 0xd800 && code < 0xdc00 ? 2 : 1;
  let close = pos + 1 + wide;
  // An emoji may carry a variation selector.
  if (text.charCodeAt(close) === 0xfe0f) close++;
  if (close >= end || text.charCodeAt(close) !== BRACKET_CLOSE || code === BRACKET_OPEN || code === BRACKET_CLOSE) return null;
  const mark = text.slice(pos + 1, close);
  return isAlphanumeric(code) && mark !== 'x' && mark !== 'X' ? null : { start: pos, end: close + 1, mark, isOptional: false };
}

/** A box with nothing but a line ending in it. */
function emptyBox(text: string, pos: number, end: number): Checkbox | null {
  const behind = text.startsWith('\r\n', pos + 1) ? pos + 3 : pos + 2;
  const close = skipSpaces(text, behind, end);
  return close < end && text.charCodeAt(close) === BRACKET_CLOSE ? { start: pos, end: close + 1, mark: ' ', isOptional: false } : null;
}
