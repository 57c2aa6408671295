import type { Status } from './status';

/**
 * What one file says, as plain data: numbers, strings, arrays and records of them, no links between
 * objects and no methods, so that claims can be cached, compared and sent between threads.
 *
 * Every position is an offset in UTF-16 code units into the text that was parsed; `end` is exclusive.
 * `FileClaims.lines` turns offsets into lines and columns.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A status as it stands in the text, in any notation. */
export interface StatusMark extends Span {
  /** `null`: the words are in no vocabulary. `written` keeps them. */
  readonly status: Status | null;
  /** What stands behind `BLOCKED:` or `DONE:`, else `null`. */
  readonly reason: string | null;
  /** The text of the span, emoji, brackets and all, without a tail such as a date. */
  readonly written: string;
}

export interface FrontMatterItem extends Span {
  readonly value: string;
}

/** One top-level key of the front matter. */
export interface FrontMatterField {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** What YAML takes the value for. Dates stay text; numbers keep the way they are written. */
  readonly kind: 'text' | 'number' | 'boolean' | 'null' | 'list' | 'map';
  /** A scalar's value, unquoted; for lists and maps their source. */
  readonly value: string;
  /** Where the value stands, quotes and brackets included; empty, behind the colon, where there is none. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** A list's scalars, in order; else empty. */
  readonly items: readonly FrontMatterItem[];
}

export interface FrontMatter extends Span {
  /** Empty when `error` is set. */
  readonly fields: readonly FrontMatterField[];
  /** Why the block could not be read, at its place; else `null`. */
  readonly error: (Span & { readonly message: string }) | null;
}

export interface HeadingClaim extends Span {
  readonly type: 'heading';
  readonly level: number;
  /** Plain text, without markup and without `suffix` and `lead`. */
  readonly title: string;
  /** All of it up to `contentEnd`, as it is written; of a heading over several lines the title. */
  readonly source: string;
  /** The anchor that GitHub gives the heading, `-1`, `-2` … for repeats. */
  readonly slug: string;
  /** The status at the heading's end: `### p00 — Foundation ✅ [DONE]`. */
  readonly suffix: StatusMark | null;
  /** A status emoji at the heading's start. It counts only where the heading opens a subject. */
  readonly lead: StatusMark | null;
  /** Behind its last character, before closing `#`: where a suffix would be written. */
  readonly contentEnd: number;
}

export interface ItemClaim extends Span {
  readonly type: 'item';
  /** How many list items enclose this one. */
  readonly depth: number;
  /** Whether a number stands before it, not a bullet. */
  readonly isNumbered: boolean;
  /**
   * The box, brackets included, with the character between them, and whether a star behind it says that it may stay open; `null`: a
   * plain list item.
   */
  readonly checkbox: (Span & { readonly mark: string; readonly isOptional?: boolean }) | null;
  /** Plain text of the item's first paragraph, up to its first bold field; without `suffix`. */
  readonly title: string;
  /** Whether its text starts with a bold run, behind a checkbox or not. */
  readonly bold: boolean;
  /** The ticket ids that a checkbox item starts with: `[PF-239] - [PF-240]` gives both. */
  readonly tickets: readonly string[];
  /** It starts with the word `Ticket` or with a placeholder. */
  readonly ticket: boolean;
  /** The ticket id that nobody has given yet, `PF-XXX`, with which it starts. */
  readonly placeholder: (Span & { readonly id: string }) | null;
  /** Nothing sets the ids apart from other words: `UTF-8 handling` looks the same. */
  readonly bareTicket: boolean;
  readonly suffix: StatusMark | null;
  /** Behind the last character of its first line: where a suffix would be written. */
  readonly contentEnd: number;
}

/** `**Goal:** words`, `**Status: words**`, at the start of a line of a paragraph or list item. */
export interface FieldClaim extends Span {
  readonly type: 'field';
  /** How many list items enclose it. */
  readonly depth: number;
  /** As written, without colon and markup. */
  readonly name: string;
  /** Plain text up to the next field or the paragraph's end; `''` if the field labels what follows. */
  readonly value: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** For fields whose name ends in `Status` or `State`, else `null`. */
  readonly status: StatusMark | null;
}

export interface CellClaim extends Span {
  /** Plain text, trimmed. */
  readonly text: string;
}

export interface RowClaim extends Span {
  readonly cells: readonly CellClaim[];
  /** What the cell in the table's status column says. */
  readonly status: StatusMark | null;
  /** The first checkbox in a cell. */
  readonly checkbox: (Span & { readonly mark: string }) | null;
}

