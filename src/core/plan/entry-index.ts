import type { SubjectKind } from '../model/plan';
import type { Entry } from './entry';

/** The entries of a document by what they are called: kind and number, ticket ids. */
export class EntryIndex {
  readonly #entries = new Map<string, Entry[]>();

  add(entry: Entry): Entry {
    if (entry.number !== '') this.#put(`${entry.kind} ${entry.number}`, entry);
    for (const id of entry.ids) this.#put(id, entry);
    return entry;
  }

  #put(key: string, entry: Entry): void {
    const known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, [entry]);
    else known.push(entry);
  }

  numbered(kind: SubjectKind, number: string): readonly Entry[] {
    return this.#entries.get(`${kind} ${number}`) ?? [];
  }

  withIds(ids: readonly string[]): readonly Entry[] {
    const [first, ...others] = ids.map((id) => this.#entries.get(id) ?? []);
    return others.length === 0 ? first ?? [] : [...new Set([...(first ?? []), ...others.flat()])];
  }
}

/** Up to two of the entries that stand below another. */
export function onlyBelow(parent: Entry, entries: readonly Entry[]): Entry[] {
  const below: Entry[] = [];
  for (const entry of entries) {
    if (!entry.isBelow(parent)) continue;
    below.push(entry);
    if (below.length === 2) break;
  }
  return below;
}
