import type { Span } from '../../model/claims';
import type { ScannedTable } from '../../parse/scanned';
import type { Caret } from './caret';

/** The cell of a table in which the caret stands: what is written there, without blanks around it. */
export interface TableCell extends Span {
  /** The name of its column, in lower case and without markup. */
  readonly name: string;
  /** Those of all columns. */
  readonly names: readonly string[];
  readonly column: number;
  /** The source of its row's cells. */
  readonly row: readonly string[];
  /** The source of the other rows' cells. */
  readonly others: readonly (readonly string[])[];
}

/** `null`: the caret stands in the header. */
export function cellAround({ text, line, before, offset }: Caret, { start, rows }: ScannedTable): TableCell | null {
  const isHeader = line.start <= start || text.slice(start, line.start).split(/\r\n|\r|\n/).length === 2;
  if (isHeader) return null;
  const sources = rows.map((row) => ({ at: row[0] ?? -1, cells: cellsOf(text, row) }));
  const names = (sources[0]?.cells ?? []).map((name) => name.replace(/[*_`]/g, '').toLowerCase());
  const isOwn = (at: number): boolean => line.start <= at && at <= line.end;
  const opening = /^[\s>]*\|?/.exec(before)?.[0].length ?? 0;
  const column = bars(before, opening).length;
  const name = names[column];
  if (name === undefined) return null;
  const from = line.start + (bars(before, opening).at(-1) ?? opening - 1) + 1;
  const behind = bars(text.slice(line.start, line.end), before.length)[0];
  const until = behind === undefined ? line.end : line.start + behind;
  const written = text.slice(from, until);
  const first = from + written.length - written.trimStart().length;
  const last = from + written.trimEnd().length;
  return {
    start: Math.min(first, offset), end: Math.max(last, offset), name, names, column,
    row: sources.find(({ at }) => isOwn(at))?.cells ?? [],
    others: sources.slice(1).filter(({ at }) => !isOwn(at)).map(({ cells }) => cells),
  };
}

/** Where bars stand that part cells. */
function bars(text: string, from: number): readonly number[] {
  const found: number[] = [];
  for (let i = from; i < text.length; i++) {
    if (text.charAt(i) === '\\') i++;
    else if (text.charAt(i) === '|') found.push(i);
  }
  return found;
}

function cellsOf(text: string, bounds: readonly number[]): readonly string[] {
  return Array.from({ length: bounds.length / 2 }, (_, i) => text.slice(bounds[2 * i], bounds[2 * i + 1]));
}
