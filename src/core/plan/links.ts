import { Multimap } from '../base/multimap';
import type { Reference, StatusClaim } from '../model/plan';
import type { FilePart } from './file-part';
import { keyInFile, type Origin, type RawReference, type Sought } from './raw-reference';
import { type Answer, Asked, type Resolver } from './resolver';
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
  /** What stands in the file that was asked last what it would lead to: that is asked many times in a row. */
  #lastAsked: { readonly part: FilePart; readonly raw: readonly RawReference[] } | null = null;

  constructor(private readonly resolver: Resolver) {}

  in(path: string): readonly Reference[] {
    return this.#in.get(path) ?? NONE;
  }

  /** All that there are now, by the files in which they stand. */
  all(): ReadonlyMap<string, readonly Reference[]> {
    return new Map(this.#in);
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

  /**
   * What a reference of a file would lead to if it went by something else; `null`: the file has no such reference.
   * @param by keys of names, a path, both, or neither
   * @param rows what rows are taken to lead to, by `keyInFile`
   */
  instead(part: FilePart, reference: Reference, by: Partial<Pick<Sought, 'path' | 'keys'>>, rows: ReadonlyMap<string, string>): Answer | null {
    const asked = new Asked(part.path);
    const lookup = new Lookup(this.resolver, part, asked, rows);
    const key = keyInFile(reference);
    try {
      for (const raw of this.#rawIn(part)) {
        const isIt = keyInFile(raw) === key;
        const { answer } = lookup.of(raw, isIt ? { ...raw.sought, ...by } : raw.sought);
        if (isIt) return answer;
      }
      return null;
    } finally {
      asked.takeBack();
    }
  }

  #rawIn(part: FilePart): readonly RawReference[] {
    if (this.#lastAsked?.part !== part) this.#lastAsked = { part, raw: part.references() };
    return this.#lastAsked.raw;
  }

  #resolve(part: FilePart): Resolved {
    const { path } = part;
    const references: Reference[] = [];
    const ofRows: Reference[] = [];
    const heard: Heard[] = [];
    const asked = new Asked(path);
    this.#asked.set(path, asked);
    const lookup = new Lookup(this.resolver, part, asked);
    for (const raw of part.references()) {
      const { start, end, relation, form, written, need, status } = raw;
      const { from, leads, answer: { outcome, to, file } } = lookup.of(raw, raw.sought);
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

/** Looks up what the references of one file lead to, one after the other: some rest on what those before them lead to. */
class Lookup {
  /** What the rows lead to on which other references rest. */
  readonly #rows = new Map<RawReference, string | null>();

  constructor(
    private readonly resolver: Resolver, private readonly part: FilePart, private readonly asked: Asked,
    private readonly known: ReadonlyMap<string, string> = NOTHING_KNOWN,
  ) {}

  /** Where a reference leads, of whom it is said, and the one subject that it leads to, if it is one. */
  of(raw: RawReference, sought: Sought): { readonly from: string; readonly leads: string | null; readonly answer: Answer } {
    const from = this.#idOf(raw.from) ?? this.part.site.id;
    const below = sought.below === null ? null : this.#idOf(sought.below) ?? NOWHERE;
    const answer = this.resolver.resolve(sought, this.part, from, below, this.asked);
    const [only, another] = answer.to;
    const leads = another === undefined ? only ?? null : null;
    if (raw.relation === 'lists') this.#rows.set(raw, this.known.size === 0 ? leads : this.known.get(keyInFile(raw)) ?? leads);
    return { from, leads, answer };
  }

  #idOf(origin: Origin): string | null {
    return typeof origin === 'string' ? origin : this.#rows.get(origin) ?? null;
  }
}

const NONE: readonly never[] = [];
const NOTHING_KNOWN: ReadonlyMap<string, string> = new Map();
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
