import { COLON, SPACE, isLineEnd, isSpace, skipSpaces, trimSpacesEnd } from './chars';

/** A bold field as it stands in a leaf's text. */
export interface RawField {
  readonly start: number;
  end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  /** The end of the value in the field's own line. */
  lineEnd: number;
  /** Where a value that stands within the bold run ends (`**Status: done** since May`); else -1. */
  readonly boldEnd: number;
}

/** Longer bold runs with a colon are sentences. */
const MAX_NAME = 60;

/** Where the line at `pos` ends. */
export function lineEndOf(text: string, pos: number, end: number): number {
  while (pos < end && !isLineEnd(text.charCodeAt(pos))) pos++;
  return pos;
}

/**
 * The bold fields of a paragraph: `**Goal:** words`, `**Goal**: words`, `**Status: words**`, at the start of a line or,
 * behind another field, within it. A field goes on to the next one, or to the paragraph's end.
 * @param marks where runs of at least two `*` or `_` start, in order
 */
export function readFields(text: string, from: number, end: number, marks: readonly number[]): RawField[] {
  const fields: RawField[] = [];
  /** The end of the line that the last field starts in, and the place in it up to which it has been read. */
  let lineEnd = -1;
  let behind = -1;
  for (const mark of marks) {
    if (mark < behind) continue;
    const starts = startsLine(text, mark, from);
    if (!starts && (mark >= lineEnd || text.charCodeAt(mark - 1) !== SPACE)) continue;
    const stop = starts ? lineEndOf(text, mark, end) : lineEnd;
    const field = fieldAt(text, mark, stop);
    if (field === null || (!starts && field.boldEnd !== -1)) continue;
    lineEnd = stop;
    behind = field.boldEnd === -1 ? field.valueStart : field.boldEnd + 2;
    fields.push({ ...field, lineEnd, end });
  }
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as RawField;
    const next = fields[i + 1]?.start ?? end;
    field.end = trimSpacesEnd(text, field.valueStart, next);
    field.lineEnd = trimSeparator(text, field.valueStart, Math.min(field.lineEnd, next));
  }
  return fields;
}

function startsLine(text: string, pos: number, from: number): boolean {
  while (pos > from && isSpace(text.charCodeAt(pos - 1))) pos--;
  return pos <= from || isLineEnd(text.charCodeAt(pos - 1));
}

/** The field that starts at `pos`, reading no further than the line. */
function fieldAt(text: string, pos: number, lineEnd: number): Omit<RawField, 'lineEnd' | 'end'> | null {
  const code = text.charCodeAt(pos);
  const inner = pos + 2;
  let close = inner;
  let colon = -1;
  for (; close + 1 < lineEnd; close++) {
    const at = text.charCodeAt(close);
    if (at === code && text.charCodeAt(close + 1) === code) break;
    if (at === COLON && colon === -1) colon = close;
  }
  if (close + 1 >= lineEnd || close === inner || text.charCodeAt(inner) === code) return null;
  const field = (nameEnd: number, value: number, boldEnd: number): Omit<RawField, 'lineEnd' | 'end'> | null => nameEnd - inner > MAX_NAME
    ? null
    : { start: pos, nameStart: inner, nameEnd, valueStart: skipSpaces(text, value, lineEnd), boldEnd };
  if (colon === close - 1) return field(colon, close + 2, -1);
  if (close + 2 < lineEnd && text.charCodeAt(close + 2) === COLON) return field(close, close + 3, -1);
  if (colon !== -1 && skipSpaces(text, colon + 1, close) > colon + 1) return field(colon, colon + 1, close);
  return null;
}

/** Leaves off what stands between two fields of a line: `**Status:** done · **Owner:** Kai`. */
function trimSeparator(text: string, start: number, end: number): number {
  while (end > start && ' \t·|;,–—-'.includes(text.charAt(end - 1))) end--;
  return end;
}