export interface TableClaim extends Span {
  readonly type: 'table';
  readonly depth: number;
  readonly header: readonly CellClaim[];
  /** The column whose name says that it holds statuses; -1: there is none. */
  readonly statusColumn: number;
  readonly rows: readonly RowClaim[];
}

/** A paragraph that is a single line of words and a colon: it labels the list that follows. */
export interface LabelClaim extends Span {
  readonly type: 'label';
  readonly depth: number;
  readonly name: string;
}

/** A paragraph in a block quote that ends with a status: `> Part of [X](./_overview.md) · ⏳ [TODO]`. */
export interface QuoteClaim extends Span {
  readonly type: 'quote';
  readonly depth: number;
  readonly status: StatusMark;
}

/** What carries structure, in the order of the text. */
export type BlockClaim = HeadingClaim | ItemClaim | FieldClaim | TableClaim | LabelClaim | QuoteClaim;

/** A link, image or reference that resolves within the file. */
export interface LinkClaim extends Span {
  readonly type: 'link' | 'image' | 'reference' | 'imageReference';
  /** Destination, escapes and character references resolved; a reference's is its definition's. */
  readonly url: string;
  /** Where the destination (of a reference: its label) stands. */
  readonly urlStart: number;
  readonly urlEnd: number;
}

export interface DefinitionClaim extends Span {
  /** Normalized as CommonMark does: case folded, white space collapsed. */
  readonly label: string;
  readonly url: string;
  readonly urlStart: number;
  readonly urlEnd: number;
}

/** A code span whose content looks like a path. */
export interface PathClaim extends Span {
  readonly path: string;
}

/** An id-shaped token of the prose, or all of a code span: `PF-123`, `PF-172B`, `#5`, `p03`, `SP05`. */
export interface IdClaim extends Span {
  readonly id: string;
  /** The last id of a range (`PF-01..PF-03`, `D1 through D7`), else `''`. */
  readonly through: string;
  /** Whether it is all of a code span; its place is that of the id itself. */
  readonly isCode?: true;
  /** Whether it is struck out: `~~PF-4 was here~~`. */
  readonly isStruck?: true;
}

/** A comment that switches rules off or on: `<!-- waymark-disable-next-line broken-link -->`. */
export interface Directive extends Span {
  readonly type: 'disable-next-line' | 'disable-file' | 'disable' | 'enable';
  /** In lower case; empty: all of them. */
  readonly rules: readonly string[];
  /** The next line with text, counted from 1. */
  readonly below: number;
}

/** Text that was misread as another encoding. */
export interface GarbledClaim extends Span {
  /** What stands there. */
  readonly written: string;
  /** What stood there. */
  readonly readable: string;
  /** Whether every byte was there; if not, this is the one known character that fits. */
  readonly certain: boolean;
  /** Whether it stands in code, where it may be an example of such text. */
  readonly within: 'text' | 'code span' | 'code block';
  /** Whether the file has more than a few sound characters beyond ASCII, too, so that this may be there on purpose. */
  readonly isAmidSound: boolean;
}

/** A place whose reading is not vouched for, and why. */
export interface Doubt extends Span {
  readonly reason: string;
  /** Whether something there was not read, rather than read in one of several ways. */
  readonly isUnread: boolean;
}

export interface FileClaims {
  readonly uri: string;
  /** Offsets at which the lines start; a byte order mark belongs to no line. */
  readonly lines: readonly number[];
  /** Where the text ends. */
  readonly length: number;
  /** How many of its lines stand in code blocks, fences included. */
  readonly codeLines: number;
  /** The line ending that the file uses first; `\n` where it has none. */
  readonly lineEnding: '\n' | '\r\n' | '\r';
  readonly frontMatter: FrontMatter | null;
  /** What the front matter's `status` says. */
  readonly status: StatusMark | null;
  readonly blocks: readonly BlockClaim[];
  readonly links: readonly LinkClaim[];
  readonly definitions: readonly DefinitionClaim[];
  readonly paths: readonly PathClaim[];
  readonly ids: readonly IdClaim[];
  /** The anchors that HTML sets: `<a id="here">`. */
  readonly anchors: readonly string[];
  readonly directives: readonly Directive[];
  readonly garbled: readonly GarbledClaim[];
  readonly doubts: readonly Doubt[];
}
