import type { FileListing, FileProblem, WorkspaceFiles } from '../../src/core/model/files';
import { compileGlobs } from '../../src/core/settings';

/** A workspace in memory; what it does not hold has vanished. Counts what it is asked for. */
export class MemoryFiles implements WorkspaceFiles {
  readonly files: Map<string, string | FileProblem>;
  readonly reads: string[] = [];
  lists = 0;

  constructor(files: Readonly<Record<string, string | FileProblem>>) {
    this.files = new Map(Object.entries(files));
  }

  list(exclude: readonly string[]): FileListing {
    this.lists++;
    const isExcluded = compileGlobs(exclude);
    return { paths: [...this.files.keys()].filter((path) => !isExcluded(path)).sort(), problems: [] };
  }

  read(path: string): string | FileProblem {
    this.reads.push(path);
    return this.files.get(path) ?? { path, message: 'vanished' };
  }
}
