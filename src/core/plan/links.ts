import { Multimap } from '../base/multimap';
import type { Reference, StatusClaim } from '../model/plan';
import type { FilePart } from './file-part';
import type { Origin, RawReference } from './raw-reference';
import { Asked, type Resolver } from './resolver';
import { sameList } from './same';

/** A status that one file gives to a subject of another. */
interface Heard {
  readonly to: string;
  readonly claim: StatusClaim;
}

interface Resolved {
  readonly references: readonly Reference[];
  /** Those of them that a row says of what it names. */
  readonly ofRows: readonly Reference[];
  readonly heard: readonly Heard[];
}

/** All references of a workspace, by where they stand and by where they lead. */
export class Links {
  readonly #in = new Map<string, readonly Reference[]>();
  /** What rows say of subjects that have files of their own. */
  readonly #ofRows = new Multimap<string, Reference>();
  /** By where they lead; made when somebody asks, as not all do. */
  #to: Multimap<string, Reference> | null = null;
  readonly #asked = new Map<string, Asked>();
  readonly #heardIn = new Map<string, readonly Heard[]>();
  readonly #heard = new Multimap<string, StatusClaim>();

  constructor(private readonly resolver: Resolver) {}

  in(path: string): readonly Reference[] {
    return this.#in.get(path) ?? NONE;
  }

  /** @param path the file in which the subject stands */
  from(id: string, path: string): readonly Reference[] {
    const own = this.in(path).filter(({ from }) => from === id);
    return [...new Set([...own, ...this.#ofRows.get(id)])].sort(byPlace);
  }

  to(id: string): readonly Reference[] {
    if (this.#to === null) {
      this.#to = new Multimap();
      for (const references of this.#in.values()) addTargets(this.#to, references);
    }
    return [...this.#to.get(id)].sort(byPlace);
  }

  /** What other files say of a subject's status. */
  heardOf(id: string): readonly StatusClaim[] {
    return [...this.#heard.get(id)];
  }

  /**
   * Looks up what a file refers to.
   * @param part `null`: the file is no part of a plan any more
   * @returns whether any reference is new or leads elsewhere, and the subjects of whose status the file speaks or spoke
   */
  look(path: string, part: FilePart | null): { readonly isChanged: boolean; readonly spokenOf: readonly string[] } {
    const before = this.in(path);
    const heardBefore = this.#heardIn.get(path) ?? NONE;
    this.#forget(path);
    const { references, ofRows, heard } = part === null ? NOTHING : this.#resolve(part);
    if (references.length > 0) this.#in.set(path, references);
    if (this.#to !== null) addTargets(this.#to, references);
    for (const reference of ofRows) this.#ofRows.add(reference.from, reference);
    if (heard.length > 0) this.#heardIn.set(path, heard);
    for (const { to, claim } of heard) this.#heard.add(to, claim);
    return { isChanged: !sameList(before, references, leadsTheSame), spokenOf: [...heardBefore, ...heard].map(({ to }) => to) };
  }

  #forget(path: string): void {
    for (const reference of this.in(path)) {
      this.#ofRows.delete(reference.from, reference);
      for (const id of reference.to) this.#to?.delete(id, reference);
    }
    for (const { to, claim } of this.#heardIn.get(path) ?? NONE) this.#heard.delete(to, claim);
    this.#in.delete(path);
    this.#heardIn.delete(path);
    this.#asked.get(path)?.takeBack();
    this.#asked.delete(path);
  }

  #resolve(part: FilePart): Resolved {
    const { path, site } = part;
    const references: Reference[] = [];
    const ofRows: Reference[] = [];
    const heard: Heard[] = [];
    const asked = new Asked(path);
    this.#asked.set(path, asked);
    /** What the rows lead to on which other references rest. */
    const rows = new Map<RawReference, string | null>();
    const idOf = (origin: Origin): string | null => typeof origin === 'string' ? origin : rows.get(origin) ?? null;
    for (const raw of part.references()) {
      const { start, end, relation, form, written, need, sought, status } = raw;
      const from = idOf(raw.from) ?? site.id;
      const below = sought.below === null ? null : idOf(sought.below) ?? NOWHERE;
      const { outcome, to, file } = this.resolver.resolve(sought, part, from, below, asked);
      const [only, another] = to;
      const leads = another === undefined ? only ?? null : null;
      if (relation === 'lists') rows.set(raw, leads);
      if (status !== null && leads !== null) {
        const { mark, speaker, notation } = status;
        const { start, end, status: said, reason, written } = mark;
        heard.push({ to: leads, claim: { start, end, status: said, reason, written, path, speaker, notation } });
      }
      if (need === 'optional' && to.length === 0) continue;
      // A name at the place that it names, such as a ticket's id in its own line, refers to nothing.
      if (relation === 'mentions' && leads === from && file === null) continue;
      const reference = { start, end, path, from, relation, form, written, isStrict: need === 'strict', outcome, to, file };
      references.push(reference);
      if (typeof raw.from !== 'string') ofRows.push(reference);
    }
    return { references, ofRows, heard };
  }
}

const NONE: readonly never[] = [];
const NOTHING: Resolved = { references: NONE, ofRows: NONE, heard: NONE };

/** No subject has this id. */
const NOWHERE = '\0';

function addTargets(table: Multimap<string, Reference>, references: readonly Reference[]): void {
  for (const reference of references) for (const id of reference.to) table.add(id, reference);
}

function byPlace(a: Reference, b: Reference): number {
  return a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1;
}

function leadsTheSame(a: Reference, b: Reference): boolean {
  return a.relation === b.relation && a.written === b.written && a.outcome === b.outcome && a.file === b.file && a.from === b.from &&
    a.isStrict === b.isStrict && sameList(a.to, b.to, (one, other) => one === other);
}
