import { l10n, window } from 'vscode';
import type { CommandServices } from './command';
import type { FolderSubject } from './plan-folders';
import { subjectsSelected } from './subject-at';
import { rowsOf } from './tree/row';

/** What keys give where the tree has the focus. */
const CHOSEN_ROWS = 'chosen rows';

/** What a command is to work on: rows that it was given, else the lines that are selected in the editor. */
export async function subjectsOf({ folders, view }: CommandServices, args: readonly unknown[]): Promise<readonly FolderSubject[]> {
  const rows = args[0] === CHOSEN_ROWS ? view.selection : rowsOf(args);
  if (rows.length > 0 || args[0] === CHOSEN_ROWS) return rows.flatMap((row) => view.rows.find(row) ?? []);
  const editor = window.activeTextEditor;
  if (editor === undefined) return [];
  // The caret may go on while the plan takes what was just typed.
  const { document, selections } = editor;
  await folders.flush();
  return subjectsSelected(folders, document, selections);
}

export async function sayNothingHere({ prompts }: CommandServices): Promise<void> {
  await prompts.tell(l10n.t('Waymark: nothing here has a status. Put the caret on a line of a plan.'));
}
