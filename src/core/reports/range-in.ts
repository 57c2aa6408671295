import type { Span } from '../model/claims';
import type { Plan } from '../model/plan';
import { type Range, rangeOf } from '../text/lines';

/** Where a span of one of the plan's files lies. */
export function rangeIn(plan: Pick<Plan, 'file'>, path: string, span: Span): Range {
  return rangeOf(plan.file(path)?.lines ?? [], span);
}
