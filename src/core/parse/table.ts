import { BACKSLASH, COLON, DASH, PIPE, isSpace, skipSpaces } from './chars';

/** How many cells the delimiter row at `pos` has (`| --- | :-: |`); 0 if the line is none. */
export function delimiterCells(text: string, pos: number, end: number): number {
  const first = text.charCodeAt(pos);
  if (first !== PIPE && first !== DASH && first !== COLON) return 0;
  let count = 0;
  // A row of dashes alone is a setext underline or thematic break.
  let marked = false;
  if (first === PIPE) {
    marked = true;
    pos = skipSpaces(text, pos + 1, end);
  }
  while (pos < end) {
    count++;
    if (text.charCodeAt(pos) === COLON) {
      marked = true;
      pos++;
    }
    if (pos >= end || text.charCodeAt(pos) !== DASH) return 0;
    while (pos < end && text.charCodeAt(pos) === DASH) pos++;
    if (pos < end && text.charCodeAt(pos) === COLON) {
      marked = true;
      pos++;
    }
    pos = skipSpaces(text, pos, end);
    if (pos >= end) break;
    if (text.charCodeAt(pos) !== PIPE) return 0;
    marked = true;
    pos = skipSpaces(text, pos + 1, end);
  }
  return marked ? count : 0;
}

/** How many cells a header row has; a lone pipe is none. */
export function headerCells(text: string, pos: number, end: number): number {
  if (end - pos === 1 && text.charCodeAt(pos) === PIPE) return 0;
  return cellsOf(text, pos, end).length / 2;
}

/** Start and end of each cell's text, trimmed; an empty cell's are equal. A backslash escapes a pipe and itself. */
export function cellsOf(text: string, pos: number, end: number): number[] {
  const cells: number[] = [];
  if (pos < end && text.charCodeAt(pos) === PIPE) pos++;
  pos = skipSpaces(text, pos, end);
  while (pos < end) {
    const start = pos;
    let last = pos;
    for (; pos < end; pos++) {
      const code = text.charCodeAt(pos);
      if (code === PIPE) break;
      if (isSpace(code)) continue;
      if (code === BACKSLASH && pos + 1 < end) {
        const next = text.charCodeAt(pos + 1);
        if (next === PIPE || next === BACKSLASH) pos++;
      }
      last = pos + 1;
    }
    cells.push(start, Math.max(start, last));
    pos = skipSpaces(text, pos + 1, end);
  }
  return cells;
}
