import { Multimap } from '../base/multimap';
import type { Reference, Relation, Subject } from '../model/plan';
import type { CheckedFile, Facts } from './rule';

/** What is said of one subject. */
export interface SaidOf {
  readonly subject: Subject;
  /** Those of its own file first. */
  readonly references: readonly Reference[];
}

/** All references of some relations that are said of each subject of which a file has one, be they in this file or in others. */
export function* saidOf({ references }: CheckedFile, { plan }: Facts, relations: ReadonlySet<Relation>): Iterable<SaidOf> {
  const here = new Multimap<string, Reference>();
  const ids = new Set<string>();
  for (const reference of references) {
    if (!relations.has(reference.relation)) continue;
    here.add(reference.from, reference);
    ids.add(reference.from);
  }
  for (const id of ids) {
    const subject = plan.subject(id);
    if (subject === undefined) continue;
    // Only of what is a file or folder others speak as well.
    const all = subject.places.length > 0
      ? [...here.get(id)]
      : plan.referencesFrom(id).filter(({ relation }) => relations.has(relation));
    const isOwn = ({ path }: Reference): boolean => path === subject.path;
    yield { subject, references: [...all.filter(isOwn), ...all.filter((reference) => !isOwn(reference))] };
  }
}

/** The one subject that a reference leads to; `undefined` where there is none, or may be several. */
export function onlyTarget({ to }: Reference, { plan }: Facts): Subject | undefined {
  const [id, another] = to;
  return id === undefined || another !== undefined ? undefined : plan.subject(id);
}
