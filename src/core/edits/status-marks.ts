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
  const block = blocks.find((each) => marksIn(each, notation).some((mark) => mark.start === start));
  switch (block?.type) {
    case 'heading': case 'item': return block.contentEnd > end;
    case 'field': return block.valueEnd > end;
    case 'table': return block.rows.some((row) => row.cells.some((cell) => cell.start <= start && end < cell.end));
    default: return block === undefined || block.end > end;
  }
}

/** The characters in the checkboxes of a file. */
export function checkboxesOf({ blocks }: FileClaims): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'item') return block.checkbox?.mark ?? [];
    return block.type === 'table' ? block.rows.flatMap((row) => row.checkbox?.mark ?? []) : [];
  });
}
