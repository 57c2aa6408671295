/**
 * The first index below `length` at which `reached` holds, `length` if it holds at none. Once it holds it must hold at all
 * that follow: the range is halved, not walked.
 */
export function firstIndex(length: number, reached: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
