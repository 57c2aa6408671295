import { firstIndex } from '../base/first-index';
import type { BlockClaim, FileClaims, Span, StatusMark } from '../model/claims';
import type { WordNotation } from './words-in-use';

/** All statuses that a file writes in one notation, in the order of the text. */
export function marksOf({ status, blocks }: FileClaims, notation: WordNotation): readonly StatusMark[] {
  if (notation === 'front matter') return status === null ? [] : [status];
  return blocks.flatMap((block) => marksIn(block, notation));
}

function marksIn(block: BlockClaim, notation: WordNotation): readonly StatusMark[] {
  if (block.type === 'table') return notation === 'cell' ? block.rows.flatMap((row) => row.status ?? []) : [];
  if (block.type !== notation) return [];
  switch (block.type) {
    case 'heading': return listOf(block.suffix ?? block.lead);
    case 'item': return listOf(block.suffix);
    case 'field': case 'quote': return listOf(block.status);
  }
}

function listOf(mark: StatusMark | null): readonly StatusMark[] {
  return mark === null ? [] : [mark];
}

/** Whether something stands behind a status in its own place, such as a date. Where that cannot be told, it is said to. */
export function isFollowed({ frontMatter, blocks }: FileClaims, { start, end }: Span, notation: WordNotation): boolean {
  if (notation === 'front matter') {
    const field = frontMatter?.fields.find(({ key }) => key === 'status');
    // A quotation mark may close it.
    return field === undefined || field.valueEnd - end > 1;
  }
  const block = blockOf(start, blocks, notation);
  switch (block?.type) {
    case 'heading': case 'item': return block.contentEnd > end;
    case 'field': return block.valueEnd > end;
    case 'table': return block.rows.some((row) => row.cells.some((cell) => cell.start <= start && end < cell.end));
    default: return block === undefined || block.end > end;
  }
}

/** The block in which a status stands: it begins before the status does, and hardly any other comes between. */
function blockOf(start: number, blocks: readonly BlockClaim[], notation: WordNotation): BlockClaim | undefined {
  for (let i = firstIndex(blocks.length, (at) => (blocks[at] as BlockClaim).start > start) - 1; i >= 0; i--) {
    const block = blocks[i] as BlockClaim;
    if (marksIn(block, notation).some((mark) => mark.start === start)) return block;
  }
  return undefined;
}

/** Kept for each file as long as it says the same: many statuses of one file may be asked for in a row. */
const knownCheckboxes = new WeakMap<FileClaims, readonly string[]>();

/** The characters in the checkboxes of a file, each once: the one that it uses most comes first, of equally many the first. */
export function checkboxesOf(claims: FileClaims): readonly string[] {
  let marks = knownCheckboxes.get(claims);
  if (marks === undefined) {
    const counts = new Map<string, number>();
    for (const mark of claims.blocks.flatMap(checkboxesIn)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    marks = [...counts].sort(([, a], [, b]) => b - a).map(([mark]) => mark);
    knownCheckboxes.set(claims, marks);
  }
  return marks;
}

function checkboxesIn(block: BlockClaim): readonly string[] {
  if (block.type === 'item') return block.checkbox === null ? [] : [block.checkbox.mark];
  return block.type === 'table' ? block.rows.flatMap((row) => row.checkbox?.mark ?? []) : [];
}
