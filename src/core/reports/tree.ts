import type { Plan, Subject } from '../model/plan';
import { type SubjectNode, subjectNode } from './subject-node';

/** A subject as the `tree` contract shows it (docs/json/tree.schema.json). Later versions only add. */
export interface TreeNode extends SubjectNode {
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
  return { version: 1, roots: rootsUnder(plan, limit).map(treeNode) };
}

/** The topmost subjects of a folder or file; those of the plan for `''`. */
export function rootsUnder({ roots }: Pick<Plan, 'roots'>, limit: string): readonly Subject[] {
  return limit === '' ? roots : roots.flatMap((root) => subjectsUnder(root, limit));
}

function subjectsUnder(subject: Subject, limit: string): readonly Subject[] {
  if (subject.path === limit || subject.path.startsWith(`${limit}/`)) return [subject];
  return subject.children.flatMap((child) => subjectsUnder(child, limit));
}

function treeNode(subject: Subject): TreeNode {
  return { ...subjectNode(subject), children: subject.children.map(treeNode) };
}
