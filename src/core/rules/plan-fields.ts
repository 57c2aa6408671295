import type { FileClaims } from '../model/claims';
import type { Reference } from '../model/plan';

/** The fields of front matter that name plans and their parts; others may name just anything: `dependencies: [react]`. */
const PLAN_FIELDS: ReadonlySet<string> = new Set(['depends_on', 'blocks', 'invalidated_by', 'modified_by_plans']);

/** Whether a reference stands in a field that names plans and their parts. */
export function isInPlanField({ start }: Reference, { frontMatter }: FileClaims): boolean {
  const field = frontMatter?.fields.find(({ valueStart, valueEnd }) => valueStart <= start && start < valueEnd);
  return field !== undefined && PLAN_FIELDS.has(field.key.toLowerCase().replaceAll('-', '_'));
}
