/** Values, each once, in the order in which they came. A single one, the most frequent case, needs no list, and a few need no set. */
export class Bag<V> {
  #one: V | undefined;
  #more: V[] | Set<V> | null = null;

  add(value: V): void {
    const more = this.#more;
    if (more === null) {
      if (this.#one === undefined) this.#one = value;
      else if (this.#one !== value) this.#more = [this.#one, value];
    } else if (more instanceof Set) more.add(value);
    else if (!more.includes(value)) this.#more = more.length < FEW ? [...more, value] : new Set([...more, value]);
  }

  delete(value: V): void {
    const more = this.#more;
    if (more === null) {
      if (this.#one === value) this.#one = undefined;
    } else if (more instanceof Set) more.delete(value);
    else this.#more = more.filter((each) => each !== value);
  }

  get isEmpty(): boolean {
    const more = this.#more;
    if (more === null) return this.#one === undefined;
    return (more instanceof Set ? more.size : more.length) === 0;
  }

  values(): Iterable<V> {
    return this.#more ?? (this.#one === undefined ? NONE : [this.#one]);
  }
}

/** So many are looked through one by one. */
const FEW = 8;

const NONE: readonly never[] = [];
