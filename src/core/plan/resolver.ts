import type { Outcome } from '../model/plan';
import { levelsFrom, NameTable } from './name-table';
import { PathTable } from './path-table';
import type { Sought } from './raw-reference';

/** The place from which something is looked for. */
export interface Asker {
  /** The file that asks. */
  readonly path: string;
  /** The folders from which its paths are tried, in order. */
  readonly bases: readonly string[];
  /** The levels of the plans around it: in these a name may come up that is known in its plan only. */
  readonly plans: ReadonlySet<string>;
}

/** Where a reference leads. */
export interface Answer {
  readonly outcome: Outcome;
  readonly to: readonly string[];
  readonly file: string | null;
}

/**
 * Looks up what references go by, and remembers who asked for what, found or not: when an answer may have changed, exactly
 * those are asked to look again.
 */
export class Resolver {
  readonly names = new NameTable();
  readonly paths = new PathTable();

  /** @param headingsOf the ids of the subjects that own a file's headings, by anchor; `null`: the file was not read */
  constructor(private readonly headingsOf: (path: string) => ReadonlyMap<string, string> | null) {}

  /** Forgets all that a file has asked for. */
  forget(file: string): void {
    this.names.forget(file);
    this.paths.forget(file);
  }

  /**
   * @param from the id of the subject that asks
   * @param below the id below which the answer has to lie; `null`: anywhere
   */
  resolve(sought: Sought, asker: Asker, from: string, below: string | null): Answer {
    if (sought.path === '' && sought.anchor === '') return this.#byName(sought, asker, from, below);
    const found = sought.path === ''
      ? { path: asker.path, site: this.paths.siteAt(asker.path) }
      : this.paths.find(sought.path, asker.bases, asker.path);
    if (found === null) {
      const to = sought.keys.length === 0 ? NOBODY : this.#byName(sought, asker, from, below).to;
      return { outcome: 'no file', to, file: null };
    }
    const { path, site } = found;
    const file = site === null || site.file === null ? path : site.file;
    const to = site === null ? NOBODY : [site.id];
    return sought.anchor === '' ? { outcome: 'found', to, file } : this.#heading(sought.anchor, asker, file, to);
  }

  #heading(anchor: string, asker: Asker, file: string, to: readonly string[]): Answer {
    this.paths.ask(file, asker.path);
    const headings = this.headingsOf(file);
    if (headings === null || LINE_ANCHOR.test(anchor)) return { outcome: 'found', to, file };
    const owner = headings.get(anchor.toLowerCase());
    return owner === undefined ? { outcome: 'no heading', to, file } : { outcome: 'found', to: [owner], file };
  }

  #byName({ keys, kinds }: Sought, { path, plans }: Asker, from: string, below: string | null): Answer {
    const levels = below === null ? levelsFrom(from) : levelsFrom(below).slice(0, 1);
    for (const key of keys) {
      const to = this.names.find(key, kinds, levels, plans, below === null ? from : '', path);
      if (to.length > 0) return { outcome: to.length === 1 ? 'found' : 'ambiguous', to, file: null };
    }
    return NO_SUBJECT;
  }
}

const NOBODY: readonly string[] = [];
const NO_SUBJECT: Answer = { outcome: 'no subject', to: NOBODY, file: null };

/** `#L10`, as GitHub has it for lines. */
const LINE_ANCHOR = /^L\d+/;
