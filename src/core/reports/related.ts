import type { Outcome, Plan, Reference, Relation, Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';
import type { Range } from '../text/lines';
import { rangeIn } from './range-in';

/** One place that says how two subjects are related. */
export interface RelatedPlace {
  readonly relation: Relation;
  /** The path or name that stands there. */
  readonly written: string;
  readonly outcome: Outcome;
  readonly path: string;
  readonly range: Range;
}

/** A subject that a name may mean. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly line: number;
}

/** What a subject is related to, once, however often it is said. */
export interface Related {
  /** The related subject's id; `null`: nothing is there, or several that might be meant, or a file of no plan. */
  readonly id: string | null;
  readonly kind: SubjectKind | null;
  /** What it is called; without a subject as it is written. */
  readonly name: string;
  readonly title: string | null;
  readonly status: Status | null;
  readonly derived: Status | null;
  /** The subjects that an ambiguous name may mean; else empty. */
  readonly candidates: readonly Candidate[];
  readonly places: readonly RelatedPlace[];
}

type Links = Pick<Plan, 'subject' | 'file' | 'referencesFrom' | 'referencesTo'>;

/**
 * What a subject is related to: what its own references of some relations lead to, and who refers to it by others. References
 * to it that may mean something else as well are left out.
 */
export function relatedTo(
  plan: Links, { id }: Subject, own: readonly Relation[], others: readonly Relation[],
): readonly Related[] {
  const found = new RelatedSubjects(plan);
  for (const reference of plan.referencesFrom(id)) {
    if (own.includes(reference.relation)) found.add(reference, reference.to);
  }
  for (const reference of plan.referencesTo(id)) {
    const isMeant = reference.to.length === 1 && reference.from !== id;
    if (isMeant && others.includes(reference.relation)) found.add(reference, [reference.from]);
  }
  return found.all();
}

class RelatedSubjects {
  readonly #entries = new Map<string, Omit<Related, 'places'> & { readonly places: RelatedPlace[] }>();
  readonly #said = new Set<string>();

  constructor(private readonly plan: Links) {}

  /** @param ids the other side of the reference */
  add(reference: Reference, ids: readonly string[]): void {
    const { relation, written, outcome, path } = reference;
    const subjects = ids.flatMap((id) => this.plan.subject(id) ?? []);
    const [subject, another] = subjects;
    const only = another === undefined ? subject : undefined;
    // No id holds a NUL.
    const key = only?.id ?? `\0${reference.file ?? written.toLowerCase()}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { ...named(only, written), candidates: only ? [] : subjects.map(candidate), places: [] };
      this.#entries.set(key, entry);
    }
    // A cell may name a subject by an id and by a name that are the same words.
    const said = `${relation} ${reference.start} ${path} ${key}`;
    if (this.#said.has(said)) return;
    this.#said.add(said);
    entry.places.push({ relation, written, outcome, path, range: rangeIn(this.plan, path, reference) });
  }

  all(): readonly Related[] {
    return [...this.#entries.values()];
  }
}

function named(subject: Subject | undefined, written: string): Omit<Related, 'candidates' | 'places'> {
  if (subject === undefined) return { id: null, kind: null, name: written, title: null, status: null, derived: null };
  const { id, kind, name, title, status, derived } = subject;
  return { id, kind, name, title, status, derived };
}

function candidate({ id, title, path, line }: Subject): Candidate {
  return { id, title, path, line };
}
