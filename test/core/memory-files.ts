import type { FileListing, FileProblem, WorkspaceFiles } from '../../src/core/model/files';

/** A workspace in memory; what it does not hold has vanished. */
export class MemoryFiles implements WorkspaceFiles {
  readonly #files: ReadonlyMap<string, string | FileProblem>;

  constructor(files: Readonly<Record<string, string | FileProblem>>) {
    this.#files = new Map(Object.entries(files));
  }

  list(): FileListing {
    return { paths: [...this.#files.keys()].sort(), problems: [] };
  }

  read(path: string): string | FileProblem {
    return this.#files.get(path) ?? { path, message: 'vanished' };
  }
}
