import { folderOf } from '../base/paths';
import type { Plan } from '../model/plan';
import { isMarkdown } from '../plan/discovery';
import type { CheckedFile } from './rule';

/** The folders from which the paths in a file are tried, in order: its own, those of the plans and the root around it, the workspace. */
export function foldersAround({ path, subject }: CheckedFile, plan: Plan): readonly string[] {
  const folders = new Set([folderOf(path)]);
  for (let around = plan.parent(subject.id); around !== undefined; around = plan.parent(around.id)) {
    if (around.kind === 'plan' || around.kind === 'root') folders.add(isMarkdown(around.path) ? folderOf(around.path) : around.path);
  }
  folders.add('');
  return [...folders];
}
