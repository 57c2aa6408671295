import type { FileClaims } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { numberOf } from '../parse/ids';
import type { Given } from '../plan/defining-block';
import { ticketPrefix } from '../plan/names';
import { checkedFile } from './checked-file';
import { type GivenTwice, givenTwice, packageNumber } from './given-twice';
import { numbersMentioned } from './mentioned-ids';
import { type Placeholder, placeholdersIn } from './placeholders';
import type { CheckedFile } from './rule';
import { ticketIds } from './ticket-prefixes';
import { idScopeOf } from './top-of';

/** The id that is free for a placeholder. Every one has its own. */
export function idForPlaceholder(plan: Plan, path: string, { start, id }: Placeholder): string {
  return freeIds(plan).get(keyOfPlace(path, start, id)) ?? id;
}

/** The id, or of a package the number, that is free for a place whose own is taken. Every one has its own. */
export function idInstead(plan: Plan, path: string, { id, place }: Given): string {
  return freeIds(plan).get(keyOfPlace(path, place.start, id)) ?? id;
}

/** The next id with a prefix, `PF-`, behind the highest of a file's document or folder plan, that nobody in the workspace has or speaks of. */
export function nextFreeId(plan: Plan, path: string, prefix: string): string {
  return new IdGiver(plan).nextIn(path, prefix);
}

/** All ids that are free for those in a file that need one, as text. */
export function idsGivenIn(path: string, plan: Plan): string {
  const needs = needsIn(path, plan);
  if (needs === null) return '';
  const { placeholders, twice } = needs;
  return [...placeholders.map((each) => idForPlaceholder(plan, path, each)), ...twice.map((each) => idInstead(plan, path, each))].join(' ');
}

type FreeIds = ReadonlyMap<string, string>;

/** By state of the plan, of which the list of roots is a new one. */
const known = new WeakMap<Plan['roots'], FreeIds>();

function freeIds(plan: Plan): FreeIds {
  let ids = known.get(plan.roots);
  if (ids === undefined) known.set(plan.roots, ids = new IdGiver(plan).give());
  return ids;
}

function keyOfPlace(path: string, start: number, id: string): string {
  return `${id} ${start} ${path}`;
}

/** The highest number of one kind of ids, and with how many digits it is written. */
interface Highest {
  number: number;
  width: number;
}

/** What needs a free id in a file. */
interface Needs {
  readonly placeholders: readonly Placeholder[];
  readonly twice: readonly GivenTwice[];
  /** The highest number of its packages. */
  readonly packages: ReadonlyMap<string, Highest>;
}

/** A file is read once, as long as it says the same: most need nothing. */
const needsOf = new WeakMap<FileClaims, Needs | null>();

function needsIn(path: string, plan: Plan): Needs | null {
  const claims = plan.file(path);
  if (claims === undefined) return null;
  let needs = needsOf.get(claims);
  if (needs === undefined) needsOf.set(claims, needs = readNeeds(checkedFile(path, plan)));
  return needs;
}

function readNeeds(file: CheckedFile | null): Needs | null {
  if (file === null) return null;
  const placeholders = [...placeholdersIn(file.claims)];
  const twice = givenTwice(file);
  if (placeholders.length + twice.length === 0) return null;
  const packages = new Map<string, Highest>();
  for (const subject of file.subjects) raise(packages, PACKAGE, packageNumber(subject) ?? '');
  return { placeholders, twice, packages };
}

/** Those among whom an id is given once. */
interface Scope {
  readonly highest: Map<string, Highest>;
  /** What was given. */
  readonly taken: Set<string>;
  /** The plan that has ids of its own; `null`: nobody in the workspace may have the same. */
  readonly plan: Subject | null;
  /** The files that may speak of them. */
  readonly files: readonly string[];
  /** The numbers that they speak of, by prefix; looked for when the first is given. */
  readonly mentioned: Map<string, ReadonlySet<number>>;
}

/**
 * Gives a free id to all that need one: the next behind the highest of their document or folder plan that nobody in the workspace has, or
 * speaks of; in a plan with ids of its own, nobody there.
 */
class IdGiver {
  readonly #given = new Map<string, string>();
  readonly #takenEverywhere = new Set<string>();
  /** By what holds them all. */
  readonly #scopes = new Map<Subject | null, Scope>();

