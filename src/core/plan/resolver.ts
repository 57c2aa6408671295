import { Multimap } from '../base/multimap';
import { joinPath } from '../base/paths';
import type { Outcome, SubjectKind } from '../model/plan';
import type { Sought } from './raw-reference';

/** A subject as it is found by name. */
export interface Named {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly isArchived: boolean;
  /** The id of the plan in which its name is known. */
  readonly plan: string;
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

/** What the resolver has to know of files and folders. */
export interface Lookups {
  /** Whether a Markdown file is there, part of a plan or not. */
  hasFile(path: string): boolean;
  /** The id of the subject that a file or folder is, or speaks for; `undefined`: of none. */
  subjectAt(path: string): string | undefined;
  /** The file that speaks for what is at a path: of a folder its overview. */
  fileAt(path: string): string;
  /** The subject that owns a heading; `undefined`: there is no such heading; `null`: the file was not read. */
  headingOwner(path: string, slug: string): string | null | undefined;
}

/**
 * Looks up what references go by, and remembers who asked for what, found or not: when an answer may have changed, exactly
 * those are asked to look again.
 */
export class Resolver {
  readonly #named = new Multimap<string, Named>();
  readonly #nameAskers = new Multimap<string, string>();
  readonly #pathAskers = new Multimap<string, string>();
  /** What each file has asked for. */
  readonly #asked = new Map<string, { readonly names: Set<string>; readonly paths: Set<string> }>();

  constructor(private readonly lookups: Lookups) {}

  addName(key: string, named: Named): void {
    this.#named.add(key, named);
  }

  deleteName(key: string, named: Named): void {
    this.#named.delete(key, named);
  }

  /** All that go by a key. */
  called(key: string): readonly Named[] {
    return [...this.#named.get(key)];
  }

  askersOfName(key: string): Iterable<string> {
    return this.#nameAskers.get(key);
  }

  askersOfPath(path: string): Iterable<string> {
    return this.#pathAskers.get(path);
  }

  /** Forgets all that a file has asked for. */
  forget(file: string): void {
    const asked = this.#asked.get(file);
    if (asked === undefined) return;
    for (const key of asked.names) this.#nameAskers.delete(key, file);
    for (const path of asked.paths) this.#pathAskers.delete(path, file);
    this.#asked.delete(file);
  }

  /**
   * @param from the id of the subject that asks
   * @param below the id below which the answer has to lie; `null`: anywhere
   */
  resolve(sought: Sought, asker: Asker, from: string, below: string | null): Answer {
    if (sought.path === '' && sought.anchor === '') return this.#byName(sought, asker, from, below);
    const path = sought.path === '' ? asker.path : this.#findPath(sought.path, asker);
    if (path === null) {
      const to = sought.keys.length === 0 ? NOBODY : this.#byName(sought, asker, from, below).to;
      return { outcome: 'no file', to, file: null };
    }
    const subject = this.lookups.subjectAt(path);
    const file = this.lookups.fileAt(path);
    const to = subject === undefined ? NOBODY : [subject];
    if (sought.anchor === '') return { outcome: 'found', to, file };
    this.#askPath(file, asker);
    const owner = this.lookups.headingOwner(file, sought.anchor.toLowerCase());
    if (owner === null || LINE_ANCHOR.test(sought.anchor)) return { outcome: 'found', to, file };
    return owner === undefined ? { outcome: 'no heading', to, file } : { outcome: 'found', to: [owner], file };
  }

  #findPath(path: string, asker: Asker): string | null {
    for (const base of path.startsWith('/') ? WORKSPACE : asker.bases) {
      const candidate = joinPath(base, path);
      if (candidate === null) continue;
      this.#askPath(candidate, asker);
      if (this.lookups.hasFile(candidate) || this.lookups.subjectAt(candidate) !== undefined) return candidate;
    }
    return null;
  }

  #byName({ keys, kinds }: Sought, asker: Asker, from: string, below: string | null): Answer {
    for (const key of keys) {
      this.#askName(key, asker);
      const candidates: Named[] = [];
      for (const named of this.#named.get(key)) {
        if (kinds.has(named.kind) && (below === null ? isWithinReach(named, from) : isPartOf(named.id, below))) candidates.push(named);
      }
      const [only, another] = candidates;
      if (only === undefined) continue;
      if (another === undefined) return { outcome: 'found', to: [only.id], file: null };
      const to = nearest(candidates, from);
      return { outcome: to.length === 1 ? 'found' : 'ambiguous', to, file: null };
    }
    return { outcome: 'no subject', to: NOBODY, file: null };
  }

  #askName(key: string, { path }: Asker): void {
    this.#askedBy(path).names.add(key);
    this.#nameAskers.add(key, path);
  }

  #askPath(asked: string, { path }: Asker): void {
    this.#askedBy(path).paths.add(asked);
    this.#pathAskers.add(asked, path);
  }

  #askedBy(file: string): { readonly names: Set<string>; readonly paths: Set<string> } {
    let asked = this.#asked.get(file);
    if (asked === undefined) this.#asked.set(file, asked = { names: new Set(), paths: new Set() });
    return asked;
  }
}

const NOBODY: readonly string[] = [];
const WORKSPACE = [''];

/** `#L10`, as GitHub has it for lines. */
const LINE_ANCHOR = /^L\d+/;

/** Plans, tickets and modules are known everywhere; a phase, package or task is known by its name in its own plan only. */
const KNOWN_EVERYWHERE: ReadonlySet<SubjectKind> = new Set(['plan', 'ticket', 'module', 'document', 'exploration', 'asset', 'root']);

function isWithinReach({ kind, plan }: Named, from: string): boolean {
  return KNOWN_EVERYWHERE.has(kind) || isPartOf(from, plan);
}

/** Whether an id is that of a subject or of something within it. */
function isPartOf(id: string, whole: string): boolean {
  if (whole === '.' || id === whole) return true;
  return id.startsWith(whole) && '/#'.includes(id.charAt(whole.length));
}

/**
 * The nearest of several: first the fewest steps up from the one that asks, then the fewest down, then what is not archived.
 * Several only if they are equals. Whoever goes by the name itself is meant first.
 */
function nearest(candidates: readonly Named[], from: string): readonly string[] {
  if (candidates.some(({ id }) => id === from)) return [from];
  const start = segments(from);
  let best: readonly [number, number, number] = [Infinity, Infinity, Infinity];
  let ids: string[] = [];
  for (const { id, isArchived } of candidates) {
    const end = segments(id);
    let common = 0;
    while (common < start.length && common < end.length && start[common] === end[common]) common++;
    const distance = [start.length - common, end.length - common, isArchived ? 1 : 0] as const;
    const order = distance[0] - best[0] || distance[1] - best[1] || distance[2] - best[2];
    if (order < 0 || ids.length === 0) {
      best = distance;
      ids = [id];
    } else if (order === 0) ids.push(id);
  }
  return ids.sort();
}

/** The steps to a subject. What is archived stays as near as it was. */
function segments(id: string): readonly string[] {
  return id.split(/[/#]/).filter((segment) => segment !== '_completed' && segment !== '_archive' && !/^\d{4}-Q\d$/.test(segment));
}
