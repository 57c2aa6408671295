import type { BlockClaim, FileClaims, StatusMark } from '../model/claims';

/** Whether a file has statuses or ticket ids in brackets, `[WIP]`, `[PF-205]`: others take those for links. */
export function wearsBrackets({ blocks }: FileClaims): boolean {
  return blocks.some((block) => hasTicket(block) || marksOf(block).some((mark) => mark !== null && mark.status !== null && mark.written.includes('[')));
}

function hasTicket(block: BlockClaim): boolean {
  return block.type === 'item' && block.tickets.length > 0 && !block.bareTicket;
}

function marksOf(block: BlockClaim): readonly (StatusMark | null)[] {
  switch (block.type) {
    case 'heading': return [block.lead, block.suffix];
    case 'item': return [block.suffix];
    case 'field': case 'quote': return [block.status];
    case 'table': return block.rows.map(({ status }) => status);
    case 'label': return [];
  }
}
