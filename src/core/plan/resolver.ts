import type { Outcome } from '../model/plan';
import { AskedNames, levelsFrom, NameTable } from './name-table';
import { AskedPaths, PathTable } from './path-table';
import type { Sought } from './raw-reference';

/** What a file has asked for. */
export class Asked {
  readonly names: AskedNames;
  readonly paths: AskedPaths;

  constructor(file: string) {
    this.names = new AskedNames(file);
    this.paths = new AskedPaths(file);
  }

  takeBack(): void {
    this.names.takeBack();
    this.paths.takeBack();
  }
}

/** The place from which something is looked for. */
export interface Asker {
  /** The file that asks. */
  readonly path: string;
  /** The folders from which its paths are tried, in order. */
  readonly bases: readonly string[];
}

/** Where a reference leads. */
export interface Answer {
  readonly outcome: Outcome;
  readonly to: readonly string[];
  readonly file: string | null;
}

/**
 * Looks up what references go by. Who asked for what is kept, found or not: when an answer may have changed, exactly those look
 * again.
 */
export class Resolver {
  readonly names = new NameTable();
  readonly paths = new PathTable();

  /** @param headingsOf the ids of the subjects that own a file's headings, by anchor; `null`: the file was not read */
  constructor(private readonly headingsOf: (path: string) => ReadonlyMap<string, string> | null) {}

  /**
   * @param from the id of the subject that asks
   * @param below the id below which the answer has to lie; `null`: anywhere
   * @param asked takes what was looked up for the answer
   */
  resolve(sought: Sought, asker: Asker, from: string, below: string | null, asked: Asked): Answer {
    if (sought.path === '' && sought.anchor === '') return this.#byName(sought, from, below, asked);
    const found = sought.path === ''
      ? { path: asker.path, site: this.paths.siteAt(asker.path), isFile: true }
      : this.paths.find(sought.path, asker.bases, asked.paths);
    if (found === null) {
      const to = sought.keys.length === 0 ? NOBODY : this.#byName(sought, from, below, asked).to;
      return { outcome: 'no file', to, file: null };
    }
    const { path, site, isFile } = found;
    // A folder that is no subject: nothing that a plan knows more of.
    if (site === null && !isFile) return FOLDER;
    const file = site === null || site.file === null ? path : site.file;
    const to = site === null ? NOBODY : site.ids;
    return sought.anchor === '' ? { outcome: 'found', to, file } : this.#heading(sought.anchor, file, to, asked);
  }

  #heading(anchor: string, file: string, to: readonly string[], asked: Asked): Answer {
    this.paths.ask(file, asked.paths);
    const headings = this.headingsOf(file);
    if (headings === null || LINE_ANCHOR.test(anchor)) return { outcome: 'found', to, file };
    const owner = headings.get(anchor.toLowerCase());
    return owner === undefined ? { outcome: 'no heading', to, file } : { outcome: 'found', to: [owner], file };
  }

  #byName({ keys, kinds }: Sought, from: string, below: string | null, asked: Asked): Answer {
    const levels = below === null ? levelsFrom(from) : levelsFrom(below).slice(0, 1);
    for (const key of keys) {
      const to = this.names.find(key, kinds, levels, below === null ? from : '', asked.names);
      if (to.length > 0) return { outcome: to.length === 1 ? 'found' : 'ambiguous', to, file: null };
    }
    return NO_SUBJECT;
  }
}

const NOBODY: readonly string[] = [];
const FOLDER: Answer = { outcome: 'found', to: NOBODY, file: null };
const NO_SUBJECT: Answer = { outcome: 'no subject', to: NOBODY, file: null };

/** `#L10`, as GitHub has it for lines. */
const LINE_ANCHOR = /^L\d+/;
