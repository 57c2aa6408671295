import type { FileClaims } from '../model/claims';
import type { Plan, Reference } from '../model/plan';

/** Whether a reference stands in a field that names plans and their parts. */
export function isInPlanField({ path, start }: Reference, { frontMatter }: FileClaims, plan: Plan): boolean {
  const field = frontMatter?.fields.find(({ valueStart, valueEnd }) => valueStart <= start && start < valueEnd);
  return field !== undefined && plan.writing(path)?.namingFields.has(field.key.toLowerCase().replaceAll('-', '_')) === true;
}
