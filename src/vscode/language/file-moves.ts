import { Disposable, type FileRenameEvent, type FileWillRenameEvent, l10n, type LogOutputChannel, type Uri, workspace, WorkspaceEdit } from 'vscode';
import { UserError } from '../../core/base/user-error';
import { moveEdits, type MovingWorkspace } from '../../core/edits/move';
import type { LeftPlace } from '../../core/edits/read-edited';
import type { Move } from '../../core/model/edits';
import { Moves } from '../../core/plan/moved-plan';
import { placeName } from '../../core/plan/place-name';
import { addEdits, agreesToLineEnds, planEdits, type PlannedEdit } from '../edit-documents';
import { loggable } from '../explained';
import type { PlanFolder } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import type { Prompts } from '../prompts';
import { openDocument, textOf } from '../text-of';
import { besideMarkdown } from './markdown-moves';

/** What moving asks of a folder. */
export function movingIn(folder: PlanFolder): MovingWorkspace {
  return { plan: folder.plan, files: folder.markdownFiles, read: (path) => textOf(path, folder) };
}

/** Files and folders that are moved or renamed in the Explorer, or by other extensions, take all references to them along. */
export class FileMoves implements Disposable {
  readonly #subscriptions: Disposable;
  /** What is to be saved when a move is done, by where it goes from. */
  readonly #clean = new Map<string, readonly Uri[]>();

  constructor(private readonly folders: PlanFolders, private readonly prompts: Prompts, private readonly log: LogOutputChannel) {
    this.#subscriptions = Disposable.from(
      workspace.onWillRenameFiles((event) => event.waitUntil(this.#edits(event))),
      workspace.onDidRenameFiles((event) => this.#save(event)),
    );
  }

  /** Files that a move changes, and that nobody is working on, are to be saved when it is done: VS Code leaves those that move unsaved. */
  willChange(folder: PlanFolder, planned: readonly PlannedEdit[], moves: readonly Move[]): void {
    const where = new Moves(moves);
    const clean = planned.filter(({ path }) => openDocument(path, folder)?.isDirty !== true).map(({ path }) => folder.files.uriOf(where.of(path)));
    for (const { from } of moves) this.#clean.set(folder.files.uriOf(from).toString(), clean);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** What is to be written before they move. What goes wrong is told, and does not keep anything from being moved. */
  async #edits({ files, token }: FileWillRenameEvent): Promise<WorkspaceEdit | undefined> {
    try {
      await this.folders.flush();
      const all = new WorkspaceEdit();
      for (const [folder, moves] of this.#movesIn(files)) {
        const { edits, left } = await moveEdits(movingIn(folder), moves);
        const planned = await planEdits(folder, besideMarkdown(edits, moves, folder));
        if (token.isCancellationRequested || !await agreesToLineEnds(planned, this.prompts)) return undefined;
        addEdits(all, planned);
        if (planned.length > 0) this.willChange(folder, planned, moves);
        if (left.length > 0) this.#tellLeft(folder, left);
      }
      return all.size === 0 ? undefined : all;
    } catch (error) {
      if (!(error instanceof UserError)) this.log.error(loggable(error));
      const why = error instanceof UserError ? error.message : l10n.t('The log says more.');
      void this.prompts.warn(l10n.t('Waymark: references to what was moved could not be changed: {0}', why));
      return undefined;
    }
  }

  #save({ files }: FileRenameEvent): void {
    for (const { oldUri } of files) {
      const clean = new Set(this.#clean.get(oldUri.toString())?.map(String));
      this.#clean.delete(oldUri.toString());
      for (const document of workspace.textDocuments) if (document.isDirty && clean.has(document.uri.toString())) void document.save();
    }
  }

  /** What goes from one workspace folder to another is on its own. */
  #movesIn(files: FileWillRenameEvent['files']): ReadonlyMap<PlanFolder, readonly Move[]> {
    const moves = new Map<PlanFolder, Move[]>();
    for (const { oldUri, newUri } of files) {
      const from = this.folders.fileAt(oldUri);
      const to = this.folders.fileAt(newUri);
      if (from === undefined || from.folder !== to?.folder) continue;
      const ofFolder = moves.get(from.folder);
      if (ofFolder === undefined) moves.set(from.folder, [{ from: from.path, to: to.path }]);
      else ofFolder.push({ from: from.path, to: to.path });
    }
    return moves;
  }

  #tellLeft({ plan }: PlanFolder, left: readonly LeftPlace[]): void {
    const places = left.map((place) => `${placeName(place, plan)}: \`${place.written}\` ${place.why}`);
    for (const place of places) this.log.warn(place);
    const [first = ''] = places;
    void this.prompts.warn(left.length === 1 ? `Waymark: ${first}` : l10n.t('Waymark: {0}, and {1} more places; the log has them all', first, left.length - 1));
  }
}
