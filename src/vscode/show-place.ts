import { Range, window } from 'vscode';
import type { Span } from '../core/model/claims';
import type { PlanFolder } from './plan-folder';
import { rangeIn } from './positions';

/** Opens a file of a plan where something stands. */
export async function showPlace(folder: PlanFolder, path: string, span: Span): Promise<void> {
  await window.showTextDocument(folder.files.uriOf(path), { selection: rangeIn(folder.plan, path, span) });
}

/** Opens a file of a plan at a line, from 1. */
export async function showLine(folder: PlanFolder, { path, line }: { readonly path: string; readonly line: number }): Promise<void> {
  await window.showTextDocument(folder.files.uriOf(path), { selection: new Range(line - 1, 0, line - 1, 0) });
}
