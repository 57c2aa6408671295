import type { Plan, Relation, Subject } from '../model/plan';

/** What rules look up from the subject of which it is said. */
export const SAID_OF: ReadonlySet<Relation> = new Set(['depends-on', 'blocked-by', 'modified-by', 'origin']);

/** The files in which rules may find something else than before, as subjects are not what they were. */
export class Concerned {
  readonly files = new Set<string>();
  /** The subjects that are not what they were, or that something counts for which is not. */
  readonly ids = new Set<string>();

  constructor(private readonly plan: Plan) {}

  /** It counts for those above it, up to the nearest that has a status of its own. */
  add(subject: Subject): void {
    this.#look(subject);
    for (let above = this.plan.parent(subject.id); above !== undefined; above = this.plan.parent(above.id)) {
      this.#look(above);
      if (above.written !== null) return;
    }
  }

  /** Something else is said of a subject, wherever that stands: it is told in any of the places that do. */
  addSaidOf(id: string): void {
    const subject = this.plan.subject(id);
    if (subject === undefined) return;
    this.files.add(subject.path);
    // Only of what is a file or folder others speak as well.
    if (subject.places.length > 0) return;
    for (const { relation, path } of this.plan.referencesFrom(id)) if (SAID_OF.has(relation)) this.files.add(path);
  }

  #look({ id, children }: Subject): void {
    if (this.ids.has(id)) return;
    this.ids.add(id);
    this.addSaidOf(id);
    // A module is touched by the plan in whose folder it lies.
    for (const { kind, path } of children) if (kind === 'module') this.files.add(path);
    // Who speaks of its status lists it.
    for (const { relation, from, path } of this.plan.referencesTo(id)) {
      if (relation === 'mentions') continue;
      this.files.add(path);
      if (SAID_OF.has(relation)) this.addSaidOf(from);
    }
  }
}
