import type { Plan, Subject, SubjectKind } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { topOf } from '../rules/top-of';

/** What others may wait for, beside plans. */
const WORK: ReadonlySet<SubjectKind> = new Set(['phase', 'feature', 'task']);

/**
 * What subjects may wait for: what lies beside them, then beside what they are part of, then all plans, those below the same root first;
 * only what has work left. Nobody waits for itself, nor for what it is part of.
 */
export function possibleBlockers(plan: Plan, subjects: readonly Subject[]): readonly Subject[] {
  const around = new Set(subjects.flatMap((subject) => [subject, ...ancestorsOf(plan, subject)]));
  const beside = [...around].flatMap(({ id }) => plan.parent(id)?.children ?? []).filter(({ kind, places }) => WORK.has(kind) && places.length === 0);
  const roots = new Set([...subjects.map((subject) => topOf(plan, subject)), ...plan.roots]);
  return [...new Set([...beside, ...[...roots].flatMap(plansIn)])].filter((subject) => !around.has(subject) && hasWorkLeft(subject));
}

function ancestorsOf(plan: Plan, { id }: Subject): readonly Subject[] {
  const parent = plan.parent(id);
  return parent === undefined ? [] : [parent, ...ancestorsOf(plan, parent)];
}

function plansIn(subject: Subject): readonly Subject[] {
  if (subject.isArchived) return [];
  const below = subject.children.flatMap(plansIn);
  return subject.kind === 'plan' ? [subject, ...below] : below;
}

function hasWorkLeft(subject: Subject): boolean {
  const status = currentStatus(subject);
  return !subject.isArchived && status !== 'done' && status !== 'cut';
}
