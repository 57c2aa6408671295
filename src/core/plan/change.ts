import type { PlanChange, Subject } from '../model/plan';
import { isSameSubject } from './same';

/** What one update does to the plan, while it does it. */
export class Change {
  /** Files whose references are to be looked up again. */
  readonly files = new Set<string>();
  /** Ids of the files and folders whose subjects are to be made anew. */
  readonly dirty = new Set<string>();
  /** Files that say something else than before, or refer to something else. */
  readonly told = new Set<string>();
  readonly #added: string[] = [];
  readonly #removed: string[] = [];
  readonly #changed: string[] = [];
  readonly #moved: string[] = [];

  lookAgain(paths: Iterable<string>): void {
    for (const path of paths) this.files.add(path);
  }

  /** A file or folder that is a subject no more. */
  remove(subject: Subject): void {
    this.#removed.push(subject.id);
    for (const child of within(subject)) this.#removeAll(child);
  }

  /** Compares what a file or folder was with what it is now, and the subjects that stand within its file. */
  compare(before: Subject | undefined, after: Subject): void {
    if (before === undefined) {
      this.#added.push(after.id);
      for (const child of within(after)) this.#addAll(child);
      return;
    }
    this.#compareOne(before, after);
    this.#compareLists(within(before), within(after));
  }

  /** `null` if nothing has changed that anybody could see. */
  result(): PlanChange | null {
    if (this.#added.length + this.#removed.length + this.#changed.length + this.told.size === 0) return null;
    const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();
    return {
      added: sorted(this.#added), removed: sorted(this.#removed), changed: sorted(this.#changed), moved: sorted(this.#moved),
      files: sorted(this.told),
    };
  }

  #compareOne(before: Subject, after: Subject): void {
    const isSame = isSameSubject(before, after);
    if (isSame && before.line === after.line) return;
    this.#changed.push(after.id);
    if (isSame) this.#moved.push(after.id);
  }

  #compareLists(before: readonly Subject[], after: readonly Subject[]): void {
    if (before === after) return;
    const known = new Map(before.map((subject) => [subject.id, subject]));
    for (const subject of after) {
      const old = known.get(subject.id);
      if (old === undefined) {
        this.#addAll(subject);
        continue;
      }
      known.delete(subject.id);
      this.#compareOne(old, subject);
      this.#compareLists(old.children, subject.children);
    }
    for (const subject of known.values()) this.#removeAll(subject);
  }

  #addAll(subject: Subject): void {
    this.#added.push(subject.id);
    for (const child of subject.children) this.#addAll(child);
  }

  #removeAll(subject: Subject): void {
    this.#removed.push(subject.id);
    for (const child of subject.children) this.#removeAll(child);
  }
}

/** The children that stand in the file itself, other than files and folders. */
function within({ id, children }: Subject): readonly Subject[] {
  const first = `${id}#`;
  return children.filter((child) => child.id.startsWith(first));
}
