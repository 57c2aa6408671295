import type { Commit, LastReview } from '../model/history';
import { readFrontMatter } from '../parse/front-matter';

/** Finds the last changes of the `last_updated` of specs, told what they said, the latest first. */
export class Reviews {
  readonly #found = new Map<string, LastReview>();
  /** What is said since a commit at the latest, as far as it was told. */
  readonly #since = new Map<string, LastReview>();
  readonly #sought: Set<string>;

  constructor(specs: Iterable<string>) {
    this.#sought = new Set(specs);
  }

  isSought(spec: string): boolean {
    return this.#sought.has(spec);
  }

  /** Whether all are found: what is older does not matter. */
  get isDone(): boolean {
    return this.#sought.size === 0;
  }

  get found(): ReadonlyMap<string, LastReview> {
    return this.#found;
  }

  /** @param text what the spec says since the commit, or the beginning of that; `''`: it is not there */
  tell(spec: string, commit: Commit, text: string): void {
    if (!this.isSought(spec)) return;
    const lastUpdated = readFrontMatter(text)?.fields.find(({ key }) => key === 'last_updated')?.value ?? '';
    const since = this.#since.get(spec);
    if (since === undefined || since.lastUpdated === lastUpdated) this.#since.set(spec, { commit, lastUpdated });
    else this.#find(spec, since);
  }

  /** Nothing is older than what was told. */
  end(): void {
    for (const [spec, since] of this.#since) this.#find(spec, since);
  }

  #find(spec: string, since: LastReview): void {
    if (this.#sought.delete(spec)) this.#found.set(spec, since);
  }
}
