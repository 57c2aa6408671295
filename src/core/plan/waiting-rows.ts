import type { Dialect } from '../dialects/dialect';
import type { StatusMark } from '../model/claims';
import type { SubjectKind } from '../model/plan';
import type { Entry } from './entry';
import { type EntryIndex, onlyBelow } from './entry-index';
import type { OpenerName } from './names';

/** The rows of a document's tables. They wait until all headings are known: an overview comes before what it lists. */
export class WaitingRows {
  readonly #rows: { readonly entry: Entry; readonly parent: Entry; readonly isCalledSo: boolean }[] = [];
  readonly #mentions: { readonly kind: SubjectKind; readonly number: string; readonly parent: Entry; readonly status: StatusMark }[] = [];

  /**
   * A row that is about a subject below `parent`, or defines it there.
   * @param isCalledSo whether its kind is what the table calls it
   */
  define(entry: Entry, parent: Entry, isCalledSo: boolean): void {
    this.#rows.push({ entry, parent, isCalledSo });
  }

  /** A row that claims a status for what is defined elsewhere below `parent`. */
  mention({ kind, number }: OpenerName, parent: Entry, status: StatusMark): void {
    this.#mentions.push({ kind, number, parent, status });
  }

  /**
   * A row is about the subject of its kind and number that a heading or list item defines below its own place. Where there
   * are several it cannot be told which one, and it stays a mention; where there is none the row defines it.
   */
  place(index: EntryIndex, dialect: Dialect): void {
    for (const { entry, parent, isCalledSo } of this.#rows) {
      const called = entry.ids.length > 0 ? index.withIds(entry.ids) : index.numbered(entry.kind, entry.number);
      // Two rows of task tables with one number are two tasks; two packages with one number are one.
      const isListed = !dialect.openers.some(({ kind, isHeading }) => kind === entry.kind && isHeading !== true) && entry.ids.length === 0;
      const others = isListed ? called.filter(({ places }) => places.every(({ form }) => form === 'item' || (form === 'heading' && isCalledSo))) : called;
      const below = onlyBelow(parent, others);
      const [found, another] = below.length < 2 ? below : onlyBelow(parent, others.filter(({ places }) => places.some(({ form }) => form === 'heading')));
      if (below.length === 0) index.add(parent.add(entry));
      else if (found !== undefined && another === undefined) found.merge(entry);
    }
    for (const { kind, number, parent, status } of this.#mentions) {
      const [found, another] = onlyBelow(parent, index.numbered(kind, number));
      if (another === undefined) found?.addStatus('mention', 'cell', status);
    }
  }
}
