import type { Count, Plan, Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';

/** A subject as the `tree` contract shows it (docs/json/tree.schema.json). Later versions only add. */
export interface TreeNode {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly line: number;
  readonly status: Status | null;
  readonly derived: Status | null;
  readonly reason: string | null;
  readonly written: string | null;
  readonly progress: Count | null;
  readonly criteria: Count | null;
  readonly children: readonly TreeNode[];
}

export interface TreeReport {
  readonly version: 1;
  readonly roots: readonly TreeNode[];
}

/**
 * The plan as plain data. `limit`, the workspace-relative path of a folder or file, limits it to the
 * topmost subjects there, with all that is below them; `''` limits nothing.
 */
export function treeReport(plan: Pick<Plan, 'roots'>, limit = ''): TreeReport {
  const roots = limit === '' ? plan.roots : plan.roots.flatMap((root) => subjectsUnder(root, limit));
  return { version: 1, roots: roots.map(treeNode) };
}

function subjectsUnder(subject: Subject, limit: string): readonly Subject[] {
  if (subject.path === limit || subject.path.startsWith(`${limit}/`)) return [subject];
  return subject.children.flatMap((child) => subjectsUnder(child, limit));
}

/** Names every property, so that what a subject holds besides never leaks into the contract. */
function treeNode(subject: Subject): TreeNode {
  const { id, kind, name, title, path, line, status, derived, reason, written, progress, criteria } = subject;
  return {
    id, kind, name, title, path, line, status, derived, reason, written,
    progress: count(progress), criteria: count(criteria), children: subject.children.map(treeNode),
  };
}

function count(of: Count | null): Count | null {
  return of === null ? null : { done: of.done, total: of.total };
}
