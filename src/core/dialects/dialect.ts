import type { Relation, SubjectKind, Writing } from '../model/plan';

/** A name that opens a container: `Phase 3 — Checkout`. */
export interface Opener {
  readonly kind: SubjectKind;
  /** Its words, in lower case. */
  readonly words: readonly string[];
  /** Behind a short id, such as the `p` of `p03`; `''` if there is none. */
  readonly prefix: string;
}

/**
 * How one family of plans writes things down: data for the one outline reader, never a parser of its own.
 */
export interface Dialect extends Writing {
  readonly name: string;
  /** What opens a container, from the highest rank to the lowest. */
  readonly openers: readonly Opener[];
  /** What a table's rows are, by the name of the column that names them; all in lower case. */
  readonly rows: ReadonlyMap<string, SubjectKind>;
  /** The names of columns that number rows or give their ids. */
  readonly numberColumns: ReadonlySet<string>;
  /** The words, in lower case, with which the heading or label of a checklist of criteria starts. */
  readonly criteria: readonly string[];
  /** Whether what has a checkbox is a subject. Criteria are counted in any case. */
  readonly checklists: boolean;
  /**
   * What a front matter key, a field or a column says of the subjects that it names; all in lower case, with `_` for blanks
   * and hyphens.
   */
  readonly relations: ReadonlyMap<string, Relation>;
}
