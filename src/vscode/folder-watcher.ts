import { Disposable, FileType, RelativePattern, type Uri, workspace } from 'vscode';
import { liesBelow } from '../core/base/paths';
import { isMarkdown } from '../core/plan/discovery';
import { compileGlobs, SETTINGS_FILE } from '../core/settings';
import { Debounced } from './debounced';
import { typeOf } from './disk';
import { FolderFiles } from './folder-files';

/** What has happened on disk, as the plan needs to know it. */
export interface DiskNews {
  readonly changed: ReadonlySet<string>;
  /** Files, or folders with all that was in them. */
  readonly deleted: ReadonlySet<string>;
  /** Whether `.waymark.json` is another. */
  readonly hasSettings: boolean;
}

/** Storms come in bursts: what comes together is told together. In milliseconds. */
const QUIET = 100;
const LONGEST = 1000;

const isIgnored = compileGlobs(['**/.git', '**/node_modules']);

/**
 * Watches all of a workspace folder. A folder that is deleted, renamed or put in place comes as one event, and none for what is in
 * it: so a folder that comes up is listed, and what is deleted may be one.
 */
export class FolderWatcher implements Disposable {
  readonly #files: FolderFiles;
  readonly #debounced = new Debounced(() => void this.#tell(), QUIET, LONGEST);
  readonly #watching: Disposable;
  #changed = new Set<string>();
  #deleted = new Set<string>();
  /** They may be folders. */
  #created = new Set<string>();
  /** They may be folders, too: where another took the place of one, VS Code says that it has changed, and perhaps no more. */
  #replaced = new Set<string>();
  #hasSettings = false;

  constructor(root: Uri, private readonly exclude: () => readonly string[], private readonly tell: (news: DiskNews) => void) {
    this.#files = new FolderFiles(root);
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(root, '**'));
    this.#watching = Disposable.from(
      watcher,
      watcher.onDidChange((uri) => this.#take(uri, (path) => (isMarkdown(path) ? this.#changed : this.#replaced).add(path))),
      watcher.onDidCreate((uri) => this.#take(uri, (path) => (isMarkdown(path) ? this.#changed : this.#created).add(path))),
      watcher.onDidDelete((uri) => this.#take(uri, (path) => {
        for (const waiting of [this.#changed, this.#created, this.#replaced]) {
          for (const other of waiting) if (other === path || liesBelow(other, path)) waiting.delete(other);
        }
        this.#deleted.add(path);
      })),
    );
  }

  dispose(): void {
    this.#debounced.dispose();
    this.#watching.dispose();
  }

  #take(uri: Uri, note: (path: string) => unknown): void {
    const path = this.#files.pathOf(uri);
    if (path === undefined || isIgnored(path)) return;
    if (path === SETTINGS_FILE) this.#hasSettings = true;
    note(path);
    this.#debounced.ask();
  }

  async #tell(): Promise<void> {
    const [changed, deleted, created, replaced] = [this.#changed, this.#deleted, this.#created, this.#replaced];
    const hasSettings = this.#hasSettings;
    this.#changed = new Set();
    this.#deleted = new Set();
    this.#created = new Set();
    this.#replaced = new Set();
    this.#hasSettings = false;
    const listings = await Promise.all([...new Set([...created, ...replaced])].map(async (path) => {
      if (!await this.#isFolder(path)) return null;
      if (replaced.has(path)) deleted.add(path);
      return this.#files.list(this.exclude(), path);
    }));
    const there = [...changed, ...listings.flatMap((listing) => listing?.paths ?? [])];
    // What is there again was not deleted, as rows go.
    for (const path of there) deleted.delete(path);
    this.tell({ changed: new Set(await this.#files.outsideWorktrees(there)), deleted, hasSettings });
  }

  /** Not if it is gone again: there will be news of that. */
  async #isFolder(path: string): Promise<boolean> {
    return ((await typeOf(this.#files.uriOf(path)) ?? 0) & FileType.Directory) !== 0;
  }
}
