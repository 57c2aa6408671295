import type { Position, TextDocument, TextEditor } from 'vscode';
import type { Subject } from '../core/model/plan';
import { checkedFile } from '../core/rules/checked-file';
import { spokenOf } from '../core/rules/spoken-of';
import type { PlanFolder } from './plan-folder';
import type { PlanFolders } from './plan-folders';
import { offsetAt } from './positions';
import type { FolderSubject } from './set-status';

/**
 * The subject that a place of a document is about: the one whose status is written there, else the smallest that has something on
 * the line. `undefined`: the document belongs to no plan.
 */
export function subjectAt(folders: PlanFolders, document: TextDocument, position: Position): FolderSubject | undefined {
  const folder = folders.of(document.uri);
  const path = folder?.files.pathOf(document.uri);
  const claims = path === undefined ? undefined : folder?.plan.file(path);
  if (folder === undefined || path === undefined || claims === undefined) return undefined;
  const start = offsetAt(claims, position.with({ character: 0 }));
  const end = claims.lines[position.line + 1] ?? Number.MAX_SAFE_INTEGER;
  const told = toldIn(folder, path).find(({ claims: copies }) => copies.some((claim) => claim.path === path && claim.start >= start && claim.end <= end));
  const subject = told ?? folder.plan.subjectAt(path, start, end);
  return subject === undefined ? undefined : { folder, subject };
}

/** The subjects of the lines in which somebody has put a caret or selected something, each once. */
export function subjectsSelected(folders: PlanFolders, { document, selections }: TextEditor): readonly FolderSubject[] {
  const found = new Map<string, FolderSubject>();
  for (const { start, end, isEmpty } of selections) {
    // A selection that ends where a line begins has nothing of that line.
    const last = !isEmpty && end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    for (let line = start.line; line <= last; line++) {
      const at = subjectAt(folders, document, start.with({ line, character: 0 }));
      if (at !== undefined && !found.has(at.subject.id)) found.set(at.subject.id, at);
    }
  }
  return [...found.values()];
}

/** The subjects of whose status a file speaks: a row may be about what lies in another file. */
export function toldIn(folder: PlanFolder, path: string): readonly Subject[] {
  const file = checkedFile(path, folder.plan);
  return file === null ? [] : [...spokenOf(file, folder.facts)];
}
