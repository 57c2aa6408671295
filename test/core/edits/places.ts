import type { BlockClaim, StatusMark } from '../../../src/core/model/claims';
import type { WordNotation } from '../../../src/core/edits/words-in-use';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';

const vocabulary = statusVocabulary();

/** A file with one place for a status. */
export interface Place {
  readonly notation: WordNotation;
  /** `@` is the status. */
  readonly text: string;
}

export const PLACES: readonly Place[] = [
  { notation: 'front matter', text: '---\nname: shop\nstatus: @\n---\n' },
  { notation: 'front matter', text: '---\nname: shop\nstatus: \'@\' # by hand\n---\n' },
  { notation: 'front matter', text: '---\nstatus: "@"\nname: shop\n---\n' },
  { notation: 'field', text: '**Status:** @\n' },
  { notation: 'field', text: '**Status: @**\n' },
  { notation: 'field', text: '**Phase Status**: @ - May 3\n' },
  { notation: 'cell', text: '| Name | Status | Notes |\n|---|---|---|\n| x | @ | |\n' },
  { notation: 'heading', text: '### p00 — Foundation (1 slot) @\n' },
  { notation: 'heading', text: '## Phase 1 — @ ##\n' },
  { notation: 'heading', text: '## Phase 1: @ <!-- note -->\n' },
  { notation: 'heading', text: '## @ Phase 1\n' },
  { notation: 'item', text: '- **Stage 2** @\n  - more\n' },
  { notation: 'item', text: '1. **Stage 2** — @\n' },
  { notation: 'quote', text: '> Part of [X](./_overview.md) · @\n' },
  { notation: 'quote', text: '> @\n' },
];

/** The text with the place filled. */
export function filled({ text }: Place, written: string): string {
  return text.replace('@', () => written);
}

/** The status that a text with a single one says; `null`: none is read. */
export function readStatus(text: string): StatusMark | null {
  const { status, blocks } = parseFile('PLAN.md', text, { vocabulary });
  return status ?? blocks.map(statusOf).find((mark) => mark !== null) ?? null;
}

function statusOf(block: BlockClaim): StatusMark | null {
  switch (block.type) {
    case 'heading': return block.suffix ?? block.lead;
    case 'item': return block.suffix;
    case 'field': case 'quote': return block.status;
    case 'table': return block.rows.map((row) => row.status).find((mark) => mark !== null) ?? null;
    case 'label': return null;
  }
}
