import type { Commit, LastChange } from '../model/history';

/*
 * What `git log` prints with `LOG_FORMAT`, `-z` and `--raw`: for each commit, the latest first, `\0`, a header, `\0`, its subject, `\0`, a
 * line break, and for each file `:modes, hashes, status` and its path, each with `\0` behind it.
 */

const HEADER = '\u0001';

/** Hash, day, and the word `grafted` where the history of a shallow clone ends; then the subject. */
export const LOG_FORMAT = '%x00%x01%H %cs %D%x00%s';

/** What a spec says since a commit. */
export interface SpecVersion {
  readonly spec: string;
  readonly commit: Commit;
  /** The full hash of its text; `null`: the commit deleted it. */
  readonly blob: string | null;
}

/** Reads what `git log` prints, piece by piece, and keeps the last that happened to each file. */
export class GitLogReader {
  readonly #decoder = new TextDecoder();
  readonly #specs: ReadonlySet<string>;
  readonly #changes = new Map<string, LastChange>();
  #rest = '';
  #expected: 'subject' | 'file' | 'path' = 'file';
  #commit: Commit = { hash: '', day: '', subject: '', age: -1 };
  /** What the entry says whose path comes next: the hash of the text, or zeros. */
  #blob = '';
  #isGrafted = false;
  #isCutOff = false;

  constructor(specs: Iterable<string>) {
    this.#specs = new Set(specs);
  }

  /** By path, the latest first. */
  get changes(): ReadonlyMap<string, LastChange> {
    return this.#changes;
  }

  /** Whether the history of a shallow clone has ended: whatever is older is not known. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /** Returns what it tells of the specs, the latest first. */
  take(bytes: Uint8Array): readonly SpecVersion[] {
    const fields = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\0');
    this.#rest = fields.pop() ?? '';
    return fields.flatMap((field) => this.#read(field) ?? []);
  }

  #read(field: string): SpecVersion | undefined {
    if (field.startsWith(HEADER)) this.#readHeader(field.slice(HEADER.length));
    else if (this.#expected === 'subject') {
      this.#commit = { ...this.#commit, subject: field };
      this.#expected = 'file';
    } else if (this.#expected === 'path') {
      this.#expected = 'file';
      return this.#readChange(field);
    } else if (/^\n?:/.test(field)) {
      this.#blob = field.split(' ')[3] ?? '';
      this.#expected = 'path';
    }
    return undefined;
  }

  #readHeader(header: string): void {
    const [hash = '', day = '', ...marks] = header.split(/[ ,]+/);
    this.#commit = { hash: hash.slice(0, SHORT), day, subject: '', age: this.#commit.age + 1 };
    this.#isGrafted = marks.includes('grafted');
    this.#isCutOff ||= this.#isGrafted;
    this.#expected = 'subject';
  }

  #readChange(path: string): SpecVersion | undefined {
    const isGone = /^0*$/.test(this.#blob);
    const commit = this.#commit;
    // Where a history was cut off, all files look as if they were new.
    if (!this.#isGrafted && !this.#changes.has(path)) this.#changes.set(path, { commit, isGone });
    return this.#specs.has(path) ? { spec: path, commit, blob: isGone ? null : this.#blob } : undefined;
  }
}

/** So many characters of a hash tell commits apart. */
const SHORT = 9;
