import type { StatusMark } from '../model/claims';
import { type DefiningPlace, type Notation, type Speaker, SPEAKERS, type SubjectKind } from '../model/plan';

/**
 * The end of a place that reaches to the end of its file. No text is that long, and V8 has it as a small integer: a larger number in
 * one object that begins with `start` and `end` would make it put the end of every such object on the heap.
 */
export const END_OF_FILE = 2 ** 30 - 1;

export interface Place extends DefiningPlace {
  /** Offset in the file; -1: the file as a whole. */
  readonly start: number;
  /** Behind all that is said there of the subject. */
  end: number;
  children: number;
}

/** A status claim of the file that is read. */
export interface OwnStatus {
  readonly speaker: Speaker;
  readonly notation: Notation;
  readonly mark: StatusMark;
}

/** A subject while the outline is being made: one thing, with all places that define it. */
export class Entry {
  name = '';
  /** Given when the outline is complete. */
  id = '';
  /** Most have one, for which a list of its own is made: what is pushed to has room for 17. */
  places: readonly Place[] = [];
  statuses: readonly OwnStatus[] = [];
  owner: string | null = null;
  isOptional = false;
  readonly children: Entry[] = [];
  parent: Entry | null = null;
  /** Where the heading stands under which it was named, be that a subject or not; -1: under none. */
  under = -1;
  /** The children that have a number, by kind and number; most entries have none. */
  #numbered: Map<string, Entry> | null = null;
  criteriaDone = 0;
  criteriaTotal = 0;

  /**
   * @param number what tells it from others of its kind: a number, a section's anchor; `''` if nothing does
   * @param ids its ticket ids
   */
  constructor(readonly kind: SubjectKind, readonly number: string, readonly ids: readonly string[] = []) {}

  /** @param end see `Place`; a heading's is set when it is known */
  addPlace(form: DefiningPlace['form'], start: number, end: number, title: string): Place {
    const place = { form, start, end, title, children: 0 };
    this.places = this.places.length === 0 ? [place] : [...this.places, place];
    return place;
  }

  addStatus(speaker: Speaker, notation: Notation, mark: StatusMark): void {
    const status = { speaker, notation, mark };
    this.statuses = this.statuses.length === 0 ? [status] : [...this.statuses, status];
  }

  /** Of a text that is no work, nothing has a status. */
  forgetStatuses(): void {
    this.statuses = [];
    for (const child of this.children) child.forgetStatuses();
  }

  addCriterion(done: boolean): void {
    this.criteriaTotal++;
    if (done) this.criteriaDone++;
  }

  /** Adds a child: in the place where it stands, or, as long as it has none, in the one that was named last. */
  add(child: Entry): Entry {
    this.children.push(child);
    child.parent = this;
    if (child.number !== '') {
      this.#numbered ??= new Map();
      const key = `${child.kind} ${child.number} ${child.under}`;
      if (!this.#numbered.has(key)) this.#numbered.set(key, child);
    }
    const [own] = child.places;
    const around = own && this.places.find(({ start, end }) => start <= own.start && own.start < end);
    const place = around ?? this.places[this.places.length - 1];
    if (place) place.children++;
    return child;
  }

  /** @param under see `under` */
  child(kind: SubjectKind, number: string, under: number): Entry | undefined {
    return this.#numbered?.get(`${kind} ${number} ${under}`);
  }

  isBelow(other: Entry): boolean {
    let entry = this.parent;
    while (entry !== null && entry !== other) entry = entry.parent;
    return entry !== null;
  }

  isAt(start: number): boolean {
    return this.places.some((place) => place.start === start);
  }

  /** Takes over what another entry says of the same subject. */
  merge(other: Entry): void {
    this.places = [...this.places, ...other.places];
    this.statuses = [...this.statuses, ...other.statuses];
    this.criteriaDone += other.criteriaDone;
    this.criteriaTotal += other.criteriaTotal;
    if (this.name === '') this.name = other.name;
    this.owner ??= other.owner;
  }

  /** Where the subject is to be found: the place with children, else a heading or item, else a row. */
  get home(): Place {
    if (this.places.length === 1) return this.places[0] as Place;
    const place = this.places.find(({ children }) => children > 0) ?? this.places.find(({ form }) => form === 'heading') ??
      this.places.find(({ form }) => form === 'item') ?? this.places[0];
    return place as Place;
  }

  /** Its own status claims, in the order of precedence. */
  get claims(): readonly OwnStatus[] {
    return this.statuses.length < 2
      ? this.statuses
      : [...this.statuses].sort((a, b) => SPEAKERS.indexOf(a.speaker) - SPEAKERS.indexOf(b.speaker));
  }
}
