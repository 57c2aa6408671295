import type { Named, NameTable } from './name-table';

/** What the subjects of one file are called by, or one that is a file or folder. */
export type Names = readonly (readonly [key: string, named: Named])[];

/**
 * Keeps the names of one owner; tells of all files that may find somebody else by a name now.
 * @returns what is kept: `before` itself where they are the same
 */
export function replaceNames(table: NameTable, before: Names, after: Names, tell: (files: readonly string[]) => void): Names {
  if (before.length === 0) {
    if (after.length === 0) return before;
    for (const [key, named] of after) tell(table.add(key, named));
    return after;
  }
  // The names of a file outlast most of its edits.
  if (before.length === after.length && before.every((entry, i) => isSame(entry, after[i] as Names[number]))) return before;
  const left = new Map(before.map((entry) => [signature(entry), entry]));
  const names = after.map((entry) => {
    const [key, named] = entry;
    const known = left.get(signature(entry));
    if (known !== undefined) {
      left.delete(signature(entry));
      return known;
    }
    tell(table.add(key, named));
    return entry;
  });
  for (const [key, named] of left.values()) tell(table.delete(key, named));
  return names;
}

function isSame([oneKey, one]: Names[number], [otherKey, other]: Names[number]): boolean {
  return oneKey === otherKey && one.id === other.id && one.kind === other.kind && one.isArchived === other.isArchived && one.plan === other.plan && one.isLocal === other.isLocal;
}

function signature([key, { id, kind, isArchived, plan }]: Names[number]): string {
  return `${key}\0${id}\0${kind}\0${isArchived}\0${plan}`;
}
