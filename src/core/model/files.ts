/** Why a file or folder gave nothing. */
export interface FileProblem {
  /** Workspace-relative, with `/`; `.` is the workspace's own folder. */
  readonly path: string;
  /** Plain words that go behind the path: `is not UTF-8`, `permission denied`. */
  readonly message: string;
}

export interface FileListing {
  /** All Markdown files, workspace-relative with `/`, sorted by code unit, each once. */
  readonly paths: readonly string[];
  /** Folders that could not be listed and links that lead nowhere. */
  readonly problems: readonly FileProblem[];
}

export type Awaitable<T> = T | Promise<T>;

/**
 * The Markdown files of a workspace, as a host gives them to the core. Nothing here throws or rejects:
 * what cannot be read is a `FileProblem`.
 *
 * A host answers at once where it can (synchronous reads are several times faster on Node), and with a
 * promise where it must (the web). So callers await only what is a promise, and ask for some dozens of
 * files before they await the first: then neither host waits for the other's sake.
 */
export interface WorkspaceFiles {
  /** @param exclude globs of files and folders that are not looked at */
  list(exclude: readonly string[]): Awaitable<FileListing>;
  /** The text without byte order mark. Takes any workspace-relative path, listed or not. */
  read(path: string): Awaitable<string | FileProblem>;
}
