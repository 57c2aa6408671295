import type { Span } from '../model/claims';
import type { Finding } from '../model/finding';
import type { Plan } from '../model/plan';
import { type Range, rangeOf } from '../text/lines';

/** Where a span of one of the plan's files lies. */
export function rangeIn(plan: Pick<Plan, 'file'>, path: string, span: Span): Range {
  return rangeOf(plan.file(path)?.lines ?? [], span);
}

/** Where a finding stands. */
export function rangeOfFinding(plan: Pick<Plan, 'file'>, finding: Finding): Range {
  return finding.lines === undefined ? rangeIn(plan, finding.path, finding) : rangeOf(finding.lines, finding);
}
