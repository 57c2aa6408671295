import type { Plan, Subject } from '../model/plan';

/** All plans of a workspace, archived ones last. Made once for each state of the plan, of which the list of roots is a new one. */
export function allPlans({ roots }: Plan): readonly Subject[] {
  let plans = known.get(roots);
  if (plans === undefined) {
    plans = roots.flatMap(plansFrom).sort((a, b) => Number(a.isArchived) - Number(b.isArchived));
    known.set(roots, plans);
  }
  return plans;
}

const known = new WeakMap<Plan['roots'], readonly Subject[]>();

function plansFrom(subject: Subject): readonly Subject[] {
  const below = filesBelow(subject).flatMap(plansFrom);
  return subject.kind === 'plan' ? [subject, ...below] : below;
}

/** The files and folders below a subject, other than what stands within its file. */
export function filesBelow({ children }: Subject): readonly Subject[] {
  return children.filter(({ places }) => places.length === 0);
}
