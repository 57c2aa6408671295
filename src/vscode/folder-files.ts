import { FileType, RelativePattern, type Uri, workspace } from 'vscode';
import { folderOf, liesBelow, liesWithin } from '../core/base/paths';
import type { FileListing, FileProblem, WorkspaceFiles } from '../core/model/files';
import { isMarkdown, isWorktreeMarker, NEVER_ENTERED } from '../core/plan/discovery';
import { compileGlobs } from '../core/settings';
import { decode } from '../core/text/decode';
import { entriesOf, readBytes } from './disk';

/** What VS Code is not to list: its own search leaves out what `files.exclude` names besides. */
const NEVER = ['**/.git/*', '**/node_modules/**'];

const isNever = compileGlobs([...NEVER_ENTERED].map((name) => `**/${name}`));

const MOST_IN_PATTERN = 20;

const USUAL = [
  '.agent_plan/day_dream', 'day_dream', 'docs/plans', 'plans', '.plans', 'roadmap', 'specs', '.specify/specs', '.kiro/specs', 'openspec', 'backlog',
  '.backlog',
];

/** The files of a workspace folder, wherever it is: on this machine, a remote one, or in no file system at all. */
export class FolderFiles implements WorkspaceFiles {
  readonly #fetched = new Map<string, string | FileProblem>();

  constructor(readonly root: Uri) {}

  /** @param within folders to which it is limited; all of them unless told */
  async list(exclude: readonly string[], within: readonly string[] = []): Promise<FileListing> {
    const isExcluded = compileGlobs(exclude);
    // A pattern has its limits.
    const named = within.length > MOST_IN_PATTERN ? [] : within.map(escaped);
    const folders = named.length > 1 ? `{${named.join(',')}}/` : named.map((folder) => `${folder}/`).join('');
    const pattern = `${folders}**/*.{[mM][dD],[mM][aA][rR][kK][dD][oO][wW][nN]}`;
    const uris = await workspace.findFiles(new RelativePattern(this.root, pattern), `{${NEVER.join(',')}}`);
    const asked = new Set(within);
    const paths = uris.map((uri) => this.pathOf(uri)).filter((path): path is string => (
      path !== undefined && !isExcluded(path) && (within.length === 0 || liesWithin(path, asked))
    ));
    return {
      paths: [...await this.outsideWorktrees(paths)].sort(),
      problems: [],
    };
  }

  /**
   * The Markdown files at the top of the folder and in the places where plans usually are. To search all of a large folder takes
   * VS Code a while; these are known at once.
   */
  async listUsual(exclude: readonly string[]): Promise<readonly string[]> {
    const isExcluded = compileGlobs(exclude);
    const look = async (folder: string): Promise<readonly string[]> => {
      const entries = await entriesOf(folder === '' ? this.root : this.uriOf(folder));
      const found = await Promise.all(entries.map(async ([name, type]) => {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (isExcluded(path)) return [];
        if (type === FileType.File) return isMarkdown(path) ? [path] : [];
        return type === FileType.Directory && USUAL.some((place) => liesBelow(path, place) || path === place || liesBelow(place, path)) ? look(path) : [];
      }));
      return found.flat();
    };
    return look('');
  }

  read(path: string): string | FileProblem | Promise<string | FileProblem> {
    const fetched = this.#fetched.get(path);
    this.#fetched.delete(path);
    return fetched ?? this.#read(path);
  }

  /** Reads files ahead, all at once: when each is asked for the next time, nobody has to wait. */
  async fetch(paths: readonly string[]): Promise<void> {
    await Promise.all(paths.map(async (path) => this.#fetched.set(path, await this.#read(path))));
  }

  /** Forgets what was read ahead and is not asked for any more. */
  forget(paths: readonly string[]): void {
    for (const path of paths) this.#fetched.delete(path);
  }

  async #read(path: string): Promise<string | FileProblem> {
    const result = await readBytes(this.uriOf(path));
    const decoded = 'problem' in result ? result : decode(result.bytes);
    return 'text' in decoded ? decoded.text : { path, message: decoded.problem };
  }

  uriOf(path: string): Uri {
    return this.root.with({ path: `${this.root.path.replace(/\/$/, '')}/${path}` });
  }

  /** `undefined`: it does not lie in the folder, or is never looked at. */
  pathOf(uri: Uri): string | undefined {
    const { scheme, authority, path } = uri;
    const root = this.root.path.replace(/\/$/, '');
    const isBelow = scheme === this.root.scheme && authority === this.root.authority && path.startsWith(`${root}/`);
    if (!isBelow || isNever(path.slice(root.length + 1))) return undefined;
    // What lies in a workspace folder further down is that one's.
    return workspace.getWorkspaceFolder(uri)?.uri.toString() === this.root.toString() ? path.slice(root.length + 1) : undefined;
  }

  /** Without what lies in other worktrees of a repository, further down: those are other states of the same plans. */
  async outsideWorktrees(paths: readonly string[]): Promise<readonly string[]> {
    const folders = [...new Set(paths.flatMap(foldersAbove))];
    const markers = await Promise.all(folders.map((folder) => this.#read(`${folder}/.git`)));
    const worktrees = folders.filter((_, i) => {
      const marker = markers[i];
      return typeof marker === 'string' && isWorktreeMarker(marker);
    });
    return worktrees.length === 0 ? paths : paths.filter((path) => !worktrees.some((folder) => liesBelow(path, folder)));
  }
}

/** The folders that a file lies in, but for the workspace folder itself. */
function foldersAbove(path: string): readonly string[] {
  const folder = folderOf(path);
  return folder === '' ? [] : [folder, ...foldersAbove(folder)];
}

function escaped(path: string): string {
  return path.replace(/[*?[\]{},]/g, '[$&]');
}
