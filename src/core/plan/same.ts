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
  const same = (one: unknown, other: unknown, key: string): boolean => {
    if (one === other && typeof one !== 'number') return true;
    if (typeof one === 'number' && typeof other === 'number') {
      return NO_OFFSETS.has(key) ? one === other : lineOf(a.lines, one) === lineOf(b.lines, other);
    }
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((each, i) => same(each, other[i], key));
    return Object.entries(one).every(([name, value]) => same(value, (other as Record<string, unknown>)[name], name));
  };
  return FACTS.every((name) => same(a[name], b[name], name));
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
