import type { Count } from '../core/model/plan';
import type { Status } from '../core/model/status';
import type { SubjectNode } from '../core/reports/subject-node';
import { harmless, paint, type Piece, type Screen, type Style, widthOf } from './terminal';

/*
 * How subjects look in text for people, the same in every command.
 */

export const GAP = '  ';

const STYLES: Readonly<Partial<Record<Status, Style>>> = { done: 'green', wip: 'yellow', blocked: 'red', cut: 'dim' };

/** A status: in parentheses where it is what the parts below add up to. An unknown one, `?`, is not guessed at. */
export function statusPiece({ status, derived = null, written = null }: Statuses): Piece {
  return {
    text: status ?? (written !== null ? '?' : derived === null ? '' : `(${derived})`),
    style: STYLES[status ?? derived ?? 'todo'],
  };
}

interface Statuses {
  readonly status: Status | null;
  readonly derived?: Status | null;
  readonly written?: string | null;
}

export function titleOf({ title, name }: Pick<SubjectNode, 'title' | 'name'>): string {
  return harmless(title === '' ? name : title);
}

/** `3/12` */
export function fraction(count: Count | null): string {
  return count === null ? '' : `${count.done}/${count.total}`;
}

/** Where it stands, for a click in a terminal that knows paths. */
export function placePiece({ path, line }: Pick<SubjectNode, 'path' | 'line'>): Piece {
  return dim(`${harmless(path)}:${line}`);
}

export function dim(text: string): Piece {
  return { text, style: 'dim' };
}

/** A heading with indented lines below; nothing where there are no lines. */
export function section(heading: Piece, lines: readonly Piece[][]): Piece[][] {
  return lines.length === 0 ? [] : [[heading], ...lines.map((line) => [{ text: GAP }, ...line])];
}

/**
 * Sections with an empty line between them. On a terminal long lines go on in the next, rather than being cut: a place is of
 * no use without its line number.
 */
export function sectionsText(sections: readonly Piece[][][], screen: Screen): string {
  const uncut = { ...screen, width: Infinity };
  const text = (lines: Piece[][]): string => lines.map((line) => `${paint(line, uncut)}\n`).join('');
  return sections.filter((lines) => lines.length > 0).map(text).join('\n');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Rows of cells as lines in which the columns stand below each other; empty ones are left out. A row's last cell may have any
 * width.
 * @param rights the columns that are aligned at their right, from 0
 */
export function inColumns(rows: readonly (readonly Piece[])[], rights: readonly number[] = []): Piece[][] {
  const widths: number[] = [];
  for (const row of rows) row.slice(0, -1).forEach(({ text }, i) => { widths[i] = Math.max(widths[i] ?? 0, widthOf(text)); });
  return rows.map((row) => row.map((cell, i) => {
    if (i === row.length - 1) return cell;
    const width = widths[i] as number;
    if (width === 0) return cell;
    const blanks = ' '.repeat(width - widthOf(cell.text));
    return { ...cell, text: (rights.includes(i) ? blanks + cell.text : cell.text + blanks) + GAP };
  }));
}
