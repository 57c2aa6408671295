import {
  commands, Disposable, EventEmitter, l10n, type LogOutputChannel, type TextDocument, type Uri, workspace, type WorkspaceFolder,
} from 'vscode';
import { UserError } from '../core/base/user-error';
import type { Subject } from '../core/model/plan';
import { mayMatter } from '../core/plan/discovery';
import { DEFAULT_SETTINGS, NO_SETTINGS, type Settings, SETTINGS_FILE } from '../core/settings';
import { Debounced } from './debounced';
import { loggable } from './explained';
import { SettingsProblems } from './findings/settings-problems';
import { FolderFiles } from './folder-files';
import { folderSettings, PLAN_SETTINGS, sharedSettings } from './folder-settings';
import { FolderWatcher } from './folder-watcher';
import { PlanFolder, type PlanNews } from './plan-folder';
import type { Prompts } from './prompts';
import type { Startup } from './startup';

/** How long nobody must have typed before the plan reads the text, and how long it waits at most; in milliseconds. */
const QUIET = 150;
const LONGEST = 1000;

/** A file, part of the plan or not. */
export interface FolderFile {
  readonly folder: PlanFolder;
  readonly path: string;
}

/** A subject, and the folder in which it is one. */
export interface FolderSubject {
  readonly folder: PlanFolder;
  readonly subject: Subject;
}

/** A workspace folder, whichever of its plans counts by now. */
interface Slot {
  readonly watcher: Disposable;
  current: PlanFolder;
  /** The one that takes over once it has read everything. */
  next: PlanFolder | undefined;
  readonly listeners: Disposable[];
}

/** The plans of all workspace folders, kept up to date with the disk, the editors and the settings. */
export class PlanFolders implements Disposable {
  readonly #log: LogOutputChannel;
  readonly #slots = new Map<string, Slot>();
  readonly #news = new EventEmitter<PlanNews>();
  readonly onDidRead = this.#news.event;
  readonly #rest = new EventEmitter<PlanFolder>();
  readonly onDidRest = this.#rest.event;
  readonly #folders = new EventEmitter<void>();
  /** Folders have come or gone, or one is read anew. */
  readonly onDidChangeFolders = this.#folders.event;
  readonly #settingsProblems = new SettingsProblems();
  /** What is wrong with VS Code's settings, as it was told last: nobody needs to hear it at each save. */
  #told = '';
  readonly #waiting = new Set<TextDocument>();
  readonly #typing = new Debounced(() => this.#takeTyped(), QUIET, LONGEST);
  readonly #subscriptions: Disposable;

