import type { Uri } from 'vscode';

/** A row of the tree: always the same object for the same thing, so that VS Code knows it again. */
export interface Row {
  /** The workspace folder's. */
  readonly folder: Uri;
  /** A subject's; `null`: the workspace folder itself. */
  readonly id: string | null;
  /** Whether it stands for what is archived below that, rather than for that itself. */
  readonly isArchive?: boolean;
}
