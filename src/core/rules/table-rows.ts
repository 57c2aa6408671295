import type { FileClaims, TableClaim } from '../model/claims';
import type { TextEdit } from '../model/edits';
import { columnsOf } from '../plan/folder-rows';
import { lineOf } from '../text/lines';

/**
 * Adds rows to the end of a table. Nothing where its lines begin with something else, such as the marks of a quote.
 * @param rows of each row what goes into the columns, by their names in lower case; the rest gets a dash
 */
export function addRows(
  path: string, { lines, length, lineEnding }: FileClaims, table: TableClaim, rows: readonly ReadonlyMap<string, string>[],
): readonly TextEdit[] {
  if (!lines.includes(table.start)) return [];
  const columns = columnsOf(table);
  const texts = rows.map((cells) => `| ${columns.map((column) => cells.get(column)?.replace(/\|/g, '\\|') ?? '—').join(' | ')} |`);
  // Without rows, the line of dashes is the last.
  const last = table.rows[table.rows.length - 1];
  const at = lines[lineOf(lines, last?.end ?? table.start) + (last === undefined ? 1 : 0)] ?? length;
  const newText = lines.includes(at)
    ? texts.map((text) => text + lineEnding).join('')
    : texts.map((text) => lineEnding + text).join('');
  return [{ path, start: at, end: at, oldText: '', newText }];
}
