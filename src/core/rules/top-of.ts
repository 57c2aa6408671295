import type { Plan, Subject } from '../model/plan';

/** The root under which a subject stands: of a folder plan, or the document itself. */
export function topOf(plan: Plan, subject: Subject): Subject {
  let top = subject;
  for (let above = plan.parent(top.id); above !== undefined; above = plan.parent(above.id)) top = above;
  return top;
}
