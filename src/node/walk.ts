import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileListing, FileProblem } from '../core/model/files';
import { isMarkdown, isWorktreeMarker, NEVER_ENTERED } from '../core/plan/discovery';
import { compileGlobs } from '../core/settings';
import { errorCode, fileErrorMessage } from './file-error';
import { relativePath } from './paths';

export interface WalkOptions {
  /** Globs of files and folders to leave out. */
  readonly exclude?: readonly string[];
  /** The entries of a folder; throws what `readdirSync` throws. */
  readonly readdir?: (folder: string) => readonly Dirent[];
}

interface Folder {
  /** Relative to the root, `''` for the root itself. */
  readonly path: string;
  /** Absolute, links resolved. */
  readonly real: string;
  readonly isOutside: boolean;
}

/**
 * All Markdown files under `root`, in dot folders too, but not in `.git`, `node_modules` and nested
 * worktrees. Linked files count under their own name. A linked folder is followed if it lies outside of
 * the root, and each folder there is listed once, whatever links lead to it; what a link within the root
 * shows is found where it really is. Never throws.
 */
export function walk(root: string, options: WalkOptions = {}): FileListing {
  try {
    return new Walk(realpathSync.native(root), options).run();
  } catch (error) {
    return { paths: [], problems: [{ path: '.', message: fileErrorMessage(error) }] };
  }
}

class Walk {
  readonly #root: string;
  readonly #isExcluded: (path: string) => boolean;
  readonly #readdir: (folder: string) => readonly Dirent[];
  readonly #paths: string[] = [];
  readonly #problems: FileProblem[] = [];
  readonly #folders: Folder[] = [];
  readonly #seenOutside = new Set<string>();

  constructor(realRoot: string, { exclude = [], readdir = readEntries }: WalkOptions) {
    this.#root = realRoot;
    this.#isExcluded = compileGlobs(exclude);
    this.#readdir = readdir;
  }

  run(): FileListing {
    this.#enter({ path: '', real: this.#root, isOutside: false });
    for (let folder = this.#folders.pop(); folder !== undefined; folder = this.#folders.pop()) this.#list(folder);
    return { paths: this.#paths.sort(), problems: this.#problems };
  }

  #list(folder: Folder): void {
    let entries: readonly Dirent[];
    try {
      entries = this.#readdir(folder.real);
    } catch (error) {
      this.#problems.push({ path: folder.path || '.', message: fileErrorMessage(error) });
      return;
    }
    if (folder.path !== '' && isWorktree(folder.real, entries)) return;
    for (const entry of entries) {
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (entry.isFile()) {
        if (isMarkdown(entry.name) && !this.#isExcluded(path)) this.#paths.push(path);
      } else if (NEVER_ENTERED.has(entry.name) || this.#isExcluded(path)) {
        continue;
      } else if (entry.isDirectory()) {
        this.#enter({ path, real: join(folder.real, entry.name), isOutside: folder.isOutside });
      } else if (entry.isSymbolicLink()) {
        this.#follow(path, join(folder.real, entry.name));
      }
    }
  }

  #enter(folder: Folder): void {
    if (folder.isOutside) {
      if (this.#seenOutside.has(folder.real)) return;
      this.#seenOutside.add(folder.real);
    }
    this.#folders.push(folder);
  }

  #follow(path: string, link: string): void {
    try {
      const target = statSync(link);
      if (target.isDirectory()) {
        const real = realpathSync.native(link);
        if (!this.#isRelated(real)) this.#enter({ path, real, isOutside: true });
      } else if (target.isFile() && isMarkdown(path)) {
        this.#paths.push(path);
      }
    } catch (error) {
      const message = errorCode(error) === 'ENOENT' ? 'is a broken link' : fileErrorMessage(error);
      if (isMarkdown(path)) this.#problems.push({ path, message });
    }
  }

  /** Whether the folder lies within the root, or the root within it: then a link to it would only lead in circles. */
  #isRelated(real: string): boolean {
    return relativePath(this.#root, real) !== undefined || relativePath(real, this.#root) !== undefined;
  }
}

function readEntries(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

function isWorktree(folder: string, entries: readonly Dirent[]): boolean {
  if (!entries.some((entry) => entry.name === '.git' && entry.isFile())) return false;
  try {
    return isWorktreeMarker(readFileSync(join(folder, '.git'), 'utf8'));
  } catch {
    return false;
  }
}
