import type { Dialect } from '../dialects/dialect';
import type { CellClaim, RowClaim, TableClaim } from '../model/claims';
import type { SubjectKind } from '../model/plan';
import { readIdCell, readNumberCell, readTicketHeading } from './names';

/** What the columns of a table are, by their header names; -1: there is no such column. */
export interface Columns {
  readonly number: number;
  /** The column with the titles: mostly the one whose name is a kind of subject. */
  readonly named: number;
  readonly kind: SubjectKind | undefined;
  /** Whether the kind is called so there: what `Item` numbers are tasks, too, but no `Task 3`. */
  readonly isCalledSo: boolean;
}

/** What a row says: it defines a subject, or it mentions one that is defined elsewhere. */
export type RowReading =
  | { readonly says: 'ticket'; readonly ids: readonly string[]; readonly title: string }
  | { readonly says: 'numbered'; readonly kind: SubjectKind; readonly number: string; readonly name: string; readonly title: string }
  | { readonly says: 'checkbox'; readonly title: string }
  | { readonly says: 'mention'; readonly kind: SubjectKind; readonly name: string };

/** `Task ID`, `Package #`. */
const NUMBER_NAME = /\s+(?:id|#|no\.?|number|key)$/;

/** What the column with the title is called where the one that is named after a kind has the numbers. */
const TITLE_NAMES: ReadonlySet<string> = new Set(['name', 'title', 'description', 'goal', 'focus', 'scope', 'theme', 'summary']);

/** @param isRecord whether the table is of records, which tell of what is defined elsewhere */
export function readColumns(table: TableClaim, dialect: Dialect, isRecord = false): Columns {
  const names = table.header.map(({ text }) => text.toLowerCase());
  const number = names.findIndex((name) => dialect.numberColumns.has(name) || NUMBER_NAME.test(name));
  const numbered = dialect.rows.get(names[0] ?? '');
  const hasOneKind = names.filter((name) => dialect.rows.has(name)).length === 1;
  if (number === -1 && !isRecord && numbered !== undefined && hasOneKind && isNumbered(table, numbered, dialect.localIds)) {
    return { number: 0, named: names.findIndex((name) => TITLE_NAMES.has(name)), kind: numbered, isCalledSo: numbered === names[0] };
  }
  const named = names.findIndex((name, i) => i !== number && dialect.rows.has(name));
  const kindName = names[named] ?? names[number]?.replace(NUMBER_NAME, '') ?? '';
  const kind = dialect.rows.get(kindName);
  return { number, named, kind, isCalledSo: kind === kindName };
}

/**
 * Whether the first column, named after a kind, numbers what has a status: `| Phase | Name | Status |` over `| 1 | Roof | Done |`.
 * Ids of the plan's own kind are numbers as well. The same number twice tells of which phase something else is.
 */
function isNumbered({ statusColumn, rows }: TableClaim, kind: SubjectKind, localIds: RegExp | null): boolean {
  if (kind === 'ticket' || rows.length === 0 || (statusColumn === -1 && rows.every(({ checkbox }) => checkbox === null))) return false;
  const numbers = rows.map(({ cells }) => cells[0]?.text ?? '').map((text) => localIds?.test(text) === true ? text : readNumberCell(text));
  return !numbers.includes('') && new Set(numbers).size === numbers.length;
}

/**
 * What a row says; `null`: nothing.
 * @param known the letters of the document's tickets
 */
export function readRow(row: RowClaim, { number, named, kind }: Columns, known: () => ReadonlySet<string>): RowReading | null {
  const numberText = row.cells[number]?.text ?? '';
  const namedCell = row.cells[named];
  const title = titleOf(namedCell);
  const ids = idsOf(numberText, kind, namedCell?.text ?? '', known);
  if (ids !== null) return { says: 'ticket', ids, title: title === '' ? titleOf(row.cells[number + 1]) : title };
  const digits = kind === undefined ? '' : readNumberCell(numberText);
  if (kind !== undefined && digits !== '') return { says: 'numbered', kind, number: digits, name: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${digits.toUpperCase()}`, title };
  if (kind === 'task' && OWN_ID.test(numberText)) return { says: 'numbered', kind, number: numberText.toLowerCase(), name: numberText, title };
  if (row.checkbox !== null) return { says: 'checkbox', title: boxedTitle(row, namedCell) };
  return kind === undefined || row.status === null ? null : { says: 'mention', kind, name: namedCell?.text ?? '' };
}

/** What a table may number its tasks by that is no ticket's id elsewhere: `M2-05`, `T1.1`. */
const OWN_ID = /^(?=.{2,16}$)(?=.*\d)[A-Za-z][A-Za-z\d]*(?:[-.][A-Za-z\d]+)*$/;

/** Of these `#3` is the number; of tickets and tasks it is the id. */
const NUMBERED_WITH_HASH: ReadonlySet<SubjectKind> = new Set(['stage', 'phase', 'package']);

/** The ids of a row: in its id column, or, where it has none, at the start of a ticket's title. */
function idsOf(id: string, kind: SubjectKind | undefined, title: string, known: () => ReadonlySet<string>): readonly string[] | null {
  const ids = kind !== undefined && NUMBERED_WITH_HASH.has(kind) && id.startsWith('#') ? null : readIdCell(id);
  // `R1` may number risks: without a dash only what the table calls a ticket or task has an id.
  if (ids !== null) return kind !== undefined || ids.every((each) => each.includes('-')) ? ids : null;
  return id === '' && kind === 'ticket' ? readTicketHeading(title, known) : null;
}

/** The title of a row with a checkbox: the column that names it, what stands behind the box, or the longest cell. */
function boxedTitle(row: RowClaim, named: CellClaim | undefined): string {
  const boxed = row.cells.find(({ start, end }) => row.checkbox !== null && start <= row.checkbox.start && row.checkbox.end <= end);
  const longest = row.cells.map(titleOf).reduce((best, title) => title.length > best.length ? title : best, '');
  return titleOf(named) || titleOf(boxed) || longest;
}

/** A cell's text without the checkbox that it may start with. */
function titleOf(cell: CellClaim | undefined): string {
  return cell === undefined ? '' : cell.text.replace(/^\[[^\]]{1,2}\]\s*/, '');
}
