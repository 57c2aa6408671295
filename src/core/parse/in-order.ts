/** By their starts. What is found by its end is out of order only where it encloses something: most lists are in order already. */
export function inOrder<T extends { readonly start: number }>(spans: readonly T[]): readonly T[] {
  for (let i = 1; i < spans.length; i++) {
    if ((spans[i] as T).start < (spans[i - 1] as T).start) return [...spans].sort((a, b) => a.start - b.start);
  }
  return spans;
}
