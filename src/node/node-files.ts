import { join } from 'node:path';
import type { FileListing, FileProblem, WorkspaceFiles } from '../core/model/files';
import { readFile } from './read-file';
import { walk, type WalkOptions } from './walk';

/** The files under a folder of this machine's disk, read at once. */
export class NodeFiles implements WorkspaceFiles {
  constructor(private readonly root: string, private readonly options: WalkOptions = {}) {}

  list(): FileListing {
    return walk(this.root, this.options);
  }

  read(path: string): string | FileProblem {
    const result = readFile(join(this.root, path));
    return 'text' in result ? result.text : { path, message: result.problem };
  }
}
