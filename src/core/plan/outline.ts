import type { Dialect } from '../dialects/dialect';
import type {
  BlockClaim, FieldClaim, FileClaims, HeadingClaim, ItemClaim, QuoteClaim, RowClaim, StatusMark, TableClaim,
} from '../model/claims';
import type { SubjectKind } from '../model/plan';
import { lineOf } from '../text/lines';
import { mayOnlySpeak, numberedKind, type OpenerName, readOpener } from './names';
import { leadingNumber, numbersAbove, readCriterion } from './numbers';
import { OpenHeadings } from './open-headings';
import { isRecord } from './records';
import { type Columns, readColumns, readRow, type RowReading } from './rows';
import { namesCriteria } from './criteria';
import { END_OF_FILE, Entry, type Place } from './entry';
import { EntryIndex } from './entry-index';
import { namedLevels } from './named-levels';
import { TicketNames } from './ticket-names';
import { WaitingRows } from './waiting-rows';

/*
 * The one reader that makes an outline of a file's claims: what is a subject, what stands below what, and which claims are
 * about whom. What differs between families of plans is in the dialect.
 */

/** Higher than any heading's: what a bold list item opens is closed by every heading. */
const ITEM_LEVEL = 7;

interface Container {
  readonly entry: Entry;
  /** Where it was opened. */
  readonly place: Place;
  /** Its place among the dialect's openers; tickets come last. */
  readonly rank: number;
  readonly level: number;
}

/** The names of fields that say who does it. */
const OWNERS: ReadonlySet<string> = new Set(['owner', 'owners', 'assignee', 'assigned to']);

/** A list item that is open, and what its next checklist is. */
interface OpenItem {
  readonly title: string;
  readonly entry: Entry | null;
  criteria: boolean;
}

/** The outline of a plan document; the entry that is returned stands for the document itself. */
export function readOutline(claims: FileClaims, dialect: Dialect): Entry {
  return new OutlineReader(claims, dialect).read();
}

/** The status of a heading: at its end, else at its start. Where both say the same, `## ✅ Roof (done)`, both are copies of it. */
function marksOf({ suffix, lead }: HeadingClaim): readonly StatusMark[] {
  if (suffix === null || lead === null) return [suffix ?? lead ?? []].flat();
  return suffix.status === lead.status ? [suffix, lead] : [suffix];
}

class OutlineReader {
  readonly #blocks: readonly BlockClaim[];
  readonly #dialect: Dialect;
  readonly #root: Entry;
  readonly #index = new EntryIndex();
  readonly #title: HeadingClaim | null;
  readonly #containers: Container[] = [];
  readonly #headings: OpenHeadings;
  readonly #items: OpenItem[] = [];
  /** What the last label outside of lists says of the checklist that follows. */
  #criteria = false;
  /** Where the last list item behind that label ends; -1 if none came yet. */
  #listEnd = -1;
  readonly #lines: readonly number[];
  readonly #tickets: TicketNames;
  /** What has a list of criteria that is called so: another list of it is none. */
  #labelled: Entry | null = null;
  #namedLevels: ReadonlyMap<string, number> | null = null;
  readonly #rows = new WaitingRows();

  constructor(claims: FileClaims, dialect: Dialect) {
    this.#blocks = claims.blocks;
    this.#lines = claims.lines;
    this.#dialect = dialect;
    this.#tickets = new TicketNames(claims.blocks, dialect);
    const titles = claims.blocks.filter((block) => block.type === 'heading' && block.level === 1) as HeadingClaim[];
    // Of several titles none is the document's.
    this.#title = titles.length === 1 && titles[0] !== undefined && (readOpener(titles[0].title, dialect)?.isHeading ?? true) ? titles[0] : null;
    this.#headings = new OpenHeadings(this.#title, dialect);
    this.#root = new Entry('plan', '');
    this.#root.addPlace('heading', this.#title?.start ?? -1, END_OF_FILE, this.#title?.title ?? '');
    if (claims.status !== null) this.#root.addStatus('front matter', 'front matter', claims.status);
    // An emoji before the title is decoration more often than not: it counts only where a heading opens something.
    if (this.#title?.suffix) this.#root.addStatus('heading', 'heading', this.#title.suffix);
  }

  read(): Entry {
    for (let i = 0; i < this.#blocks.length; i++) {
      const block = this.#blocks[i] as BlockClaim;
      if (block.type !== 'item') this.#closeItems(block);
      switch (block.type) {
        case 'heading': this.#heading(block); break;
        case 'item': this.#item(block, i); break;
        case 'field': this.#field(block); break;
        case 'label': this.#setLabel(block.name); break;
        case 'table': this.#table(block); break;
        case 'quote': this.#quote(block); break;
      }
    }
    this.#rows.place(this.#index, this.#dialect);
    if (!this.#dialect.hasStatus) this.#root.forgetStatuses();
    return this.#root;
  }

  #closeItems(block: Exclude<BlockClaim, ItemClaim>): void {
    const depth = block.type === 'heading' ? 0 : block.depth;
    if (this.#items.length > depth) this.#items.length = depth;
  }

  get #container(): Entry {
    return this.#containers[this.#containers.length - 1]?.entry ?? this.#root;
  }

  /** The subject that a claim at this place is about. */
  get #owner(): Entry {
    for (let i = this.#items.length - 1; i >= 0; i--) {
      const entry = this.#items[i]?.entry;
      if (entry) return entry;
    }
    return this.#container;
  }

