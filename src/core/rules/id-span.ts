import type { FileClaims, Span } from '../model/claims';
import type { Reference } from '../model/plan';
import { spansWithin } from '../text/spans';

/** Where the id stands that a reference goes by: of `PF-01..PF-03`, the first or the last. */
export function idSpan({ start, end, written }: Reference, { ids }: FileClaims): Span {
  const [claim] = spansWithin(ids, { start, end });
  const isLast = claim?.through === written && claim.id !== written;
  return isLast ? { start: end - written.length, end } : { start, end: start + written.length };
}
