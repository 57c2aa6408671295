import type { Named, Resolver } from './resolver';

/** What the subjects of one file are called by, or one that is a file or folder. */
export type Names = readonly (readonly [key: string, named: Named])[];

/** Keeps the names of one owner in the resolver; tells of each key under which somebody has come or gone. */
export function replaceNames(resolver: Resolver, before: Names, after: Names, tell: (key: string) => void): Names {
  if (before.length === 0 && after.length === 0) return before;
  const left = new Map(before.map((entry) => [signature(entry), entry]));
  const names = after.map((entry) => {
    const mark = signature(entry);
    const known = left.get(mark);
    if (known !== undefined) {
      left.delete(mark);
      return known;
    }
    resolver.addName(entry[0], entry[1]);
    tell(entry[0]);
    return entry;
  });
  for (const [key, named] of left.values()) {
    resolver.deleteName(key, named);
    tell(key);
  }
  return names;
}

function signature([key, { id, kind, isArchived, plan }]: Names[number]): string {
  return `${key}\0${id}\0${kind}\0${isArchived}\0${plan}`;
}
