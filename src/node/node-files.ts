import { join } from 'node:path';
import type { FileListing, FileProblem, WorkspaceFiles } from '../core/model/files';
import { readFile } from './read-file';
import { walk } from './walk';

/** The files under a folder of this machine's disk, read at once. */
export class NodeFiles implements WorkspaceFiles {
  constructor(private readonly root: string) {}

  list(exclude: readonly string[]): FileListing {
    return walk(this.root, { exclude });
  }

  read(path: string): string | FileProblem {
    const result = readFile(join(this.root, path));
    return 'text' in result ? result.text : { path, message: result.problem };
  }
}
