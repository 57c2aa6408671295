import type { FileClaims, Span } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { ticketPrefix } from '../plan/names';
import { checkedFile } from './checked-file';
import type { Given } from './defining-block';
import { givenTwice, packageNumber } from './given-twice';
import { ticketIds } from './ticket-prefixes';
import { topOf } from './top-of';

/** An id that nobody has given yet. */
export type Placeholder = Span & { readonly id: string };

/** The placeholders of a file, in the order of the text. */
export function* placeholdersIn({ blocks }: FileClaims): Iterable<Placeholder> {
  for (const block of blocks) if (block.type === 'item' && block.placeholder !== null) yield block.placeholder;
}

/** The id that is free for a placeholder. Every one has its own. */
export function idForPlaceholder(plan: Plan, path: string, { start, id }: Placeholder): string {
  return freeIds(plan).get(keyOfPlace(path, start, id)) ?? id;
}

/** The id, or of a package the number, that is free for a place whose own is taken. Every one has its own. */
export function idInstead(plan: Plan, path: string, { id, place }: Given): string {
  return freeIds(plan).get(keyOfPlace(path, place.start, id)) ?? id;
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

/** Gives a free id to all that need one: the next behind the highest of their document or folder plan that nobody in the workspace has. */
class IdGiver {
  readonly #given = new Map<string, string>();
  /** What was given, and what is mentioned in the file that is looked at, defined or not. */
  readonly #taken = new Set<string>();
  /** By root, then by what the ids begin with. */
  readonly #highest = new Map<Subject, Map<string, Highest>>();

  constructor(private readonly plan: Plan) {}

  give(): FreeIds {
    for (const path of [...this.plan.files()].sort()) {
      const file = checkedFile(path, this.plan);
      if (file === null) continue;
      const placeholders = [...placeholdersIn(file.claims)];
      const twice = givenTwice(file);
      if (placeholders.length + twice.length === 0) continue;
      for (const { id, through } of file.claims.ids) this.#taken.add(id).add(through);
      const highest = this.#highestBelow(topOf(this.plan, file.subject));
      for (const { start, id } of placeholders) {
        const prefix = ticketPrefix(id);
        this.#given.set(keyOfPlace(path, start, id), this.#nextTicket(prefix, id.length - prefix.length, highest));
      }
      const packages = new Map<string, Highest>();
      for (const subject of file.subjects) raise(packages, PACKAGE, packageNumber(subject) ?? '');
      for (const { id, kind, place } of twice) {
        const free = kind === 'package' ? next(packages, PACKAGE, 1) : this.#nextTicket(ticketPrefix(id), 1, highest);
        this.#given.set(keyOfPlace(path, place.start, id), free);
      }
    }
    return this.#given;
  }

  #nextTicket(prefix: string, width: number, highest: Map<string, Highest>): string {
    let id: string;
    do id = prefix + next(highest, prefix, width);
    while (this.#taken.has(id) || this.plan.called(id).length > 0);
    this.#taken.add(id);
    return id;
  }

  #highestBelow(top: Subject): Map<string, Highest> {
    let highest = this.#highest.get(top);
    if (highest === undefined) {
      this.#highest.set(top, highest = new Map<string, Highest>());
      for (const id of ticketsBelow(top)) raise(highest, ticketPrefix(id), id);
    }
    return highest;
  }
}

function ticketsBelow(subject: Subject): readonly string[] {
  return [...ticketIds(subject), ...subject.children.flatMap(ticketsBelow)];
}

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
