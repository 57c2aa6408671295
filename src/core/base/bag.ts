/** Values, each once, in the order in which they came. A single one, the most frequent case, needs no set. */
export class Bag<V> {
  #one: V | undefined;
  #all: Set<V> | null = null;

  add(value: V): void {
    if (this.#all !== null) this.#all.add(value);
    else if (this.#one === undefined) this.#one = value;
    else if (this.#one !== value) this.#all = new Set([this.#one, value]);
  }

  delete(value: V): void {
    if (this.#all !== null) this.#all.delete(value);
    else if (this.#one === value) this.#one = undefined;
  }

  get isEmpty(): boolean {
    return this.#all === null ? this.#one === undefined : this.#all.size === 0;
  }

  values(): Iterable<V> {
    return this.#all ?? (this.#one === undefined ? NONE : [this.#one]);
  }
}

const NONE: readonly never[] = [];