  constructor(log: LogOutputChannel, private readonly prompts: Prompts, private readonly startup: Startup) {
    this.#log = log;
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) this.#close(folder);
        for (const folder of added) void this.#open(folder);
        // What lies in a folder within another is that one's.
        const isAround = ({ uri }: PlanFolder): boolean => [...added, ...removed].some((other) => other.uri.path.startsWith(`${uri.path}/`));
        for (const { uri } of this.all.filter(isAround)) void this.reopen(uri);
      }),
      workspace.onDidChangeConfiguration((event) => {
        const uris = this.all.map(({ uri }) => uri).filter((uri) => PLAN_SETTINGS.some((key) => event.affectsConfiguration(key, uri)));
        for (const uri of uris) void this.reopen(uri);
      }),
      // The watcher tells of it, too, but later, and not always of what lies in folders that are new.
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#each(oldUri, (folder) => folder.move(oldUri, newUri));
      }),
      workspace.onDidOpenTextDocument((document) => this.#typed(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#typed(document)),
      workspace.onDidCloseTextDocument((document) => {
        this.#waiting.delete(document);
        this.#each(document.uri, (folder) => folder.forget(document));
      }),
    );
  }

  /** In the order in which VS Code shows them. */
  get all(): readonly PlanFolder[] {
    return (workspace.workspaceFolders ?? []).flatMap(({ uri }) => this.#slots.get(uri.toString())?.current ?? []);
  }

  /** The plan of the folder that a file lies in. */
  of(uri: Uri): PlanFolder | undefined {
    const folder = workspace.getWorkspaceFolder(uri);
    return folder === undefined ? undefined : this.#slots.get(folder.uri.toString())?.current;
  }

  /** The file of a plan folder that goes by a Uri; `undefined`: it lies in none, or is never looked at. */
  fileAt(uri: Uri): FolderFile | undefined {
    const folder = this.of(uri);
    const path = folder?.files.pathOf(uri);
    return folder === undefined || path === undefined ? undefined : { folder, path };
  }

  /** A subject as it is now: what was typed since counts, and its folder may have been read anew. Throws a `UserError` if it is gone. */
  async now({ folder, subject: { id, name } }: FolderSubject): Promise<FolderSubject> {
    await this.flush();
    const current = this.of(folder.uri) ?? folder;
    const subject = current.plan.subject(id);
    if (subject === undefined) throw new UserError(l10n.t('{0} is not there any more', name));
    return { folder: current, subject };
  }

  /** Opens what is there. */
  async open(): Promise<void> {
    await Promise.all((workspace.workspaceFolders ?? []).map((folder) => this.#open(folder)));
  }

  /** Reads everything again. What is shown stays until that is done. */
  async refresh(): Promise<void> {
    await Promise.all(this.all.map(({ uri }) => this.reopen(uri)));
  }

  async reopen(uri: Uri): Promise<void> {
    const slot = this.#slots.get(uri.toString());
    if (slot === undefined) return;
    const next = new PlanFolder(slot.current.folder, await this.#settings(uri, slot.current.settings), this.#log, this.startup);
    slot.next?.dispose();
    slot.next = next;
    await next.open(openIn(next));
    if (slot.next !== next || this.#slots.get(uri.toString()) !== slot) {
      next.dispose();
      return;
    }
    slot.next = undefined;
    this.#replace(slot, next);
    this.#folders.fire();
    this.#rest.fire(next);
  }

  /** Lets the plan know all that was typed. */
  async flush(): Promise<void> {
    this.#typing.now();
    await Promise.all(this.all.map((folder) => folder.flush()));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#settingsProblems.dispose();
    this.#typing.dispose();
    for (const slot of this.#slots.values()) disposeOf(slot);
    for (const emitter of [this.#news, this.#rest, this.#folders]) emitter.dispose();
  }

  async #open(folder: WorkspaceFolder): Promise<void> {
    const settings = await this.#settings(folder.uri, DEFAULT_SETTINGS);
    const isStillThere = workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder.uri.toString()) === true;
    if (!isStillThere || this.#slots.has(folder.uri.toString())) return;
    const plan = new PlanFolder(folder, settings, this.#log, this.startup);
    const slot: Slot = { watcher: this.#watch(folder), current: plan, next: undefined, listeners: [] };
    this.#slots.set(folder.uri.toString(), slot);
    this.#replace(slot, plan);
    this.#folders.fire();
    await plan.open(openIn(plan));
    this.#folders.fire();
  }

  #close({ uri }: WorkspaceFolder): void {
    const slot = this.#slots.get(uri.toString());
    this.#slots.delete(uri.toString());
    if (slot !== undefined) disposeOf(slot);
    this.#settingsProblems.show(new FolderFiles(uri).uriOf(SETTINGS_FILE), NO_SETTINGS);
    this.#folders.fire();
  }

  #replace(slot: Slot, plan: PlanFolder): void {
    for (const listener of slot.listeners.splice(0)) listener.dispose();
    if (slot.current !== plan) slot.current.dispose();
    slot.current = plan;
    slot.listeners.push(plan.onDidRead((news) => this.#news.fire(news)), plan.onDidRest(() => this.#rest.fire(plan)));
  }

  #watch(folder: WorkspaceFolder): Disposable {
    const exclude = (): readonly string[] => this.#slots.get(folder.uri.toString())?.current.settings.exclude ?? [];
    return new FolderWatcher(folder.uri, exclude, ({ changed, deleted, hasSettings }) => {
      if (changed.size + deleted.size > 0) this.#each(folder.uri, (plan) => plan.touch(changed, deleted));
      if (hasSettings) void this.reopen(folder.uri);
    }, (error) => this.#log.error(loggable(error)));
  }

  /** Both of a folder that is read anew: the one that is shown, and the one that takes over. */
  #each(uri: Uri, act: (folder: PlanFolder) => void): void {
    const folder = workspace.getWorkspaceFolder(uri);
    const slot = folder === undefined ? undefined : this.#slots.get(folder.uri.toString());
    if (slot === undefined) return;
    act(slot.current);
    if (slot.next !== undefined) act(slot.next);
  }

  /** @param known those that go on where what is set is wrong */
  async #settings(uri: Uri, known: Settings): Promise<Settings> {
    const files = new FolderFiles(uri);
    const shared = await sharedSettings(files);
    this.#settingsProblems.show(files.uriOf(SETTINGS_FILE), shared);
    for (const { message } of shared.errors) this.#log.error(message);
    try {
      const settings = folderSettings(uri, shared.settings);
      return shared.errors.length === 0 ? settings : known;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#log.error(error.message);
      if (this.#told === error.message) return known;
      this.#told = error.message;
      const open = l10n.t('Open');
      void this.prompts.warn(`Waymark: ${error.message}`, open).then((choice) => (
        choice === open ? commands.executeCommand('workbench.action.openSettings', 'waymark') : undefined
      ));
      return known;
    }
  }

  #typed(document: TextDocument): void {
    if (!mayMatter(document.uri.path)) return;
    this.#waiting.add(document);
    this.#typing.ask();
  }

  #takeTyped(): void {
    const documents = [...this.#waiting];
    this.#waiting.clear();
    for (const document of documents) this.#each(document.uri, (folder) => folder.type(document));
  }
}

function openIn(folder: PlanFolder): readonly TextDocument[] {
  return workspace.textDocuments.filter((document) => mayMatter(document.uri.path) && folder.files.pathOf(document.uri) !== undefined);
}

function disposeOf({ watcher, current, next, listeners }: Slot): void {
  for (const each of [watcher, current, next, ...listeners]) each?.dispose();
}
