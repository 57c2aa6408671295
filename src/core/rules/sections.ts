import type { BlockClaim, FileClaims, HeadingClaim } from '../model/claims';

/** A heading with all below it, up to the next of its level or above. */
export interface Section {
  readonly heading: HeadingClaim;
  /** The blocks below the heading, in the order of the text. */
  readonly blocks: readonly BlockClaim[];
  readonly end: number;
}

/** The first section of a text whose heading starts with some words, whatever stands before them: `## 📖 Purpose and scope`. */
export function findSection(claims: FileClaims, words: string): Section | undefined {
  const heading = findHeading(claims, words);
  if (heading === undefined) return undefined;
  const { blocks, length } = claims;
  const first = blocks.indexOf(heading) + 1;
  const next = blocks.findIndex((block, i) => i >= first && block.type === 'heading' && block.level <= heading.level);
  return { heading, blocks: blocks.slice(first, next === -1 ? blocks.length : next), end: blocks[next]?.start ?? length };
}

/** The heading of that section. */
export function findHeading({ blocks }: FileClaims, words: string): HeadingClaim | undefined {
  const wanted = words.toLowerCase();
  for (const block of blocks) if (block.type === 'heading' && startsWith(block.title, wanted)) return block;
  return undefined;
}

function startsWith(title: string, words: string): boolean {
  // Most titles begin with a letter of English.
  const start = /^[a-z]/i.test(title) ? 0 : title.search(/\p{L}/u);
  return start !== -1 && title.slice(start, start + words.length).toLowerCase() === words;
}

/** A text's title: its first heading, if that is one of the highest level. */
export function titleOf({ blocks }: Pick<FileClaims, 'blocks'>): HeadingClaim | undefined {
  const first = blocks.find((block) => block.type === 'heading');
  return first?.type === 'heading' && first.level === 1 ? first : undefined;
}
