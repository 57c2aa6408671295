/**
 * The line on which an offset lies.
 * @param lines offsets at which the lines start, in order
 * @returns 1-based
 */
export function lineOf(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
