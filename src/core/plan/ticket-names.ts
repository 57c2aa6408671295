import type { Dialect } from '../dialects/dialect';
import type { BlockClaim, HeadingClaim, ItemClaim, RowClaim } from '../model/claims';
import { isLocalOnly } from '../parse/ids';
import { numberedKind, readLocalIds, readOpener, readTicketHeading, ticketPrefix } from './names';
import { leadingPrefixes } from './ticket-prefixes';

/** Which items and headings of a file name tickets: by ids of the plan's own kind, else by ids that look like those of others. */
export class TicketNames {
  readonly #blocks: readonly BlockClaim[];
  readonly #dialect: Dialect;
  readonly #localIds: RegExp | null;
  #prefixes: ReadonlySet<string> | null = null;
  #boxed: ReadonlySet<string> | null = null;
  #opened: ReadonlySet<string> | null = null;

  constructor(blocks: readonly BlockClaim[], dialect: Dialect) {
    this.#blocks = blocks;
    this.#dialect = dialect;
    this.#localIds = dialect.localIds;
  }

  /** The letters of ticket ids that lead more than one checklist item, heading or row. */
  get prefixes(): ReadonlySet<string> {
    return this.#prefixes ??= leadingPrefixes(this.#blocks);
  }

  /** The ids that an item has as a ticket. */
  ofItem({ tickets, bareTicket, title }: ItemClaim): readonly string[] {
    if (this.#localIds !== null) return readLocalIds(title, this.#localIds);
    return tickets.every((id) => !isLocalOnly(id) && (!bareTicket || this.prefixes.has(ticketPrefix(id)))) ? tickets : [];
  }

  /** Whether an item is a ticket by an id of the plan's own kind: then it is one wherever it stands. */
  isOwn(claim: ItemClaim): boolean {
    return this.#localIds !== null && this.ofItem(claim).length > 0;
  }

  /** The ids of the ticket of which a heading is the title; `null`: of none. Of what has a box elsewhere a heading just speaks. */
  ofHeading(title: string): readonly string[] | null {
    // What has no status is no work: in a design, `ADR-1` is a decision.
    if (!this.#dialect.hasStatus) return null;
    if (this.#localIds === null) return readTicketHeading(title, () => this.prefixes);
    const ids = readLocalIds(title, this.#localIds);
    return ids.length === 0 || this.areBoxed(ids) ? null : ids;
  }

  /** Whether items with a box have ids of the plan's own kind: then the box counts, and what is said elsewhere is a copy. */
  areBoxed(ids: readonly string[]): boolean {
    return this.#localIds !== null && ids.some((id) => this.#boxedIds.has(id));
  }

  /** The box before the id that makes a heading a ticket: `### [x] T001: Sign in`. */
  boxOf({ source, contentEnd }: HeadingClaim): RowClaim['checkbox'] {
    const mark = this.#localIds === null ? undefined : /^\[([^\][])\]\s/.exec(source)?.[1];
    const start = contentEnd - source.length;
    return mark === undefined ? null : { start, end: start + mark.length + 2, mark };
  }

  /** Whether an item says how far something is that a heading opens, `- [x] Phase 1: Setup complete`, beside tasks with ids of their own. */
  isSummary({ title }: ItemClaim): boolean {
    return this.#localIds !== null && this.#openings.has(this.#openingOf(title));
  }

  /** Whether the ids of a row make it a ticket's. Where items are the tasks, a row without a status only tells of one: which story it is for. */
  areTickets(ids: readonly string[], { status, checkbox }: RowClaim): boolean {
    if (this.#localIds === null) return this.#dialect.hasStatus;
    return ids.every((id) => this.#localIds?.test(id) === true) &&
      (status !== null || checkbox !== null || this.#boxedIds.size === 0 || this.areBoxed(ids));
  }

  get #boxedIds(): ReadonlySet<string> {
    return this.#boxed ??= new Set(this.#blocks.flatMap((block) => block.type === 'item' && block.checkbox !== null ? this.ofItem(block) : []));
  }

  /** What headings open, by `numberedKind`. */
  get #openings(): ReadonlySet<string> {
    return this.#opened ??= new Set(this.#blocks.flatMap((block) => block.type === 'heading' ? this.#openingOf(block.title) || [] : []));
  }

  /** The `numberedKind` of what a title opens; `''`: nothing. */
  #openingOf(title: string): string {
    const opener = readOpener(title, this.#dialect);
    return opener === null ? '' : numberedKind(opener);
  }
}
