import type { Plan, Subject } from '../model/plan';

/** The plans that a module is known to: those that changed it or are to, the one that it comes from, and the one in which it lies. */
export function plansTouching({ id }: Subject, plan: Plan): readonly Subject[] {
  const found = new Set<Subject>();
  for (const { relation, to: [only, another] } of plan.referencesFrom(id)) {
    if (relation !== 'modified-by' && relation !== 'origin') continue;
    const subject = only === undefined || another !== undefined ? undefined : plan.subject(only);
    if (subject !== undefined) found.add(subject);
  }
  const owner = plan.parent(id);
  if (owner !== undefined) found.add(owner);
  return [...found].filter(({ kind }) => kind === 'plan');
}
