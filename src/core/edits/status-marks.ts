import type { BlockClaim, FileClaims, StatusMark } from '../model/claims';
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

/** The characters in the checkboxes of a file. */
export function checkboxesOf({ blocks }: FileClaims): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'item') return block.checkbox?.mark ?? [];
    return block.type === 'table' ? block.rows.flatMap((row) => row.checkbox?.mark ?? []) : [];
  });
}