  #heading(claim: HeadingClaim): void {
    const { level, title } = claim;
    const opener = claim === this.#title ? null : readOpener(title, this.#dialect);
    const ticket = opener === null && claim !== this.#title ? this.#tickets.ofHeading(title) : null;
    const rank = opener?.rank ?? this.#dialect.openers.length;
    const around = opener === null ? undefined : this.#containers.find(({ entry, level: outer }) => outer < level && numberedKind(entry) === numberedKind(opener));
    const names = ticket !== null || (opener !== null && !this.#onlySpeaks(opener, level, around));
    this.#criteria = false;
    this.#close(claim.start, (container) => container.level >= level ||
      ((opener !== null || ticket !== null) && container.rank >= rank && (names || container !== around)));
    this.#headings.close(level, claim.start);
    const outer = this.#headings.ofCriteria;
    // `Phase 1 Acceptance Criteria` is about the phase.
    const criteria = names ? opener !== null && this.#isCriteria(opener.rest) : outer || this.#isCriteria(opener?.rest ?? title);
    const under = this.#headings.start;
    this.#headings.open(claim, criteria);
    if (!names) return;
    const entry = ticket !== null ? this.#ticket(ticket) : this.#numbered(opener as OpenerName, under);
    const place = entry.addPlace('heading', claim.start, END_OF_FILE, title);
    for (const mark of marksOf(claim)) entry.addStatus('heading', 'heading', mark);
    if (ticket !== null) this.#addCheckbox(entry, this.#tickets.boxOf(claim));
    this.#containers.push({ entry, place, rank, level });
  }

  /**
   * Whether a heading is about something that a higher one names: `### Phase 2 progress`, be it below `## Phase 2: Rig` or elsewhere.
   * @param around what is open of that name
   */
  #onlySpeaks(opener: OpenerName, level: number, around: Container | undefined): boolean {
    // A title with a name may be that of a document whose parts are numbered anew.
    if (around !== undefined && around.level > 1) return true;
    this.#namedLevels ??= namedLevels(this.#blocks, this.#title, this.#dialect);
    return mayOnlySpeak(opener) && (this.#namedLevels.get(numberedKind(opener)) ?? level) < level;
  }

  /** @param at where what closes them begins */
  #close(at: number, closes: (container: Container) => boolean): void {
    for (let last = this.#containers.at(-1); last !== undefined && closes(last); last = this.#containers.at(-1)) {
      last.place.end = at;
      this.#containers.pop();
    }
  }

  /** The ticket that a heading gave one of these ids in the open container, or a new one. Checklist items with the same id are two. */
  #ticket(ids: readonly string[]): Entry {
    const container = this.#container;
    const known = this.#index.withIds(ids).find((entry) => entry.parent === container && entry.places.every(({ form }) => form !== 'item'));
    return known ?? this.#index.add(container.add(new Entry('ticket', '', ids)));
  }

  /**
   * The subject of that kind and number in the open container: the one that is there, or a new one. Under another heading that
   * is no subject, `## Backend` and `## Frontend`, the same number is another subject.
   */
  #numbered({ kind, number, name }: OpenerName, under: number): Entry {
    const container = this.#container;
    const known = container.child(kind, number, under);
    if (known !== undefined) return known;
    const entry = new Entry(kind, number);
    entry.name = name;
    entry.under = under;
    return this.#index.add(container.add(entry));
  }

  #item(claim: ItemClaim, index: number): void {
    if (this.#items.length > claim.depth) this.#items.length = claim.depth;
    const named = claim.bold ? readOpener(claim.title, this.#dialect) : null;
    const opener = named?.isHeading === true ? null : named;
    if (opener !== null && this.#hasContent(claim, index)) {
      this.#criteria = false;
      this.#close(claim.start, (container) => container.rank >= opener.rank);
      const entry = this.#numbered(opener, this.#headings.start);
      const place = entry.addPlace('item', claim.start, END_OF_FILE, claim.title);
      if (claim.suffix !== null) entry.addStatus('heading', 'item', claim.suffix);
      this.#addCheckbox(entry, claim.checkbox);
      this.#containers.push({ entry, place, rank: opener.rank, level: ITEM_LEVEL });
      this.#open(claim, entry, false);
      return;
    }
    // A bare name opens nothing, but ends what a neighbour of its kind has opened.
    if (opener !== null && claim.checkbox !== null) this.#close(claim.start, (container) => container.rank >= opener.rank && container.level === ITEM_LEVEL);
    this.#expireLabel(claim);
    const criteria = this.#inCriteria();
    if (criteria) this.#labelled = this.#container;
    if (claim.checkbox === null) {
      if (criteria || (claim.isNumbered && this.#isOwnPlace() && this.#labelled !== this.#container)) this.#numberedCriterion(claim);
      this.#open(claim, null, criteria || (claim.title.length < 60 && this.#isCriteria(claim.title)));
      return;
    }
    // What has an id of the plan's own is a task, below `Phase 6: Verification` too.
    if (criteria && !this.#tickets.isOwn(claim)) {
      this.#owner.addCriterion(this.#isDone(claim));
      this.#numberedCriterion(claim);
      this.#open(claim, null, true);
      return;
    }
    if (!this.#dialect.checklists || this.#tickets.isSummary(claim)) {
      this.#open(claim, null, false);
      return;
    }
    const entry = this.#checklistEntry(claim);
    entry.addPlace('item', claim.start, claim.end, claim.title);
    entry.isOptional = claim.checkbox.isOptional === true;
    this.#addCheckbox(entry, claim.checkbox);
    this.#open(claim, entry, false);
  }

  /** A label is for the list that follows: what comes behind a paragraph or rule, three lines on, is another. */
  #expireLabel({ start, end, depth }: ItemClaim): void {
    if (depth > 0) return;
    if (this.#criteria && this.#listEnd !== -1 && lineOf(this.#lines, start) - lineOf(this.#lines, this.#listEnd) > 3) this.#criteria = false;
    this.#listEnd = end;
  }

  /** `2. WHEN the page is left …` below `Requirement 1` is its criterion `1.2`; what is indented belongs to it. */
  #numberedCriterion({ depth, start, end, title }: ItemClaim): void {
    const container = this.#container;
    if (!this.#dialect.numberedCriteria || depth > 0 || container === this.#root) return;
    const { number, words } = readCriterion(title, container.number, container.children.at(-1)?.number);
    const entry = new Entry('section', number);
    entry.name = number;
    this.#index.add(container.add(entry)).addPlace('item', start, end, `${number} ${words}`);
  }

  #checklistEntry(claim: ItemClaim): Entry {
    const { numbered } = this.#dialect;
    const number = numbered === null ? '' : leadingNumber(claim.title);
    if (numbered !== null && number !== '') {
      const entry = new Entry(numbered, number);
      entry.name = number;
      entry.under = this.#headings.start;
      // Each heading may count anew, and so may the steps of a task: `2.` of another one is not what `2.1` belongs to.
      const isAbove = (each: Entry): boolean => each.under === entry.under && (each.parent?.kind !== numbered || each.number.startsWith(`${each.parent.number}.`));
      const above = numbersAbove(number).flatMap((each) => this.#index.numbered(numbered, each).findLast(isAbove) ?? [])[0];
      return this.#index.add((above ?? this.#parentOfItem()).add(entry));
    }
    const ids = this.#tickets.ofItem(claim);
    const entry = ids.length > 0 || claim.ticket ? new Entry('ticket', '', ids) : new Entry('item', '');
    return this.#index.add(this.#parentOfItem().add(entry));
  }

  /** An item stands below the nearest item, container, or, where there is none, the section of the nearest heading. */
  #parentOfItem(): Entry {
    const owner = this.#owner;
    if (owner !== this.#root) return owner;
    return this.#headings.sectionIn(owner);
  }

  #addCheckbox(entry: Entry, checkbox: RowClaim['checkbox']): void {
    if (checkbox === null) return;
    const status = this.#dialect.marks.get(checkbox.mark) ?? null;
    entry.addStatus('checkbox', 'checkbox', { start: checkbox.start, end: checkbox.end, status, reason: null, written: `[${checkbox.mark}]` });
  }

  #open({ title }: ItemClaim, entry: Entry | null, criteria: boolean): void {
    this.#items.push({ title, entry, criteria });
  }

  /** A bold list item defines something if it holds a checklist or fields; else it only mentions it. */
  #hasContent(claim: ItemClaim, index: number): boolean {
    for (let i = index + 1; i < this.#blocks.length; i++) {
      const block = this.#blocks[i] as BlockClaim;
      if (block.start >= claim.end) return false;
      if (block.type === 'item' && block.checkbox !== null) return true;
      // A field that starts where the item's text does is the name itself: `**Package 1**: words`.
      if (block.type === 'field' && !claim.title.startsWith(block.name)) return true;
    }
    return false;
  }

  #inCriteria(): boolean {
    const item = this.#items[this.#items.length - 1];
    if (item !== undefined && (item.criteria || item.entry !== null)) return item.criteria;
    return this.#criteria || this.#headings.ofCriteria;
  }

  #isCriteria(name: string): boolean {
    return namesCriteria(name, this.#dialect.criteria);
  }

  #field(claim: FieldClaim): void {
    this.#setLabel(claim.name);
    const isOwner = OWNERS.has(claim.name.toLowerCase());
    if (claim.status === null && !isOwner) return;
    // In a list item that is no subject it speaks of that item, or, where the item is nothing but the field, of what is around it.
    const item = this.#items[this.#items.length - 1];
    if (item?.entry === null && (!item.title.startsWith(claim.name) || this.#items[this.#items.length - 2]?.entry === null)) return;
    if (!item?.entry && !this.#isOwnPlace()) return;
    if (claim.status !== null) this.#owner.addStatus('field', 'field', claim.status);
    if (isOwner && claim.value !== '') this.#owner.owner ??= claim.value;
  }

  /** Whether no heading stands between here and what names the open container: else a field speaks of that part only. */
  #isOwnPlace(): boolean {
    const container = this.#containers[this.#containers.length - 1];
    const heading = this.#headings.innermost;
    if (container === undefined) return heading === null || heading === this.#title;
    return container.level === ITEM_LEVEL || heading?.level === container.level;
  }

  #setLabel(name: string): void {
    const item = this.#items[this.#items.length - 1];
    if (item === undefined) {
      this.#criteria = this.#isCriteria(name);
      this.#listEnd = -1;
    } else item.criteria = this.#isCriteria(name);
  }

  #quote(claim: QuoteClaim): void {
    const heading = this.#headings.innermost;
    if (heading === this.#title || this.#container.isAt(heading?.start ?? -1)) this.#container.addStatus('quote', 'quote', claim.status);
  }

  #table(claim: TableClaim): void {
    const ofRecords = isRecord(claim) || this.#headings.ofRecords;
    const columns = readColumns(claim, this.#dialect, ofRecords);
    for (const row of claim.rows) {
      const reading = readRow(row, columns, () => this.#tickets.prefixes);
      switch (reading?.says) {
        case 'ticket':
          if (this.#tickets.areTickets(reading.ids, row)) this.#row(new Entry('ticket', '', reading.ids), row, reading.title, this.#parentOfRow('ticket'), columns);
          break;
        case 'numbered': {
          const { kind, number, name, title } = reading;
          const entry = new Entry(kind, number);
          entry.name = name;
          this.#row(entry, row, title, this.#parentOfRow(kind), columns);
          break;
        }
        case 'checkbox':
          if (this.#inCriteria()) this.#owner.addCriterion(this.#isDone(row));
          else if (this.#dialect.checklists) this.#row(new Entry('item', ''), row, reading.title, this.#parentOfItem(), columns);
          break;
        case 'mention':
          if (!ofRecords && row.status !== null) this.#mention(reading, row.status);
          break;
      }
    }
  }

  /** `Phase 1: Foundation | ✅ Complete`: the row claims a status for what is defined elsewhere. */
  #mention({ kind, name }: Extract<RowReading, { says: 'mention' }>, status: StatusMark): void {
    const opener = readOpener(name, this.#dialect);
    if (opener?.kind === kind) this.#rows.mention(opener, this.#parentOfRow(kind), status);
  }

  #isDone({ checkbox }: ItemClaim | RowClaim): boolean {
    return checkbox !== null && this.#dialect.marks.get(checkbox.mark) === 'done';
  }

  /** A row stands below what is of higher rank than its kind: a table of packages in a package's section lists its neighbours. */
  #parentOfRow(kind: SubjectKind): Entry {
    const rank = this.#dialect.openers.findIndex((opener) => opener.kind === kind);
    if (rank === -1) return this.#owner;
    return this.#containers.findLast((container) => container.rank < rank)?.entry ?? this.#root;
  }

  #row(entry: Entry, row: RowClaim, title: string, parent: Entry, { isCalledSo }: Columns): void {
    entry.addPlace('row', row.start, row.end, title);
    if (row.status !== null) entry.addStatus(this.#tickets.areBoxed(entry.ids) ? 'mention' : 'row', 'cell', row.status);
    this.#addCheckbox(entry, row.checkbox);
    // In the section of a task a table numbers its steps.
    this.#rows.define(entry, parent, isCalledSo && this.#containers.every(({ entry: { kind } }) => kind !== entry.kind));
  }
}
