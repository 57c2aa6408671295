import { type CancellationToken, l10n, type LogOutputChannel, workspace, WorkspaceEdit } from 'vscode';
import { UserError } from '../../core/base/user-error';
import { renamable, type Renamable, rename } from '../../core/edits/rename';
import { addEdits, agreesToLineEnds, planEdits } from '../edit-documents';
import { explained } from '../explained';
import { longWork } from '../long-work';
import type { PlanFolder } from '../plan-folder';
import type { FolderSubject, PlanFolders } from '../plan-folders';
import type { Prompts } from '../prompts';
import { titleOf } from '../status-look';
import { type FileMoves, movingIn } from './file-moves';
import { besideMarkdown } from './markdown-moves';

/** Gives things another name: file or folder, front matter, and all that refers to them. */
export class Renamer {
  constructor(
    private readonly folders: PlanFolders, private readonly fileMoves: FileMoves, private readonly prompts: Prompts, private readonly log: LogOutputChannel,
  ) {}

  /** Asks what something is to be called, and does it. */
  ask(asked: FolderSubject): Promise<void> {
    return this.explained(async () => {
      const { name } = this.#renamable(asked);
      const typed = await this.prompts.askName(titleOf(asked.subject), name);
      if (typed === undefined) return;
      const now = await this.folders.now(asked);
      const edit = await this.edit(now.folder, this.#renamable(now), typed);
      if (edit.size > 0 && !await workspace.applyEdit(edit, { isRefactoring: true })) throw new UserError(l10n.t('VS Code could not rename {0}', name));
    });
  }

  /** What another name asks for, nothing where people decline. Throws a `UserError` where nothing can be called so. */
  async edit(folder: PlanFolder, renamed: Renamable, name: string, token?: CancellationToken): Promise<WorkspaceEdit> {
    const { edits, moves, file } = await longWork(l10n.t('Renaming {0}', renamed.name), token, (pause) => (
      rename({ ...movingIn(folder, pause), settings: folder.settings }, renamed, name)
    ));
    const edit = new WorkspaceEdit();
    const planned = await planEdits(folder, await besideMarkdown({ edits, file }, moves, folder));
    if (!await agreesToLineEnds(planned, this.prompts)) return edit;
    addEdits(edit, planned);
    this.fileMoves.willRename(folder, planned, moves);
    for (const { from, to } of moves) edit.renameFile(folder.files.uriOf(from), folder.files.uriOf(to));
    return edit;
  }

  /** What is refused is told. */
  explained(work: () => Promise<void>): Promise<void> {
    return explained(work, l10n.t('that could not be renamed'), this.prompts, this.log);
  }

  #renamable({ folder, subject }: FolderSubject): Renamable {
    const found = renamable(folder.plan, subject);
    if (found === null) throw new UserError(l10n.t('{0} has no name of its own that could be another', titleOf(subject)));
    return found;
  }
}
