import type { Selection, TextDocument } from 'vscode';
import type { Subject } from '../core/model/plan';
import { checkedFile } from '../core/rules/checked-file';
import { spokenOf } from '../core/rules/spoken-of';
import { lineOf } from '../core/text/lines';
import type { PlanFolder } from './plan-folder';
import type { FolderSubject, PlanFolders } from './plan-folders';

/**
 * The subjects of the lines in which somebody has put a caret or selected something, each once. A line is about the subject whose
 * status is written there, or that begins there; a caret alone may stand anywhere within one.
 */
export function subjectsSelected(folders: PlanFolders, document: TextDocument, selections: readonly Selection[]): readonly FolderSubject[] {
  const file = folders.fileAt(document.uri);
  const claims = file?.folder.plan.file(file.path);
  if (file === undefined || claims === undefined) return [];
  const { folder, path } = file;
  const { lines } = claims;
  const lineAt = (offset: number): number => lineOf(lines, offset) - 1;
  const onLine = new Map<number, Subject>();
  const told = toldIn(folder, path);
  for (const subject of told) {
    for (const claim of subject.claims) if (claim.path === path && !onLine.has(lineAt(claim.start))) onLine.set(lineAt(claim.start), subject);
  }
  for (const subject of told) {
    for (const place of subject.path === path ? subject.places : []) if (!onLine.has(lineAt(place.start))) onLine.set(lineAt(place.start), subject);
  }
  const found = new Map<string, FolderSubject>();
  const take = (subject: Subject | undefined): void => {
    if (subject !== undefined) found.set(subject.id, { folder, subject });
  };
  for (const { start, end, isEmpty } of selections) {
    if (isEmpty) {
      take(onLine.get(start.line) ?? folder.plan.subjectAt(path, lines[start.line] ?? 0, lines[start.line + 1] ?? Number.MAX_SAFE_INTEGER));
      continue;
    }
    // A selection that ends where a line begins has nothing of that line.
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    for (let line = start.line; line <= last; line++) take(onLine.get(line));
  }
  return [...found.values()];
}

/** The subjects of whose status a file speaks: a row may be about what lies in another file. */
export function toldIn(folder: PlanFolder, path: string): readonly Subject[] {
  const file = checkedFile(path, folder.plan);
  return file === null ? [] : [...spokenOf(file, folder.facts)];
}
