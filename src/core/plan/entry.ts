import type { StatusMark } from '../model/claims';
import type { SubjectKind } from '../model/plan';

/** How a place names its subject, from the best to the last: where people look for it. */
export type Form = 'heading' | 'item' | 'row';

/** Where a status stands, in the order of precedence. */
const NOTATIONS = ['front matter', 'field', 'heading', 'quote', 'row', 'phase plan', 'checkbox', 'mention'] as const;
export type Notation = (typeof NOTATIONS)[number];

export interface Place {
  readonly form: Form;
  /** Offset in the file; -1: the file as a whole. */
  readonly start: number;
  readonly title: string;
  children: number;
}

/** The file or folder that a subject is. */
export interface Source {
  /** The subject's id: the path, of a folder that of the folder. */
  readonly id: string;
  /** The file that speaks for it; of a folder its overview. */
  readonly path: string;
  /** Offsets at which the file's lines start. */
  readonly lines: readonly number[];
}

export interface StatusClaim {
  readonly notation: Notation;
  readonly mark: StatusMark;
}

/** A subject while the outline is being made: one thing, with all places that define it. */
export class Entry {
  name = '';
  /** `null`: the subject stands within the file of its parent. */
  source: Source | null = null;
  readonly places: Place[] = [];
  readonly statuses: StatusClaim[] = [];
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

  addPlace(form: Form, start: number, title: string): void {
    this.places.push({ form, start, title, children: 0 });
  }

  addStatus(notation: Notation, mark: StatusMark): void {
    this.statuses.push({ notation, mark });
  }

  addCriterion(done: boolean): void {
    this.criteriaTotal++;
    if (done) this.criteriaDone++;
  }

  /** Adds a child, in the place that was named last. */
  add(child: Entry): Entry {
    this.children.push(child);
    child.parent = this;
    if (child.number !== '') {
      this.#numbered ??= new Map();
      const key = `${child.kind} ${child.number} ${child.under}`;
      if (!this.#numbered.has(key)) this.#numbered.set(key, child);
    }
    const place = this.places[this.places.length - 1];
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
    this.places.push(...other.places);
    this.statuses.push(...other.statuses);
    this.criteriaDone += other.criteriaDone;
    this.criteriaTotal += other.criteriaTotal;
    if (this.name === '') this.name = other.name;
  }

  /** Where the subject is to be found: the place with children, else a heading or item, else a row. */
  get home(): Place {
    if (this.places.length === 1) return this.places[0] as Place;
    const place = this.places.find(({ children }) => children > 0) ?? this.places.find(({ form }) => form === 'heading') ??
      this.places.find(({ form }) => form === 'item') ?? this.places[0];
    return place as Place;
  }

  /** Its status claims, in the order of precedence. */
  get claims(): readonly StatusClaim[] {
    return this.statuses.length < 2
      ? this.statuses
      : [...this.statuses].sort((a, b) => NOTATIONS.indexOf(a.notation) - NOTATIONS.indexOf(b.notation));
  }
}
