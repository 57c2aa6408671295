import type { FileClaims, Span } from '../model/claims';
import type { Plan, Reference } from '../model/plan';
import { spansWithin } from '../text/spans';
import { openerPlace } from './defining-block';

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

/** The same, of references whose span holds more than the name: ends of ranges, reasons of statuses, headings, items. */
export function nameSpan(reference: Reference, plan: Pick<Plan, 'file' | 'subject'>): Span | null {
  const claims = plan.file(reference.path);
  if (claims === undefined) return null;
  switch (reference.form) {
    case 'id': return idSpan(reference, claims);
    case 'reason': return reasonSpan(reference, plan);
    case 'heading': {
      const heading = claims.blocks.find((block) => block.start === reference.start);
      return heading?.type === 'heading' ? openerPlace(heading) : null;
    }
    case 'item': return namedInItem(reference, claims);
    default: return writtenSpan(reference, claims);
  }
}

/** Of `PF-01..PF-03` the first or the last; what lies between them is not written. */
export function idSpan({ start, end, written }: Reference, { ids }: FileClaims): Span | null {
  const [claim] = spansWithin(ids, { start, end });
  if (claim?.through === written && claim.id !== written) return { start: end - written.length, end };
  return claim === undefined || claim.id === written ? { start, end: start + written.length } : null;
}

function reasonSpan({ path, from, start, written }: Reference, plan: Pick<Plan, 'subject'>): Span | null {
  const mark = plan.subject(from)?.claims.find((claim) => claim.path === path && claim.start === start);
  const at = mark?.written.lastIndexOf(written) ?? -1;
  return at === -1 ? null : { start: start + at, end: start + at + written.length };
}

/** The id in an item that begins with what it leads to, or is it. */
function namedInItem({ start, end, to }: Reference, { ids }: FileClaims): Span | null {
  const [only, another] = to;
  const name = only?.slice(only.lastIndexOf('/') + 1);
  const claim = another !== undefined ? undefined : spansWithin(ids, { start, end }).find(({ id }) => name === id || name?.startsWith(`${id}_`) === true);
  return claim === undefined ? null : { start: claim.start, end: claim.end };
}
