import type { Plan, Subject } from '../model/plan';
import type { CheckedFile } from './rule';

/** A file as rules look at it; `null`: it belongs to no plan, or to an archive. */
export function checkedFile(path: string, plan: Plan): CheckedFile | null {
  const claims = plan.file(path);
  const subject = plan.subjectAt(path, -1, 0);
  if (claims === undefined || subject === undefined || subject.isArchived) return null;
  return { path, claims, subject, subjects: [subject, ...within(subject)], references: plan.referencesIn(path) };
}

/** What stands within the file of a subject, in the order of the text. */
function within({ id, children }: Subject): readonly Subject[] {
  const collect = (subject: Subject): readonly Subject[] => [subject, ...subject.children.flatMap(collect)];
  return children.filter((child) => child.id.startsWith(`${id}#`)).flatMap(collect);
}
