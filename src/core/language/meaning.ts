import type { Plan, Reference } from '../model/plan';
import type { Occurrence } from '../plan/occurrences';

/** Of what a caret touches, the smallest, which may mean several things; between the ends of a range of ids each one that is in it. */
export function meantBy(touched: readonly Occurrence[], plan: Plan): readonly Occurrence[] {
  const [first] = touched;
  return touched.filter(({ start, end }) => start === first?.start && end === first.end).flatMap((each) => inRange(each, plan));
}

function inRange(occurrence: Occurrence, plan: Plan): readonly Occurrence[] {
  const { path, start, end, reference } = occurrence;
  if (reference === null || !isRange(reference) || start !== reference.start || end !== reference.end) return [occurrence];
  return plan.referencesIn(path)
    .filter((each) => each.form === 'id' && each.start === start && each.end === end && each.relation === reference.relation)
    .map((each) => ({ ...occurrence, ids: each.to, reference: each }));
}

function isRange({ form, start, end, written }: Reference): boolean {
  return form === 'id' && end - start !== written.length;
}
