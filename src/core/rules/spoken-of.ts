import type { Subject } from '../model/plan';
import type { CheckedFile, Facts } from './rule';

/** The subjects of whose status a file speaks: those that stand in it, and those of other files that its rows and headings name. */
export function spokenOf({ path, subjects, references }: CheckedFile, { plan }: Facts): Iterable<Subject> {
  const others = new Set<Subject>();
  for (const { relation, to } of references) {
    const [id, another] = to;
    if (relation !== 'lists' || id === undefined || another !== undefined) continue;
    const subject = plan.subject(id);
    if (subject !== undefined && subject.path !== path) others.add(subject);
  }
  return others.size === 0 ? subjects : [...subjects, ...others];
}
