import { type Disposable, EventEmitter, type LogOutputChannel, type TextDocument, type Uri, workspace, type WorkspaceFolder } from 'vscode';
import { localDay } from '../core/base/dates';
import { liesWithin } from '../core/base/paths';
import type { History } from '../core/model/history';
import type { PlanChange } from '../core/model/plan';
import { isMarkdown, isOverview } from '../core/plan/discovery';
import type { LinkedPlan } from '../core/plan/linked-plan';
import type { Facts } from '../core/rules/rule';
import type { Settings, WrongSetting } from '../core/settings';
import { MAX_BYTES } from '../core/text/decode';
import { emptyPlanWorkspace, type PlanWorkspace } from '../core/workspace';
import { typeOf } from './disk';
import { loggable } from './explained';
import { FolderFiles } from './folder-files';
import { breath, Pace } from './pace';
import type { Startup } from './startup';
import { openDocument } from './text-of';

/** So many files are read at once. */
const FETCHED = 64;

/** Something that a plan has learned. */
export interface PlanNews {
  readonly folder: PlanFolder;
  /** `null`: nothing that the plan is about, but the texts below are others. */
  readonly change: PlanChange | null;
  /** The files that were read. */
  readonly read: readonly string[];
}

/**
 * The plan of one workspace folder. What happens to its files waits until its turn comes, in pieces that are small enough for all
 * that shares the thread. A document that is open counts instead of its file.
 */
export class PlanFolder implements Disposable {
  readonly files: FolderFiles;
  readonly #engine: PlanWorkspace;
  readonly #news = new EventEmitter<PlanNews>();
  /** Fires after each piece. */
  readonly onDidRead = this.#news.event;
  readonly #rest = new EventEmitter<void>();
  /** Fires when everything is read that is known to have changed. */
  readonly onDidRest = this.#rest.event;
  readonly #log: LogOutputChannel;
  /** Documents whose text the plan does not know yet; `null`: closed. */
  readonly #typed = new Map<string, TextDocument | null>();
  readonly #changed = new Set<string>();
  readonly #deleted = new Set<string>();
  /** The version of each open document that the plan knows. */
  readonly #versions = new Map<string, number>();
  readonly #pace = new Pace();
  #working: Promise<void> | undefined;
  /** What was typed is on its way into the plan. */
  #taking: Promise<void> = Promise.resolve();
  #history: History | null = null;
  #isListed = false;
  #isDisposed = false;

  constructor(readonly folder: WorkspaceFolder, readonly settings: Settings, log: LogOutputChannel, private readonly startup: Startup) {
    this.files = new FolderFiles(folder.uri);
    this.#engine = emptyPlanWorkspace({ files: this.files, settings });
    this.#log = log;
    // Who refers to whom is kept from the first file on: made when all is read, it would hold everything up.
    this.plan.referencesTo('');
  }

  get plan(): LinkedPlan {
    return this.#engine.plan;
  }

  get uri(): Uri {
    return this.folder.uri;
  }

  get name(): string {
    return this.folder.name;
  }

