import type { FileListing, FileProblem, WorkspaceFiles } from '../core/model/files';
import type { NodeFiles } from '../node/node-files';
import type { Output } from './io';

const SILENT_MS = 1000;
const REFRESH_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

/**
 * Files that say on a terminal how many of them are read, once that takes over a second. It looks at the
 * clock with every read, since reading is synchronous and no timer would run meanwhile.
 */
export class CountedFiles implements WorkspaceFiles {
  #total = 0;
  #read = 0;
  #next: number;
  #isShown = false;

  constructor(
    private readonly files: Pick<NodeFiles, 'list' | 'read'>,
    private readonly terminal: Output,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#next = now() + SILENT_MS;
  }

  list(exclude: readonly string[]): FileListing {
    const listing = this.files.list(exclude);
    this.#total = listing.paths.length;
    return listing;
  }

  read(path: string): string | FileProblem {
    const text = this.files.read(path);
    this.#read++;
    const time = this.now();
    if (time >= this.#next) {
      this.#next = time + REFRESH_MS;
      this.#isShown = true;
      this.terminal.write(`${CLEAR_LINE}reading ${this.#read} of ${this.#total} files`);
    }
    return text;
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#isShown) this.terminal.write(CLEAR_LINE);
  }
}
