import { MAGNITUDES } from '../../dialects/dream-fields';
import { STATUS_NAME } from '../../parse/parse-file';
import type { ScannedTable } from '../../parse/scanned';
import type { Caret } from './caret';
import { type Completions, type Entry, offered, wrapped } from './completion';
import { slotsUpTo } from './front-matter';
import { listCompletions, relationNamed } from './name-lists';
import { reasonCompletions } from './reasons';
import { holderOf, rowEntries } from './row-names';
import { statusEntries, statusPlace } from './status-words';
import { cellAround, type TableCell } from './table-cell';

/** What goes into a cell, by the name of its column. */
export function cellCompletions(caret: Caret, table: ScannedTable): Completions | null {
  const cell = cellAround(caret, table);
  if (cell === null) return null;
  const { text, offset } = caret;
  const gap = text.charAt(cell.start - 1) === '|' ? ' ' : '';
  if (STATUS_NAME.test(cell.name)) {
    return reasonCompletions(caret, text.slice(cell.start, offset)) ??
      offered(caret, statusPlace(caret, cell.start, cell.end), wrapped(statusEntries(caret, 'cell'), gap));
  }
  const relation = relationNamed(cell.name);
  const [own] = cell.row;
  if (relation !== undefined) return listCompletions(caret, cell, relation, 'cell', gap, own === undefined ? [] : [own, `#${own}`]);
  return offered(caret, { start: cell.start, end: cell.end }, wrapped(rowEntries(caret, cell) ?? wordEntries(caret, cell), gap));
}

/** Types and magnitudes of what the rows of an overview name. */
function wordEntries(caret: Caret, { name, names, column, others }: TableCell): readonly Entry[] {
  const holder = holderOf(caret);
  if (holder === null || !names.includes('name')) return [];
  const written = others.map((cells) => cells[column] ?? '').filter((word) => /\p{L}/u.test(word));
  if (name === 'type') {
    const usual = holder.kind === 'root' ? ['System', 'Procedure'] : ['Plan', 'Task'];
    return [...new Set([...written, ...usual])].map((insert) => ({ insert, kind: 'value' }));
  }
  if (name !== 'magnitude') return [];
  const isDrawn = written.some((word) => word.includes(SLOT));
  return [...MAGNITUDES].map(([magnitude, slots]) => ({
    insert: isDrawn ? `${SLOT.repeat(slots)}${FREE.repeat(MOST - slots)} ${magnitude}` : magnitude,
    kind: 'value', detail: slotsUpTo(slots), words: magnitude,
  }));
}

/** `■■■□□□□□ Standard` */
const SLOT = '■';
const FREE = '□';
const MOST = Math.max(...MAGNITUDES.values());