  constructor(private readonly plan: Plan) {}

  give(): FreeIds {
    const needing = [...this.plan.files()].filter((path) => needsIn(path, this.plan) !== null).sort();
    for (const path of needing) this.#giveIn(path);
    return this.#given;
  }

  nextIn(path: string, prefix: string): string {
    return this.#nextTicket(prefix, 1, this.#scopeOf(path));
  }

  #giveIn(path: string): void {
    const needs = needsIn(path, this.plan);
    if (needs === null) return;
    const scope = this.#scopeOf(path);
    for (const { start, id } of needs.placeholders) {
      const prefix = ticketPrefix(id);
      this.#given.set(keyOfPlace(path, start, id), this.#nextTicket(prefix, id.length - prefix.length, scope));
    }
    const packages = copyOf(needs.packages);
    for (const { id, kind, place } of needs.twice) {
      const free = kind === 'package' ? next(packages, PACKAGE, 1) : this.#nextTicket(ticketPrefix(id), 1, scope);
      this.#given.set(keyOfPlace(path, place.start, id), free);
    }
  }

  #nextTicket(prefix: string, width: number, { highest, taken, plan, files, mentioned }: Scope): string {
    const isGiven = (id: string): boolean => this.plan.called(id).some((each) => plan === null || idScopeOf(this.plan, each) === plan);
    let numbers = mentioned.get(prefix);
    if (numbers === undefined) mentioned.set(prefix, numbers = numbersMentioned(prefix, files, this.plan));
    let id: string;
    do id = prefix + next(highest, prefix, width);
    while (taken.has(id) || isGiven(id) || numbers.has(numberOf(id)));
    taken.add(id);
    return id;
  }

  #topOf(path: string): Subject | null {
    const subject = this.plan.subjectAt(path, -1, 0);
    return subject === undefined ? null : idScopeOf(this.plan, subject);
  }

  #scopeOf(path: string): Scope {
    const top = this.#topOf(path);
    let scope = this.#scopes.get(top);
    if (scope === undefined) {
      const plan = this.plan.hasOwnIds(path) ? top : null;
      scope = {
        highest: copyOf(top === null ? NOTHING : highestFrom(top)), taken: plan === null ? this.#takenEverywhere : new Set(), plan,
        files: [...this.plan.files()].filter((each) => plan === null || this.#topOf(each) === plan), mentioned: new Map(),
      };
      this.#scopes.set(top, scope);
    }
    return scope;
  }
}

function copyOf(highest: ReadonlyMap<string, Highest>): Map<string, Highest> {
  return new Map([...highest].map(([kind, last]) => [kind, { ...last }]));
}

/** At or below each subject: after a change only those above it are made anew. */
const highestKnown = new WeakMap<Subject, ReadonlyMap<string, Highest>>();

/** The highest ticket of each kind at or below a subject. */
function highestFrom(subject: Subject): ReadonlyMap<string, Highest> {
  if (subject.children.length === 0) return highestIn(subject);
  let highest = highestKnown.get(subject);
  if (highest === undefined) highestKnown.set(subject, highest = highestIn(subject));
  return highest;
}

function highestIn(subject: Subject): ReadonlyMap<string, Highest> {
  const ids = ticketIds(subject);
  if (ids.length + subject.children.length === 0) return NOTHING;
  const highest = new Map<string, Highest>();
  for (const id of ids) raise(highest, ticketPrefix(id), id);
  for (const child of subject.children) {
    for (const [prefix, last] of highestFrom(child)) if (last.number > (highest.get(prefix)?.number ?? 0)) highest.set(prefix, { ...last });
  }
  return highest;
}

const NOTHING: ReadonlyMap<string, Highest> = new Map();

const PACKAGE = 'package';

function raise(highest: Map<string, Highest>, kind: string, id: string): void {
  const digits = /\d+/.exec(id)?.[0];
  if (digits !== undefined && Number(digits) > (highest.get(kind)?.number ?? 0)) highest.set(kind, { number: Number(digits), width: digits.length });
}

/** @param width how many digits there are to be if nothing of the kind is there */
function next(highest: Map<string, Highest>, kind: string, width: number): string {
  const last = highest.get(kind) ?? { number: 0, width };
  highest.set(kind, last);
  return String(++last.number).padStart(last.width, '0');
}
