import { firstIndex } from '../base/first-index';
import type { Entry } from './entry';

interface OwnedSpan {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  /** The span around it; -1: none. */
  readonly outer: number;
}

/** Which subject of a file a place belongs to. */
export class Owners {
  readonly #spans: readonly OwnedSpan[];

  /** @param outline an outline whose entries have their ids; itself it owns what no other entry does */
  constructor(private readonly outline: Entry) {
    this.#spans = outline.children.length === 0 ? NO_SPANS : nested(spansBelow(outline));
  }

  /** The id of the smallest subject whose place holds something of `start` up to `end`. */
  over(start: number, end: number): string {
    if (this.#spans.length === 0) return this.outline.id;
    let index = firstIndex(this.#spans.length, (i) => (this.#spans[i] as OwnedSpan).start >= end) - 1;
    while (index >= 0 && (this.#spans[index] as OwnedSpan).end <= start) index = (this.#spans[index] as OwnedSpan).outer;
    return index < 0 ? this.outline.id : (this.#spans[index] as OwnedSpan).id;
  }

  at(offset: number): string {
    return this.over(offset, offset + 1);
  }
}

const NO_SPANS: readonly OwnedSpan[] = [];

function spansBelow(entry: Entry): { start: number; end: number; id: string }[] {
  return entry.children.flatMap((child) => [...child.places.map(({ start, end }) => ({ start, end, id: child.id })), ...spansBelow(child)]);
}

function nested(spans: { start: number; end: number; id: string }[]): OwnedSpan[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const open: number[] = [];
  return spans.map(({ start, end, id }, index) => {
    while (open.length > 0 && (spans[open[open.length - 1] as number] as { end: number }).end <= start) open.pop();
    const outer = open[open.length - 1] ?? -1;
    open.push(index);
    return { start, end, id, outer };
  });
}