  /** What rules ask, today. */
  get facts(): Facts {
    return { plan: this.plan, settings: this.settings, today: localDay(new Date()), history: this.#history };
  }

  /** What is wrong with the settings of projects. */
  get projectErrors(): readonly WrongSetting[] {
    return this.#engine.projectErrors;
  }

  /** All Markdown files that it knows of, part of a plan or not. */
  get markdownFiles(): readonly string[] {
    return this.#engine.filesWithin(['']).filter(isMarkdown);
  }

  /** Whether all is read: until then nobody can say what is missing. */
  get isAtRest(): boolean {
    return this.#isListed && this.#working === undefined;
  }

  /** Whether some of its files are still to be read for the first time. */
  get isOpening(): boolean {
    return !this.#isListed;
  }

  /** Takes over what was committed to specs; `null`: nobody knows. */
  setHistory(history: History | null): void {
    if (this.#history === history) return;
    this.#history = history;
    this.#tell(null, []);
    if (this.isAtRest && !this.#isDisposed) this.#rest.fire();
  }

  /** Reads all that there is. */
  async open(documents: readonly TextDocument[]): Promise<void> {
    const start = performance.now();
    const listing = this.files.list(this.settings.exclude);
    await Promise.all(documents.map(async (document) => await this.#counts(document) && this.type(document)));
    const usual = await this.files.listUsual(this.settings.exclude);
    await this.#takeNew(usual);
    const { paths } = await listing.catch((error: unknown) => {
      this.#log.error(loggable(error));
      return { paths: usual };
    });
    this.startup.mark('listed');
    const known = new Set(usual);
    await this.#takeNew(paths.filter((path) => !known.has(path)));
    this.#isListed = true;
    this.startup.mark('read');
    const count = [...this.plan.files()].length;
    this.#log.info(`${this.name}: ${count} of ${paths.length} Markdown files are plans, read in ${Math.round(performance.now() - start)} ms`);
    for (const { path, message } of this.#engine.problems) this.#log.warn(`${this.name}: ${path} ${message}`);
    this.#rest.fire();
  }

  /** VS Code keeps documents of files that are gone. What nobody has changed in them is gone, too. */
  async #counts(document: TextDocument): Promise<boolean> {
    const path = this.files.pathOf(document.uri);
    return document.isDirty || (path !== undefined && await typeOf(this.files.uriOf(path)) !== undefined);
  }

  /** What makes a folder a plan comes first: then rows need not move. */
  #takeNew(paths: readonly string[]): Promise<void> {
    const overviews = paths.filter(isOverview).sort((a, b) => a.length - b.length);
    for (const path of [...overviews, ...paths]) this.#changed.add(path);
    return this.#work();
  }

  /** Files have changed on disk. What is deleted may be a folder. */
  touch(changed: ReadonlySet<string>, deleted: ReadonlySet<string>): void {
    if (deleted.size > 0) {
      for (const path of this.#changed) if (liesWithin(path, deleted)) this.#changed.delete(path);
      for (const path of this.#engine.filesWithin(deleted)) this.#deleted.add(path);
      // So are documents that nobody has changed: VS Code keeps them for a while.
      for (const path of this.#versions.keys()) {
        if (liesWithin(path, deleted) && openDocument(path, this)?.isDirty === false) this.#typed.set(path, null);
      }
    }
    for (const path of changed) {
      this.#deleted.delete(path);
      this.#changed.add(path);
    }
    for (const document of workspace.textDocuments) {
      const path = this.files.pathOf(document.uri);
      if (path !== undefined && changed.has(path)) this.type(document);
    }
    void this.#work();
  }

  /** A file or folder is somewhere else. */
  move(oldUri: Uri, newUri: Uri): void {
    const from = this.files.pathOf(oldUri);
    const to = this.files.pathOf(newUri);
    if (from === undefined) return;
    const gone = new Set([from]);
    const moved = to === undefined ? [] : this.#engine.filesWithin(gone).map((path) => to + path.slice(from.length));
    this.touch(new Set(moved), gone);
  }

  /** A document is open and says something; the plan takes it at the next turn. */
  type(document: TextDocument): void {
    const path = this.files.pathOf(document.uri);
    if (path === undefined) return;
    const isKnown = !document.isClosed && this.#versions.get(path) === document.version && !this.#typed.has(path);
    if (isKnown) return;
    this.#typed.set(path, document);
    void this.#work();
  }

  /** A document is closed: what is on disk counts again. */
  forget(document: TextDocument): void {
    const path = this.files.pathOf(document.uri);
    if (path === undefined) return;
    this.#typed.set(path, null);
    void this.#work();
  }

  /** Takes what was typed. Files that wait go on waiting. */
  async flush(): Promise<void> {
    for (let typed = first(this.#typed); typed !== undefined; typed = first(this.#typed)) await this.#takeTyped(...typed);
    await this.#taking;
  }

  /** The version of an open document that the plan knows; `undefined`: it has not read it. */
  versionOf(path: string): number | undefined {
    return this.#versions.get(path);
  }

  /** A text that is about to be written counts already. */
  async setText(path: string, text: string): Promise<void> {
    this.#versions.delete(path);
    this.#tell(await this.#engine.setText(path, text), [path]);
  }

  /** Of such a text nothing is left: the open document counts, else what is on disk. */
  async readAgain(path: string): Promise<void> {
    this.#versions.delete(path);
    this.#typed.set(path, openDocument(path, this) ?? null);
    await this.flush();
    void this.#work();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#news.dispose();
    this.#rest.dispose();
  }

  #work(): Promise<void> {
    this.#working ??= this.#workOff()
      .catch((error: unknown) => this.#log.error(loggable(error)))
      .finally(() => {
        this.#working = undefined;
        // Something may have come in since the last look.
        if (this.#isWaiting()) void this.#work();
        else if (this.#isListed && !this.#isDisposed) this.#rest.fire();
      });
    return this.#working;
  }

  #isWaiting(): boolean {
    return !this.#isDisposed && this.#typed.size + this.#changed.size + this.#deleted.size > 0;
  }

  async #workOff(): Promise<void> {
    while (!this.#isDisposed) {
      const typed = first(this.#typed);
      if (typed !== undefined) await this.#takeTyped(...typed);
      else if (this.#changed.size + this.#deleted.size > 0) await this.#takeFiles();
      else return;
    }
  }

  #takeTyped(path: string, document: TextDocument | null): Promise<void> {
    this.#typed.delete(path);
    // What is too long for a file is too long for a document.
    const text = document === null || document.isClosed ? null : document.getText().slice(0, MAX_BYTES);
    if (text === null) this.#versions.delete(path);
    else this.#versions.set(path, document!.version);
    this.#taking = this.#engine.setText(path, text).then((change) => this.#tell(change, [path]));
    return this.#taking;
  }

  /** Files are read many at a time, for that is waiting, and taken over few at a time, for that is work. */
  async #takeFiles(): Promise<void> {
    while (this.#deleted.size > 0 && !this.#isDisposed) {
      const deleted = take(this.#deleted, this.#pace.size);
      this.#tell(await this.#pace.timed(deleted.length, () => this.#engine.update([], deleted)), deleted);
      await breath();
    }
    const fetched = new Set(take(this.#changed, FETCHED));
    await this.files.fetch([...fetched]);
    while (fetched.size > 0 && !this.#isDisposed) {
      const changed = take(fetched, this.#pace.size);
      const change = await this.#pace.timed(changed.length, () => this.#engine.update(changed));
      this.files.forget(changed);
      this.#tell(change, changed);
      await breath();
      // What is typed goes first.
      const typed = first(this.#typed);
      if (typed !== undefined) await this.#takeTyped(...typed);
    }
  }

  #tell(change: PlanChange | null, read: readonly string[]): void {
    if (!this.#isDisposed) this.#news.fire({ folder: this, change, read });
  }
}

function first<K, V>(map: ReadonlyMap<K, V>): readonly [K, V] | undefined {
  const { value, done } = map.entries().next();
  return done === true ? undefined : value;
}

/** Takes some out of a set. */
function take<T>(from: Set<T>, count: number): readonly T[] {
  const taken: T[] = [];
  for (const each of from) {
    if (taken.length === count) break;
    taken.push(each);
    from.delete(each);
  }
  return taken;
}
