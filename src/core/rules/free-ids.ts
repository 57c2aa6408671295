import type { FileClaims } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import type { Given } from '../plan/defining-block';
import { ticketPrefix } from '../plan/names';
import { checkedFile } from './checked-file';
import { type GivenTwice, givenTwice, packageNumber } from './given-twice';
import { isMentioned } from './mentioned-ids';
import { type Placeholder, placeholdersIn } from './placeholders';
import type { CheckedFile } from './rule';
import { ticketIds } from './ticket-prefixes';
import { topOf } from './top-of';

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

/**
 * Gives a free id to all that need one: the next behind the highest of their document or folder plan that nobody in the workspace has,
 * or speaks of.
 */
class IdGiver {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();
  /** By root, then by what the ids begin with. */
  readonly #highest = new Map<Subject, Map<string, Highest>>();

  constructor(private readonly plan: Plan) {}

  give(): FreeIds {
    const needing = [...this.plan.files()].filter((path) => needsIn(path, this.plan) !== null).sort();
    for (const path of needing) this.#giveIn(path);
    return this.#given;
  }

  nextIn(path: string, prefix: string): string {
    const subject = this.plan.subjectAt(path, -1, 0);
    return this.#nextTicket(prefix, 1, subject === undefined ? new Map<string, Highest>() : this.#highestBelow(topOf(this.plan, subject)));
  }

  #giveIn(path: string): void {
    const needs = needsIn(path, this.plan);
    const subject = this.plan.subjectAt(path, -1, 0);
    if (needs === null || subject === undefined) return;
    const highest = this.#highestBelow(topOf(this.plan, subject));
    for (const { start, id } of needs.placeholders) {
      const prefix = ticketPrefix(id);
      this.#given.set(keyOfPlace(path, start, id), this.#nextTicket(prefix, id.length - prefix.length, highest));
    }
    const packages = copyOf(needs.packages);
    for (const { id, kind, place } of needs.twice) {
      const free = kind === 'package' ? next(packages, PACKAGE, 1) : this.#nextTicket(ticketPrefix(id), 1, highest);
      this.#given.set(keyOfPlace(path, place.start, id), free);
    }
  }

  #nextTicket(prefix: string, width: number, highest: Map<string, Highest>): string {
    let id: string;
    do id = prefix + next(highest, prefix, width);
    while (this.#taken.has(id) || this.plan.called(id).length > 0 || isMentioned(id, this.plan));
    this.#taken.add(id);
    return id;
  }

  #highestBelow(top: Subject): Map<string, Highest> {
    let highest = this.#highest.get(top);
    if (highest === undefined) this.#highest.set(top, highest = copyOf(highestFrom(top)));
    return highest;
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
