import type { BlockClaim, FileClaims, HeadingClaim } from '../model/claims';
import type { Subject } from '../model/plan';

const SECTIONS = new Set(['purpose', 'goal', 'vision', 'summary', 'overview', 'intent']);
const FIELDS = new Set(['goal', 'purpose', 'objective']);

/** A hint should be read at a glance. */
const LONGEST = 400;

/**
 * What a subject is for, as its file says it: its field `Goal` or `Purpose`, else, of what is a file, the first paragraph under such
 * a heading. As written, cut where it is long; `null`: it does not say.
 * @param text what the claims were read from
 */
export function purposeOf({ places, path }: Pick<Subject, 'places' | 'path'>, { uri, blocks }: FileClaims, text: string): string | null {
  if (uri !== path) return null;
  const field = ownBlocks(blocks, places).find((block) => block.type === 'field' && FIELDS.has(block.name.toLowerCase()));
  if (field?.type === 'field' && field.value !== '') return shortened(field.value);
  if (places.length > 0) return null;
  const heading = blocks.find((block): block is HeadingClaim => block.type === 'heading' && SECTIONS.has(block.title.toLowerCase()));
  return heading === undefined ? null : firstParagraph(text.slice(heading.end));
}

/** What stands behind a heading or item of a subject up to the next heading or item; of a file, what stands before any. */
function ownBlocks(blocks: readonly BlockClaim[], places: Subject['places']): readonly BlockClaim[] {
  const starts = places.length === 0 ? [-1] : places.map(({ start }) => blocks.findIndex((block) => block.start === start)).filter((i) => i >= 0);
  return starts.flatMap((start) => {
    const rest = blocks.slice(start + 1);
    const end = rest.findIndex(({ type }, i) => (type === 'heading' && (places.length > 0 || i > 0)) || type === 'item');
    return rest.slice(0, end === -1 ? rest.length : end);
  });
}

function firstParagraph(text: string): string | null {
  const lines = text.split(/\r\n|\r|\n/);
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start === -1 || NO_PROSE.test(lines[start] ?? '')) return null;
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => line.trim() === '' || NO_PROSE.test(line));
  return shortened(rest.slice(0, end === -1 ? rest.length : end).map((line) => line.trim()).join(' '));
}

/** Headings, lists, tables, quotes, fences, comments. */
const NO_PROSE = /^\s*(?:#|[-*+]\s|\d+[.)]\s|\||>|```|~~~|<)/;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}
