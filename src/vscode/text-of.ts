import { type TextDocument, workspace } from 'vscode';
import type { PlanFolder } from './plan-folder';

/** The document that is open for a file. */
export function openDocument(path: string, folder: PlanFolder): TextDocument | undefined {
  const uri = folder.files.uriOf(path).toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === uri);
}

/** What a file says, as the plan reads it: the open document, else what is on disk; `null`: it cannot be read. */
export async function textOf(path: string, folder: PlanFolder): Promise<string | null> {
  const document = openDocument(path, folder);
  if (document !== undefined) return document.getText();
  const text = await folder.files.read(path);
  return typeof text === 'string' ? text : null;
}
