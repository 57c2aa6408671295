import { Disposable, FileType, RelativePattern, type Uri, workspace } from 'vscode';
import { folderOf, liesWithin } from '../core/base/paths';
import { mayMatter } from '../core/plan/discovery';
import { compileGlobs, SETTINGS_FILE } from '../core/settings';
import { Debounced } from './debounced';
import { entriesOf } from './disk';
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

type Kind = 'changed' | 'created' | 'deleted';

/** What happened last to a path, and when: as a count. */
interface Happening {
  readonly kind: Kind;
  readonly order: number;
}

/**
 * Watches all of a workspace folder. A folder that is deleted, renamed or put in place comes as one event, and none for what is in
 * it: so a folder that comes up is listed, and what is deleted may be one. Where a folder took the place of another, VS Code says that
 * it has changed, and perhaps no more.
 */
export class FolderWatcher implements Disposable {
  readonly #files: FolderFiles;
  readonly #debounced = new Debounced(() => this.#tellInTurn(), QUIET, LONGEST);
  readonly #watching: Disposable;
  #happenings = new Map<string, Happening>();
  #count = 0;
  /** News wait for those before them. */
  #last: Promise<void> = Promise.resolve();

  /**
   * @param exclude globs of what is not looked at
   * @param failed is told where the news could not be made out
   */
  constructor(
    root: Uri, private readonly exclude: () => readonly string[], private readonly tell: (news: DiskNews) => void,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#files = new FolderFiles(root);
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(root, '**'));
    this.#watching = Disposable.from(
      watcher,
      watcher.onDidChange((uri) => this.#note(uri, 'changed')),
      watcher.onDidCreate((uri) => this.#note(uri, 'created')),
      watcher.onDidDelete((uri) => this.#note(uri, 'deleted')),
    );
  }

  dispose(): void {
    this.#debounced.dispose();
    this.#watching.dispose();
  }

  #note(uri: Uri, kind: Kind): void {
    const path = this.#files.pathOf(uri);
    if (path === undefined) return;
    // What comes back in the place of something else has changed: of a folder, all that was in it may be gone.
    const isReplaced = kind === 'created' && this.#happenings.get(path)?.kind === 'deleted';
    this.#happenings.set(path, { kind: isReplaced ? 'changed' : kind, order: this.#count++ });
    this.#debounced.ask();
  }

  #tellInTurn(): void {
    const happenings = this.#happenings;
    this.#happenings = new Map();
    this.#last = this.#last.then(() => this.#tell(happenings)).catch(this.failed);
  }

  async #tell(happenings: ReadonlyMap<string, Happening>): Promise<void> {
    const isExcluded = compileGlobs(this.exclude());
    const deleted = new Set<string>();
    const changed: string[] = [];
    const others = new Map<string, Kind>();
    for (const [path, { kind, order }] of happenings) {
      if (kind === 'deleted') deleted.add(path);
      else if (!isExcluded(path) && !isGoneSince(order, path, happenings)) {
        if (mayMatter(path)) changed.push(path);
        else others.set(path, kind);
      }
    }
    const folders = await this.#foldersAmong(others.keys());
    for (const path of folders) if (others.get(path) === 'changed') deleted.add(path);
    const listed = folders.length === 0 ? [] : (await this.#files.list(this.exclude(), folders)).paths;
    const there = await this.#files.outsideWorktrees([...changed, ...listed]);
    // What is there again was not deleted, as rows go.
    for (const path of there) deleted.delete(path);
    this.tell({ changed: new Set(there), deleted, hasSettings: happenings.has(SETTINGS_FILE) });
  }

  /** The topmost folders among some paths: what lies in one is listed with it. */
  async #foldersAmong(paths: Iterable<string>): Promise<readonly string[]> {
    const all = new Set(paths);
    const topmost = [...all].filter((path) => !liesWithin(folderOf(path), all));
    const parents = [...new Set(topmost.map(folderOf))];
    const found = await Promise.all(parents.map(async (parent) => {
      const entries = await entriesOf(parent === '' ? this.#files.root : this.#files.uriOf(parent));
      return entries.filter(([, type]) => (type & FileType.Directory) !== 0).map(([name]) => parent === '' ? name : `${parent}/${name}`);
    }));
    const folders = new Set(found.flat());
    return topmost.filter((path) => folders.has(path));
  }
}

/** Whether a path, or a folder above it, was deleted after something happened there. */
function isGoneSince(order: number, path: string, happenings: ReadonlyMap<string, Happening>): boolean {
  for (let each = path; each !== ''; each = folderOf(each)) {
    const happening = happenings.get(each);
    if (happening?.kind === 'deleted' && happening.order > order) return true;
  }
  return false;
}
