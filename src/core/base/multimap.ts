/** Several values to a key, each once. A single value, the most frequent case, is kept without a set of its own. */
export class Multimap<K, V> {
  readonly #values = new Map<K, V | Values<V>>();

  add(key: K, value: V): void {
    const known = this.#values.get(key);
    if (known === undefined) this.#values.set(key, value);
    else if (known instanceof Values) known.add(value);
    else if (known !== value) this.#values.set(key, new Values([known, value]));
  }

  delete(key: K, value: V): void {
    const known = this.#values.get(key);
    if (known instanceof Values) {
      known.delete(value);
      if (known.size === 0) this.#values.delete(key);
    } else if (known === value) this.#values.delete(key);
  }

  /** In the order in which they came. */
  get(key: K): Iterable<V> {
    const known = this.#values.get(key);
    if (known === undefined) return NONE;
    return known instanceof Values ? known : [known];
  }

  has(key: K): boolean {
    return this.#values.has(key);
  }
}

/** A class of our own, so that values may be sets. */
class Values<V> extends Set<V> {}

const NONE: readonly never[] = [];
