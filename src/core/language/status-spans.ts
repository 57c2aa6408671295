import type { FileClaims, Span } from '../model/claims';
import type { Subject } from '../model/plan';
import type { Status } from '../model/status';
import { currentStatus } from '../plan/current-status';
import { titleHeading } from '../plan/title-heading';

/** What a file's text says of statuses, place by place. */
export interface StatusSpans {
  /** Written statuses, in the order of the text. */
  readonly marks: readonly (Span & { readonly status: Status })[];
  /** Titles of what is done or cut, in the order of the text, without the marks in them. */
  readonly finished: readonly Span[];
}

/**
 * Where statuses stand in a file, and titles of what is finished.
 * @param told the subjects of whose status the file speaks
 */
export function statusSpans(told: Iterable<Subject>, path: string, claims: FileClaims): StatusSpans {
  const marks = new Map<number, Span & { readonly status: Status }>();
  const titles = new Map<number, Span>();
  const titleAt = titlesIn(claims);
  for (const subject of told) {
    for (const { path: where, start, end, status } of subject.claims) {
      if (where === path && status !== null && end > start) marks.set(start, { start, end, status });
    }
    const status = currentStatus(subject);
    if (subject.path !== path || (status !== 'done' && status !== 'cut')) continue;
    const starts = subject.places.length > 0 ? subject.places.map(({ start }) => start) : [titleHeading(claims)?.start ?? -1];
    for (const start of starts) {
      const title = titleAt.get(start);
      if (title !== undefined) titles.set(start, title);
    }
  }
  const sorted = [...marks.values()].sort(byPlace);
  return { marks: sorted, finished: without([...titles.values()].sort(byPlace), sorted) };
}

/** By where they start: a heading, the first line of an item behind its box, a row from its first cell to its last. */
function titlesIn({ blocks }: FileClaims): ReadonlyMap<number, Span> {
  const titles = new Map<number, Span>();
  for (const block of blocks) {
    if (block.type === 'heading') titles.set(block.start, { start: block.start, end: block.contentEnd });
    else if (block.type === 'item') titles.set(block.start, { start: block.checkbox?.end ?? block.start, end: block.contentEnd });
    else if (block.type === 'table') {
      for (const { start, end, cells } of block.rows) titles.set(start, { start: cells[0]?.start ?? start, end: cells.at(-1)?.end ?? end });
    }
  }
  return titles;
}

/** What is left of spans where others are taken out. Both are in the order of the text, and those taken out do not overlap. */
function without(spans: readonly Span[], taken: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const { start, end } of spans) {
    while ((taken[next]?.end ?? Infinity) <= start) next++;
    let from = start;
    for (let i = next; (taken[i]?.start ?? Infinity) < end; i++) {
      const { start: before, end: behind } = taken[i]!;
      if (before > from) left.push({ start: from, end: before });
      from = Math.max(from, behind);
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start;
}
