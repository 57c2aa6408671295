import type { FileClaims } from '../model/claims';
import type { Subject } from '../model/plan';
import { lineOf } from '../text/lines';

/** Properties of claims that are numbers but no offsets. */
const NO_OFFSETS: ReadonlySet<string> = new Set(['level', 'depth', 'statusColumn']);

/**
 * Whether two readings of a file say the same at the same lines. What moved within its line is the same: nothing that is shown
 * of it changes.
 */
export function saysTheSame(a: FileClaims, b: FileClaims): boolean {
  const isSameLine = lineComparison(a.lines, b.lines);
  const same = (one: unknown, other: unknown, key: string): boolean => {
    if (typeof one === 'number' && typeof other === 'number') return NO_OFFSETS.has(key) ? one === other : isSameLine(one, other);
    if (one === other) return true;
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((each, i) => same(each, other[i], key));
    for (const name in one) {
      if (!same((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name], name)) return false;
    }
    // What is said of few has no property elsewhere.
    for (const name in other) if (!(name in one)) return false;
    return true;
  };
  return FACTS.every((name) => same(a[name], b[name], name));
}

/** A test for offsets into two texts: whether they lie on lines of the same number. Most texts differ in one line, and most is told by that. */
function lineComparison(a: readonly number[], b: readonly number[]): (one: number, other: number) => boolean {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common++;
  /** Up to here all lies where it was. */
  const changed = a[common - 1] ?? 0;
  const behind = a[common] ?? Infinity;
  const shift = (b[common] ?? 0) - behind;
  const isShifted = a.length === b.length && a.every((start, i) => i < common || start + shift === b[i]);
  return (one, other) => {
    if (one === other && one < changed) return true;
    if (isShifted && one >= behind && one + shift === other) return true;
    return lineOf(a, one) === lineOf(b, other);
  };
}

/** All that a file says; where its lines start is no fact. */
const FACTS = ['lineEnding', 'frontMatter', 'status', 'blocks', 'links', 'definitions', 'paths', 'ids', 'anchors', 'directives', 'garbled', 'doubts'] as const satisfies readonly (keyof FileClaims)[];

/** Whether nothing has changed in a subject, its line and offsets aside; of its children only which ones they are. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  return COMPARED.every((name) => a[name] === b[name]) &&
    sameRecord(a.progress, b.progress) && sameRecord(a.criteria, b.criteria) && sameRecord(a.facts, b.facts) && sameRecord(a.tally, b.tally) &&
    sameList(a.children, b.children, (one, other) => one.id === other.id) &&
    sameList(a.claims, b.claims, (one, other) => one.path === other.path && one.speaker === other.speaker && one.notation === other.notation &&
      one.status === other.status && one.reason === other.reason && one.written === other.written);
}

const COMPARED = ['kind', 'name', 'title', 'path', 'status', 'derived', 'reason', 'written', 'isArchived'] as const satisfies readonly (keyof Subject)[];

export function sameList<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, i) => same(one, b[i] as T));
}

/** Of records of plain values and lists of them. */
function sameRecord(a: object | null, b: object | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  return Object.entries(a).every(([key, value]) => {
    const other = (b as Record<string, unknown>)[key];
    return Array.isArray(value) && Array.isArray(other) ? sameList<unknown>(value, other, (one, two) => one === two) : value === other;
  });
}
