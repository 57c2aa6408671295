import type { FrontMatterField } from '../model/claims';

/**
 * The field that a key of front matter stands for, though it is written with a slip: one letter missing, added, wrong or swapped
 * with its neighbour, or blanks, hyphens and capitals for `_`. People add keys of their own: `time` is not meant to be `type`, and
 * `started_at` not `start_at`. So the first letter has to be right, and in short keys nothing but the order may be wrong.
 * @param known the fields that the front matter may have
 * @returns `undefined` also where the field is there, besides
 */
export function meantField({ key }: FrontMatterField, known: Iterable<string>, fields: readonly FrontMatterField[]): string | undefined {
  for (const meant of known) {
    if (isMisspelt(key, meant)) return fields.some((field) => field.key === meant) ? undefined : meant;
  }
  return undefined;
}

/** Shorter words are too near to others. */
const SHORTEST = 6;

function isMisspelt(written: string, meant: string): boolean {
  const [a, b] = [plain(written), plain(meant)];
  if (a === b) return written !== meant;
  return a[0] === b[0] && isOneSlip(a, b) && (b.length >= SHORTEST || a.length === b.length && isReordered(a, b));
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [ours, theirs] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (ours.length <= 1 && theirs.length <= 1) || (ours.length === 2 && isReordered(ours, theirs));
}

function isReordered(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}
