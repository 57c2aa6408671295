import { firstIndex } from '../base/first-index';

/**
 * The line on which an offset lies.
 * @param lines offsets at which the lines start, in order
 * @returns 1-based
 */
export function lineOf(lines: readonly number[], offset: number): number {
  return Math.max(1, firstIndex(lines.length, (i) => (lines[i] as number) > offset));
}
