import { Multimap } from '../base/multimap';
import { PLACED_FORMATS } from '../dialects/formats';
import type { SubjectKind } from '../model/plan';

/** A subject as it is found by name. */
export interface Named {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly isArchived: boolean;
  /** The id of the plan that it belongs to. */
  readonly plan: string;
  /** Whether that plan alone knows it, be it what it may. */
  readonly isLocal: boolean;
}

/** Plans, tickets and modules are known everywhere; a phase, package or task is known by its name in its own plan only. */
const KNOWN_EVERYWHERE: ReadonlySet<SubjectKind> = new Set(['plan', 'ticket', 'module', 'document', 'exploration', 'asset', 'root']);

/*
 * Levels: the subjects and folders around a subject, from the nearest outward to `''`, the workspace. What is archived stands on
 * the level on which it stood before.
 */

/** The level that a subject itself is. */
function levelOf(id: string): string {
  return id === '.' ? '' : beforeArchiving(id);
}

/** Where something that lies in an archive lay before. Of a path or id. */
export function beforeArchiving(path: string): string {
  if (!path.includes('_completed/') && !path.includes('archive/')) return path;
  const before = path.replace(ARCHIVES, '');
  return PLACED_FORMATS.find((format) => format.isArchived(before))?.beforeArchiving(before) ?? before;
}

const ARCHIVES = /(?<=^|\/)(?:_completed|_archive)\/(?:\d{4}-Q\d\/)?/g;

/** The levels around what is asked for one after the other are mostly the same. */
let lastId = '';
let lastLevels: readonly string[] = [''];

/** The levels from a subject outward, its own first. */
export function levelsFrom(id: string): readonly string[] {
  if (id === lastId) return lastLevels;
  const levels = [levelOf(id)];
  for (let level = levels[0] as string; level !== ''; ) {
    level = level.slice(0, Math.max(0, level.lastIndexOf('/'), level.lastIndexOf('#')));
    levels.push(level);
  }
  lastId = id;
  lastLevels = levels;
  return levels;
}

interface Name {
  readonly all: Set<Named>;
  /** Who is known by it on a level. */
  readonly known: Multimap<string, Named>;
  readonly asks: Set<Ask>;
}

/** A file waits for who is known by a name, on all levels from one outward up to another. */
interface Ask {
  readonly name: Name;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The names that one file has asked for. */
export class AskedNames {
  readonly #asks: Ask[] = [];

  constructor(readonly file: string) {}

  add(name: Name, from: string, to: string): void {
    const ask: Ask = { name, file: this.file, from, to };
    name.asks.add(ask);
    this.#asks.push(ask);
  }

  takeBack(): void {
    for (const ask of this.#asks) ask.name.asks.delete(ask);
  }
}

/** Who goes by a name, by the levels on which it is known, and who has asked for that. */
export class NameTable {
  readonly #names = new Map<string, Name>();

  /** Returns the files to which that may make a difference. */
  add(key: string, named: Named): readonly string[] {
    const name = this.#name(key);
    name.all.add(named);
    const levels = levelsOf(named);
    for (const level of levels) name.known.add(level, named);
    return askersOf(name, levels);
  }

  /** Returns the files to which that may make a difference. */
  delete(key: string, named: Named): readonly string[] {
    const name = this.#name(key);
    name.all.delete(named);
    const levels = levelsOf(named);
    for (const level of levels) name.known.delete(level, named);
    return askersOf(name, levels);
  }

  /** All that go by a name, wherever it is known. */
  called(key: string): Iterable<Named> {
    return this.#names.get(key)?.all ?? NOBODY;
  }

  /**
   * The ids of those that go by a name on the nearest level where anybody of these kinds does; several only if they are equals.
   * @param levels from the nearest outward; if there is only one, nobody beyond it counts
   */
  find(key: string, kinds: ReadonlySet<SubjectKind>, levels: readonly string[], self: string, asked: AskedNames): readonly string[] {
    const name = this.#name(key);
    let found: readonly string[] = NOBODY;
    let last = levels.length - 1;
    for (let i = 0; i <= last && name.all.size > 0; i++) {
      const level = levels[i] as string;
      found = nearest(name.known.get(level), kinds, level, self);
      if (found.length > 0) last = i;
    }
    // Somebody nearer may come up on any level on the way.
    if (levels.length > 0) asked.add(name, levels[0] as string, levels[last] as string);
    return found;
  }

  #name(key: string): Name {
    let name = this.#names.get(key);
    if (name === undefined) this.#names.set(key, name = { all: new Set(), known: new Multimap(), asks: new Set() });
    return name;
  }
}

const NOBODY: readonly never[] = [];

/** The levels on which a subject is known. */
function levelsOf({ id, kind, plan, isLocal }: Named): readonly string[] {
  const around = levelsFrom(id).slice(1);
  if (!isLocal && KNOWN_EVERYWHERE.has(kind)) return around;
  const last = around.indexOf(levelOf(plan));
  return last === -1 ? around : around.slice(0, last + 1);
}

function askersOf({ asks }: Name, levels: readonly string[]): readonly string[] {
  if (asks.size === 0) return NOBODY;
  return [...asks].filter(({ from, to }) => levels.some((level) => level.length >= to.length && isAround(level, from))).map(({ file }) => file);
}

/** Whether a level is another or one of those around it. */
function isAround(level: string, inner: string): boolean {
  if (level === '' || level === inner) return true;
  const behind = inner.charAt(level.length);
  return (behind === '/' || behind === '#') && inner.startsWith(level);
}

/** The fewest steps down from a level, what is not archived first. Who asks and goes by the name itself is meant before all. */
function nearest(known: Iterable<Named>, kinds: ReadonlySet<SubjectKind>, level: string, self: string): readonly string[] {
  let best = Infinity;
  let ids: string[] = [];
  for (const { id, kind, isArchived } of known) {
    if (!kinds.has(kind)) continue;
    if (id === self) return [self];
    const distance = 2 * steps(levelOf(id), level.length) + (isArchived ? 1 : 0);
    if (distance < best) {
      best = distance;
      ids = [id];
    } else if (distance === best) ids.push(id);
  }
  return ids.length === 0 ? NOBODY : ids.length === 1 ? ids : ids.sort();
}

/** How many levels lie below another, whose length is `from`. */
function steps(level: string, from: number): number {
  let count = 0;
  for (let i = from; i < level.length; i++) if (level[i] === '/' || level[i] === '#') count++;
  return count;
}
