import { firstIndex } from '../base/first-index';

/**
 * The text of one leaf block. Mostly it lies in the file as it is; the lines of a paragraph in a block quote have
 * markers between them, which are cut out: then `map` tells where each line came from.
 */
export interface Leaf {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `null`: offsets in `text` are offsets in the file. Else pairs, in order: offset in `text`, offset in the file. */
  readonly map: readonly number[] | null;
}

/** The leaf whose lines stand at the given starts and ends; `quoted` if markers may lie between them. */
export function leafOfLines(text: string, lines: readonly number[], quoted: boolean): Leaf {
  const start = lines[0] as number;
  const end = lines[lines.length - 1] as number;
  if (!quoted || lines.length === 2) return { text, start, end, map: null };
  const map: number[] = [];
  let joined = '';
  for (let i = 0; i < lines.length; i += 2) {
    if (i > 0) joined += '\n';
    map.push(joined.length, lines[i] as number);
    joined += text.slice(lines[i], lines[i + 1]);
  }
  return { text: joined, start: 0, end: joined.length, map };
}

/** The offset in the file of an offset in the leaf's text. */
export function fileOffset(leaf: Leaf, offset: number): number {
  const map = leaf.map;
  if (map === null) return offset;
  const line = Math.max(0, firstIndex(map.length / 2, (i) => (map[2 * i] as number) > offset) - 1);
  return (map[2 * line + 1] as number) + offset - (map[2 * line] as number);
}
