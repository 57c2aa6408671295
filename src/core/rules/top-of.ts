import type { Plan, Subject } from '../model/plan';

/** The root under which a subject stands: of a folder plan, or the document itself. */
export function topOf(plan: Plan, subject: Subject): Subject {
  let top = subject;
  for (let above = plan.parent(top.id); above !== undefined; above = plan.parent(above.id)) top = above;
  return top;
}

/** What holds all among whom an id is given once: the root, or the plan where its ids are its own. */
export function idScopeOf(plan: Plan, subject: Subject): Subject {
  if (!plan.hasOwnIds(subject.path)) return topOf(plan, subject);
  let around: Subject | undefined = subject;
  while (around !== undefined && around.kind !== 'plan') around = plan.parent(around.id);
  return around ?? topOf(plan, subject);
}
