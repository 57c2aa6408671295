import { CancellationError, Disposable, type FileRenameEvent, type FileWillRenameEvent, l10n, type LogOutputChannel, type Uri, workspace, WorkspaceEdit } from 'vscode';
import { UserError } from '../../core/base/user-error';
import { moveEdits, type MovingWorkspace } from '../../core/edits/move';
import type { LeftPlace } from '../../core/edits/read-edited';
import { severedBy } from '../../core/edits/severed';
import type { Move } from '../../core/model/edits';
import type { Plan } from '../../core/model/plan';
import { Moves } from '../../core/plan/moved-plan';
import { placeName } from '../../core/plan/place-name';
import { typeOf } from '../disk';
import { addEdits, agreesToLineEnds, isBegun, planEdits, type PlannedEdit } from '../edit-documents';
import { loggable } from '../explained';
import { type Pause, pauseOf } from '../long-work';
import type { PlanFolder } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import type { Prompts } from '../prompts';
import { openDocument, textOf } from '../text-of';
import { besideMarkdown } from './markdown-moves';

/** What moving asks of a folder, and whether anything lies at a path. */
export function movingIn(folder: PlanFolder, pause: Pause): MovingWorkspace & { readonly exists: (path: string) => Promise<boolean> } {
  const exists = async (path: string): Promise<boolean> => await typeOf(folder.files.uriOf(path)) !== undefined;
  return { plan: folder.plan, files: folder.markdownFiles, read: (path) => textOf(path, folder), pause, exists };
}

/** A move for which the texts are changed. */
interface Planned {
  /** Where what moves comes from, and where it goes. */
  readonly moves: readonly (readonly [from: string, to: string])[];
  readonly edits: readonly PlannedEdit[];
  /** Files that nobody is working on, where they are then: VS Code leaves those that move unsaved. */
  readonly clean: readonly Uri[];
}

/** Files and folders that are moved or renamed in the Explorer, or by other extensions, take all references to them along. */
export class FileMoves implements Disposable {
  readonly #subscriptions: Disposable;
  /** What F2 was answered last: its edits are made before anything moves, if people agree to them. */
  #answered: Planned | null = null;
  /** What is to be saved once it has moved. */
  #underWay: Planned | null = null;

  constructor(private readonly folders: PlanFolders, private readonly prompts: Prompts, private readonly log: LogOutputChannel) {
    this.#subscriptions = Disposable.from(
      workspace.onWillRenameFiles((event) => event.waitUntil(this.#edits(event))),
      workspace.onDidRenameFiles((event) => this.#save(event)),
    );
  }

  /** F2 changes the texts itself before it moves things: they are not to be asked for again. */
  willRename(folder: PlanFolder, edits: readonly PlannedEdit[], moves: readonly Move[]): void {
    this.#answered = planned(folder, edits, moves);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** What is to be written before they move. What goes wrong is told, and does not keep anything from being moved. */
  async #edits({ files, token }: FileWillRenameEvent): Promise<WorkspaceEdit | undefined> {
    // What was under way before and has not moved was cancelled.
    this.#underWay = null;
    const answered = this.#answered;
    this.#answered = null;
    if (answered !== null && isSameMove(answered, files) && isBegun(answered.edits)) {
      this.#underWay = answered;
      return undefined;
    }
    try {
      await this.folders.flush();
      const all = new WorkspaceEdit();
      const underWay: Planned[] = [];
      const { within, away } = this.#movesOf(files);
      for (const [folder, moves] of within) {
        const { edits, left, file } = await moveEdits(movingIn(folder, pauseOf(token)), moves);
        const made = await planEdits(folder, await besideMarkdown({ edits, file }, moves, folder));
        if (token.isCancellationRequested || !await agreesToLineEnds(made, this.prompts)) return undefined;
        addEdits(all, made);
        underWay.push(planned(folder, made, moves));
        if (left.length > 0) this.#tell(this.#placesIn({ file }, left));
      }
      for (const [folder, paths] of away) this.#tellAway(folder, severedBy(folder.plan, paths));
      this.#underWay = { moves: underWay.flatMap(({ moves }) => moves), edits: [], clean: underWay.flatMap(({ clean }) => clean) };
      return all.size === 0 ? undefined : all;
    } catch (error) {
      if (error instanceof CancellationError) return undefined;
      if (!(error instanceof UserError)) this.log.error(loggable(error));
      const why = error instanceof UserError ? error.message : l10n.t('The log says more.');
      void this.prompts.warn(l10n.t('Waymark: references to what was moved could not be changed: {0}', why));
      return undefined;
    }
  }

  #save({ files }: FileRenameEvent): void {
    const underWay = this.#underWay;
    if (underWay === null || !files.some(({ oldUri }) => underWay.moves.some(([from]) => from === oldUri.toString()))) return;
    this.#underWay = null;
    const clean = new Set(underWay.clean.map(String));
    for (const document of workspace.textDocuments) if (document.isDirty && clean.has(document.uri.toString())) void document.save();
  }

  /** What moves within a workspace folder, and what leaves it: that is on its own. */
  #movesOf(files: FileWillRenameEvent['files']): { readonly within: ReadonlyMap<PlanFolder, readonly Move[]>; readonly away: ReadonlyMap<PlanFolder, readonly string[]> } {
    const within = new Map<PlanFolder, Move[]>();
    const away = new Map<PlanFolder, string[]>();
    for (const { oldUri, newUri } of files) {
      const from = this.folders.fileAt(oldUri);
      const to = this.folders.fileAt(newUri);
      if (from === undefined) continue;
      if (from.folder === to?.folder) within.set(from.folder, [...within.get(from.folder) ?? [], { from: from.path, to: to.path }]);
      else away.set(from.folder, [...away.get(from.folder) ?? [], from.path]);
    }
    return { within, away };
  }

  #tellAway(folder: PlanFolder, severed: readonly LeftPlace[]): void {
    if (severed.length === 0) return;
    const places = this.#placesIn(folder.plan, severed);
    void this.prompts.warn(severed.length === 1
      ? l10n.t('Waymark: what leaves the folder {0} breaks a reference: {1}', folder.name, places[0]!)
      : l10n.t('Waymark: what leaves the folder {0} breaks {1} references, such as {2}; the log has them all', folder.name, severed.length, places[0]!));
  }

  #tell(left: readonly string[]): void {
    const [first = ''] = left;
    void this.prompts.warn(left.length === 1 ? `Waymark: ${first}` : l10n.t('Waymark: {0}, and {1} more places; the log has them all', first, left.length - 1));
  }

  /** In words, as they are logged. */
  #placesIn(said: Pick<Plan, 'file'>, left: readonly LeftPlace[]): readonly string[] {
    const places = left.map((place) => `${placeName(place, said)}: \`${place.written}\` ${place.why}`);
    for (const place of places) this.log.warn(place);
    return places;
  }
}

function planned(folder: PlanFolder, edits: readonly PlannedEdit[], moves: readonly Move[]): Planned {
  const where = new Moves(moves);
  const uri = (path: string): Uri => folder.files.uriOf(path);
  return {
    moves: moves.map(({ from, to }) => [uri(from).toString(), uri(to).toString()]), edits,
    clean: edits.filter(({ path }) => openDocument(path, folder)?.isDirty !== true).map(({ path }) => uri(where.of(path))),
  };
}

function isSameMove({ moves }: Planned, files: FileWillRenameEvent['files']): boolean {
  return moves.length === files.length && moves.every(([from, to]) => files.some(({ oldUri, newUri }) => oldUri.toString() === from && newUri.toString() === to));
}
