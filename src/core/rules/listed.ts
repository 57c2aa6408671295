import type { Plan, Reference } from '../model/plan';

/** By the list of a file's references, which is another whenever the file is looked at again. */
const known = new WeakMap<readonly Reference[], ReadonlySet<string>>();

/** The ids of what a file's rows and headings name: of several that one may mean, all. */
export function listedIn(path: string, plan: Plan): ReadonlySet<string> {
  const references = plan.referencesIn(path);
  if (references.length === 0) return NOTHING;
  let ids = known.get(references);
  if (ids === undefined) {
    ids = new Set(references.flatMap(({ relation, to }) => relation === 'lists' ? to : []));
    known.set(references, ids);
  }
  return ids;
}

const NOTHING: ReadonlySet<string> = new Set();
