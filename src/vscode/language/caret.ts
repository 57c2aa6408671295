import type { Position, TextDocument } from 'vscode';
import type { FolderFile, PlanFolders } from '../plan-folders';
import { offsetAt } from '../positions';

/** Where somebody asks for something, in a file of a plan. */
export interface Caret extends FolderFile {
  readonly offset: number;
}

/** Where a position of a document lies, when the plan knows its text; `undefined`: it belongs to no plan, or has changed since. */
export async function caretIn(folders: PlanFolders, document: TextDocument, position: Position): Promise<Caret | undefined> {
  await folders.flush();
  const file = folders.fileAt(document.uri);
  const claims = file?.folder.plan.file(file.path);
  if (file === undefined || claims === undefined || file.folder.versionOf(file.path) !== document.version) return undefined;
  return { ...file, offset: offsetAt(claims, position) };
}
