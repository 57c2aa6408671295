import { firstIndex } from '../base/first-index';

interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** Those of the spans, which are in order, that begin within another. */
export function spansWithin<T extends Bounds>(spans: readonly T[], { start, end }: Bounds): readonly T[] {
  const first = firstIndex(spans.length, (i) => (spans[i] as T).start >= start);
  let last = first;
  while (last < spans.length && (spans[last] as T).start < end) last++;
  return first === last ? NONE : spans.slice(first, last);
}

const NONE: readonly never[] = [];
