import type { FileClaims, HeadingClaim } from '../model/claims';

/** The heading that is the title of a file: its first of the highest level. */
export function titleHeading({ blocks }: FileClaims): HeadingClaim | undefined {
  return blocks.find((block): block is HeadingClaim => block.type === 'heading' && block.level === 1);
}
