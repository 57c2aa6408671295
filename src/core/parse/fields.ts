import { COLON, SPACE, isLineEnd, isSpace, lineEndOf, nextLine, skipSpaces, trimWhiteEnd } from './chars';

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
    fields.push(field);
  }
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as RawField;
    const next = fields[i + 1]?.start ?? end;
    const goesOn = i + 1 === fields.length || next > field.lineEnd;
    field.lineEnd = goesOn ? trimWhiteEnd(text, field.valueStart, field.lineEnd) : trimSeparator(text, field.valueStart, next);
    field.end = goesOn ? trimWhiteEnd(text, field.valueStart, next) : field.lineEnd;
  }
  return fields;
}

/** `Owner: Kai`: up to its value. */
const PLAIN_NAME = /[A-Z][A-Za-z ]{0,30}:(?=[ \t])/y;

/**
 * The field of that name in a paragraph of nothing but lines such as `Status: Done` and `Owner: Kai`, none of which is bold; `null`: there is
 * none, or it is prose.
 */
export function readPlainField(text: string, from: number, end: number, name: RegExp): RawField | null {
  let found: RawField | null = null;
  for (let line = from; line < end; line = nextLine(text, lineEndOf(text, line, end))) {
    PLAIN_NAME.lastIndex = skipSpaces(text, line, end);
    const nameStart = PLAIN_NAME.lastIndex;
    if (!PLAIN_NAME.test(text)) return null;
    const nameEnd = PLAIN_NAME.lastIndex - 1;
    if (found !== null || !name.test(text.slice(nameStart, nameEnd))) continue;
    const lineEnd = trimWhiteEnd(text, nameEnd, lineEndOf(text, line, end));
    found = { start: nameStart, end: lineEnd, nameStart, nameEnd, valueStart: skipSpaces(text, nameEnd + 1, lineEnd), lineEnd, boldEnd: -1 };
  }
  return found;
}

function startsLine(text: string, pos: number, from: number): boolean {
  while (pos > from && isSpace(text.charCodeAt(pos - 1))) pos--;
  return pos <= from || isLineEnd(text.charCodeAt(pos - 1));
}

/** The field that starts at `pos`, reading no further than the line, which ends at `lineEnd`; its `end` is still to be found. */
function fieldAt(text: string, pos: number, lineEnd: number): RawField | null {
  const code = text.charCodeAt(pos);
  const nameStart = pos + 2;
  let close = nameStart;
  let colon = -1;
  for (; close + 1 < lineEnd; close++) {
    const at = text.charCodeAt(close);
    if (at === code && text.charCodeAt(close + 1) === code) break;
    if (at === COLON && colon === -1) colon = close;
  }
  if (close + 1 >= lineEnd || close === nameStart) return null;
  let nameEnd = close;
  let value = close + 2;
  let boldEnd = -1;
  if (colon === close - 1) nameEnd = colon;
  else if (value < lineEnd && text.charCodeAt(value) === COLON) value++;
  else if (colon !== -1 && skipSpaces(text, colon + 1, close) > colon + 1) {
    nameEnd = colon;
    value = colon + 1;
    boldEnd = close;
  } else return null;
  if (nameEnd - nameStart > MAX_NAME) return null;
  return { start: pos, end: lineEnd, nameStart, nameEnd, valueStart: skipSpaces(text, value, lineEnd), lineEnd, boldEnd };
}

/** Leaves off what stands between two fields of a line: `**Status:** done · **Owner:** Kai`. */
function trimSeparator(text: string, start: number, end: number): number {
  while (end > start && ' \t·|;,–—-'.includes(text.charAt(end - 1))) end--;
  return end;
}
