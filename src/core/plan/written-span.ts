import type { FileClaims, Span } from '../model/claims';
import type { Reference } from '../model/plan';
import { spansWithin } from '../text/spans';

/**
 * Where exactly stands what a reference goes by, without the quotes or backticks around it; `null` where it is not written as it
 * reads, such as with markup or escapes in it.
 */
export function writtenSpan({ start, end, form, written }: Reference, { paths }: FileClaims): Span | null {
  const around = end - start - written.length;
  if (around === 0) return { start, end };
  if (around !== 2) return null;
  const [code] = spansWithin(paths, { start, end });
  const isQuoted = form === 'front matter' || (code?.start === start && code.end === end);
  return isQuoted ? { start: start + 1, end: end - 1 } : null;
}
