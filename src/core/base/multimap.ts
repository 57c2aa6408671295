import { Bag } from './bag';

/** Several values to a key, each once. */
export class Multimap<K, V> {
  readonly #bags = new Map<K, Bag<V>>();

  add(key: K, value: V): void {
    let bag = this.#bags.get(key);
    if (bag === undefined) this.#bags.set(key, bag = new Bag());
    bag.add(value);
  }

  delete(key: K, value: V): void {
    const bag = this.#bags.get(key);
    bag?.delete(value);
    if (bag?.isEmpty === true) this.#bags.delete(key);
  }

  /** In the order in which they came. */
  get(key: K): Iterable<V> {
    return this.#bags.get(key)?.values() ?? NONE;
  }
}

const NONE: readonly never[] = [];
