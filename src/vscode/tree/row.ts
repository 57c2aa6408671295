import { Uri } from 'vscode';

/** A row of the tree: always the same object for the same thing, so that VS Code knows it again. */
export interface Row {
  /** The workspace folder's. */
  readonly folder: Uri;
  /** A subject's; `null`: the workspace folder itself, or a group of its subjects. */
  readonly id: string | null;
  /** Whether it stands for what is archived below that, rather than for that itself. */
  readonly isArchive?: boolean;
  /** The key of a group: then it stands for that, and `id` is `null`. */
  readonly group?: string;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'folder' in value && value.folder instanceof Uri && 'id' in value;
}

/** A menu gives the row that was clicked, and those that are chosen with it; a lens gives one. */
export function rowsOf([row, chosen]: readonly unknown[]): readonly Row[] {
  if (Array.isArray(chosen) && chosen.length > 0) return chosen.filter(isRow);
  return isRow(row) ? [row] : [];
}
