import type { Relation, SubjectKind, Writing } from '../model/plan';

/** A name that opens a container: `Phase 3 — Checkout`. */
export interface Opener {
  readonly kind: SubjectKind;
  /** Its words, in lower case. */
  readonly words: readonly string[];
  /** Behind a short id, such as the `p` of `p03`; `''` if there is none. */
  readonly prefix: string;
  /** Whether no number follows: words that end with a colon have a name behind them, `requirement:`, others nothing. */
  readonly isNamed?: boolean;
  /**
   * Whether headings alone open it, but for a document's title, and a row is about one only if its column is called so: in a checklist
   * it is an item, and two tables may number theirs anew.
   */
  readonly isHeading?: boolean;
}

/** How a file says what will be true of the sections of another: those that change, under the names that they have there, and new ones. */
export interface Changing {
  /** The id of the subject whose sections a file changes; `null`: it changes none. Of its path. */
  whole(path: string): string | null;
  /** The headings, in lower case, below which stand those that change, those that are new, and those that get another name. */
  readonly changes: ReadonlySet<string>;
  readonly adds: ReadonlySet<string>;
  readonly renames: ReadonlySet<string>;
  /** What stands in an item before the name of one that gets another, and before that. */
  readonly from: RegExp;
  readonly to: RegExp;
}

/** `Requirements: 1.1, 2.3` */
export interface Tracing {
  /** Up to the first number. */
  readonly lead: RegExp;
  /** What may stand before a number, as a pattern: `Requirement 1`. */
  readonly named: string;
  readonly kind: 'section' | 'task';
  readonly relation: Relation;
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
  /** Headings, in lower case, that say no more than what the document is: what stands under one belongs to what is around it. */
  readonly plainHeadings: ReadonlySet<string>;
  /** The words, in lower case, with which the heading or label of a checklist of criteria starts. */
  readonly criteria: readonly string[];
  /** Whether what has a checkbox is a subject. Criteria are counted in any case. */
  readonly checklists: boolean;
  /** Whether headings are sections, too, that hold none but those of headings below them: else only where items stand under a heading itself. */
  readonly nestedSections: boolean;
  /**
   * What the ids look like that each plan gives to its tickets anew, from the first on: they are known within that plan, and whatever
   * else looks like an id is just a word there. `null`: ids are known everywhere.
   */
  readonly localIds: RegExp | null;
  /** Whether zeros before the numbers of an id count for nothing: `task-1` is `task-001`. */
  readonly paddedIds: boolean;
  /** What an item with a box is whose text begins with a number; `2.1` stands below `2.`, indented or not. `null`: a number is just text. */
  readonly numbered: SubjectKind | null;
  /** Whether criteria are known by their numbers: the second item of the list below `Requirement 1` is `1.2`. */
  readonly numberedCriteria: boolean;
  /** How items begin that name others by their numbers: the criteria which the item around it is to meet. */
  readonly tracing: readonly Tracing[];
  /** How it changes what other files say; `null`: it does no such thing. */
  readonly changing: Changing | null;
  /** Whether the text of an item may say in brackets how it is related to others: `(depends on T012, T013)`. */
  readonly asides: boolean;
  /**
   * What a front matter key, a field or a column says of the subjects that it names; all in lower case, with `_` for blanks
   * and hyphens.
   */
  readonly relations: ReadonlyMap<string, Relation>;
}
