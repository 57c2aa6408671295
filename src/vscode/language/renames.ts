import { type CancellationToken, type Disposable, l10n, languages, type Position, Range, type RenameProvider, type TextDocument, WorkspaceEdit } from 'vscode';
import { type Renamable, renameAt } from '../../core/edits/rename';
import { type Occurrence, occurrencesAt } from '../../core/plan/occurrences';
import type { FolderFile, PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import { caretIn } from './caret';
import type { Renamer } from './renamer';

/** F2 on the name of a plan, phase, task, module or ticket. */
export function registerRenames(folders: PlanFolders, renamer: Renamer): Disposable {
  return languages.registerRenameProvider({ language: 'markdown' }, new Renames(folders, renamer));
}

interface Found extends FolderFile, Renamable {
  readonly occurrence: Occurrence;
}

/** It throws where no plan's name stands: then VS Code asks its own Markdown, which renames headings and links. */
class Renames implements RenameProvider {
  constructor(private readonly folders: PlanFolders, private readonly renamer: Renamer) {}

  async prepareRename(document: TextDocument, position: Position): Promise<{ readonly range: Range; readonly placeholder: string }> {
    const { folder, path, occurrence, name } = await this.#at(document, position);
    const range = rangeIn(folder.plan, path, occurrence);
    return { range: narrowed(range, occurrence.reference?.written ?? name, document, position), placeholder: name };
  }

  /** What is refused is told: were it thrown, VS Code would ask others, and for its own Markdown `[a_name]` is the label of a link. */
  async provideRenameEdits(document: TextDocument, position: Position, newName: string, token: CancellationToken): Promise<WorkspaceEdit> {
    let edit = new WorkspaceEdit();
    await this.renamer.explained(async () => {
      const found = await this.#at(document, position);
      edit = await this.renamer.edit(found.folder, found, newName, token);
    });
    return edit;
  }

  async #at(document: TextDocument, position: Position): Promise<Found> {
    const caret = await caretIn(this.folders, document, position);
    const occurrences = caret === undefined ? [] : occurrencesAt(caret.folder.plan, caret.path, caret.offset);
    for (const occurrence of occurrences) {
      const renamable = caret === undefined ? null : renameAt(caret.folder.plan, occurrence);
      if (caret !== undefined && renamable !== null) return { folder: caret.folder, path: caret.path, occurrence, ...renamable };
    }
    throw new Error(l10n.t('No name of a plan stands here.'));
  }
}

/** Where a name stands in a range that holds more, such as a cell with markup. */
function narrowed(range: Range, name: string, document: TextDocument, position: Position): Range {
  const text = document.getText(range);
  const caret = document.offsetAt(position) - document.offsetAt(range.start);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (at > caret || caret > at + name.length) continue;
    const start = document.offsetAt(range.start) + at;
    return new Range(document.positionAt(start), document.positionAt(start + name.length));
  }
  return range;
}
