import type {
  BlockClaim, CellClaim, DefinitionClaim, Doubt, FieldClaim, FileClaims, HeadingClaim, IdClaim, ItemClaim, LinkClaim, PathClaim,
  RowClaim, Span, StatusMark, TableClaim,
} from '../model/claims';
import type { StatusVocabulary } from '../model/vocabulary';
import { SlugCounter } from '../text/slug';
import { keep, keepList } from '../text/keep';
import { lineEndingBefore, lineOf } from '../text/lines';
import { scanBlocks } from './blocks';
import { isDigit, isLineEnd, lineEndOf, nextLine, skipSpaces, skipWhite, trimSpacesEnd } from './chars';
import { type Checkbox, checkboxAt, itemCheckbox } from './checkbox';
import type { ScannedDefinition } from './definition';
import { readFields, readPlainField, type RawField } from './fields';
import { frontMatterBounds, type FrontMatterBounds } from './front-matter-bounds';
import { readFrontMatter, wordsStart } from './front-matter';
import { GarbledText } from './garbled-claims';
import { beforeComments, behindComments } from './html-comment';
import { HtmlClaims } from './html-claims';
import { type IdToken, readIds, readTicketLead, wholeId } from './ids';
import { inOrder } from './in-order';
import { InlineReader, type InlineToken } from './inline';
import { fileOffset, type Leaf } from './leaf';
import { isPathLike } from './path-like';
import { PlainText } from './plain';
import { decodeText } from './settle';
import type { ScannedBlock, ScannedDocument, ScannedHeading, ScannedParagraph, ScannedTable } from './scanned';
import { readStatusLead, readStatusSuffix, readStatusValue } from './status';
import { isLabel, namesList, startsBold, tidyTitle, titleEndBefore } from './titles';

export interface ParseOptions {
  readonly vocabulary: StatusVocabulary;
  /** Told the length of each leaf, in UTF-16 units, that was left to mdast. */
  readonly onSettle?: (length: number) => void;
}

/**
 * What a Markdown file says, by itself: no other file is looked at, and nothing is resolved beyond the file.
 * Never throws, whatever the text; linear in its length.
 *
 * @param uri carried through to the claims
 * @param text the decoded text; a byte order mark is allowed
 */
export function parseFile(uri: string, text: string, options: ParseOptions): FileClaims {
  return new ClaimsReader(text, options).read(uri);
}

/** Of longer titles, cells and values only so much is kept. */
const MAX_TITLE = 4000;

/** No plan comes near it; a file that does would only take time and memory. */
const MAX_CLAIMS = 30_000;

/** The longest line of a list item that may name a subject and its status. */
const MAX_NAMED = 120;
/** How long words may be that are a status which nobody knows. */
const LONGEST_STATUS = 100;

/** Nothing, a remark, or a day. */
const BEHIND_PLAIN = /^(?:\.?$|\s*[(,;–—-]|\s+(?:in|on|by|since|\d))/;

/** The names of fields and columns that hold a status: `Test status` and `Current state` say something else. */
export const STATUS_NAME = /^(?:(?:phase|stage|milestone|(?:work )?package|ticket|task|plan|project|feature|module|overall|current|implementation)[\s_-])?status$|^state$/i;

class ClaimsReader {
  readonly #text: string;
  readonly #vocabulary: StatusVocabulary;
  readonly #settled: (length: number) => void;
  readonly #bounds: FrontMatterBounds | null;
  readonly #document: ScannedDocument;
  readonly #definitions: readonly DefinitionClaim[];
  /** The destinations of references, by label; the first definition of a label counts. */
  readonly #urls = new Map<string, string>();
  readonly #inline: InlineReader;
  readonly #plain: PlainText;
  readonly #slugs = new SlugCounter();
  readonly #blocks: BlockClaim[] = [];
  readonly #links: LinkClaim[] = [];
  readonly #paths: PathClaim[] = [];
  readonly #ids: IdClaim[] = [];
  readonly #html: HtmlClaims;
  readonly #garbled: GarbledText;
  #rowCount = 0;
  /** The item whose first paragraph comes next. */
  #pendingItem: (Span & { readonly depth: number }) | null = null;

  constructor(text: string, { vocabulary, onSettle }: ParseOptions) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.#settled = onSettle ?? (() => undefined);
    this.#bounds = frontMatterBounds(text);
    this.#document = scanBlocks(text, this.#bounds?.end);
    this.#html = new HtmlClaims(text, this.#document.lines);
    this.#definitions = this.#document.definitions.map((definition) => this.#definition(definition));
    this.#inline = new InlineReader(this.#urls);
    this.#plain = new PlainText(this.#inline);
    this.#garbled = new GarbledText(text);
  }

  read(uri: string): FileClaims {
    const { lines, blocks, doubts } = this.#document;
    const isWhole = this.#readBlocks(blocks);
    const frontMatter = readFrontMatter(this.#text, this.#bounds);
    const status = frontMatter?.fields.find(({ key }) => key === 'status');
    return {
      uri,
      lines: keepList(lines),
      length: this.#text.length,
      codeLines: codeLinesIn(this.#document),
      lineEnding: lineEndingBefore(this.#text, lines[1]),
      frontMatter,
      status: status === undefined ? null : readStatusValue(this.#text, wordsStart(this.#text, status), status.valueEnd, this.#vocabulary),
      blocks: keepList(this.#blocks),
      links: keepList(inOrder(this.#links)),
      definitions: this.#definitions,
      paths: keepList(this.#paths),
      ids: keepList(this.#ids),
      anchors: this.#html.anchors,
      directives: this.#html.directives,
      garbled: this.#garbled.claims(),
      doubts: isWhole ? doubts : [...doubts, this.#unread()],
    };
  }

  /** Returns whether it came to the end. */
  #readBlocks(blocks: readonly ScannedBlock[]): boolean {
    for (let i = 0; i < blocks.length; i++) {
      this.#block(blocks, i);
      if (this.#blocks.length + this.#rowCount > MAX_CLAIMS) return false;
    }
    return true;
  }

  #unread(): Doubt {
    const last = this.#blocks[this.#blocks.length - 1];
    const reason = `more than ${MAX_CLAIMS} headings, items and rows: the rest is not read`;
    return { start: last?.start ?? 0, end: this.#text.length, reason, isUnread: true };
  }

  #definition({ start, end, label, url, urlStart, urlEnd }: ScannedDefinition): DefinitionClaim {
    const decoded = decodeText(url);
    const kept = keep(decoded, 0, decoded.length);
    if (!this.#urls.has(label)) this.#urls.set(label, kept);
    return { start, end, label: keep(label, 0, label.length), url: kept, urlStart, urlEnd };
  }

  #block(blocks: readonly ScannedBlock[], index: number): void {
    const block = blocks[index] as ScannedBlock;
    switch (block.type) {
      case 'heading': return this.#heading(block);
      case 'paragraph': return this.#paragraph(block);
      case 'table': return this.#table(block);
      case 'item': {
        const first = blocks[index + 1];
        if (first?.type !== 'paragraph' || !first.opensItem) {
          const { start, end, depth } = block;
          const contentEnd = beforeComments(this.#text, start, lineEndOf(this.#text, start, end));
          this.#blocks.push({
            type: 'item', start, end, depth, isNumbered: this.#isNumbered(start), checkbox: null, title: '', bold: false, tickets: NONE, ticket: false,
            placeholder: null, bareTicket: false, suffix: null, contentEnd,
          });
        } else this.#pendingItem = block;
        return;
      }
      case 'html': return this.#html.read(this.#text, block.start, block.end, block.start);
      case 'code': return this.#garbled.code('code block', block.start, block.end);
    }
  }

  #heading({ start, end, level, content }: ScannedHeading): void {
    const { text } = content;
    if (content.start === content.end) {
      const contentEnd = trimSpacesEnd(text, start, content.start);
      this.#blocks.push({
        type: 'heading', start, end, level, title: '', source: '', slug: this.#slugs.next(''), suffix: null, lead: null, contentEnd,
      });
      return;
    }
    const plain = this.#leaf(content, content.start);
    const line = this.#lastLineStart(content);
    const last = beforeComments(text, line, content.end);
    const written = readStatusSuffix(text, line, last, this.#vocabulary);
    const suffix = level === 1 && written !== null && namesList(text.slice(line, written.start), written.written) && this.#isOnlyTitle() ? null : written;
    const lead = readStatusLead(text, content.start, content.end, this.#vocabulary);
    const exact = plain.exact(this.#settled);
    const title = suffix === null && lead === null
      ? (this.#inline.mayBeGarbled ? plain.of(content.start, content.end) : exact)
      : plain.of(lead === null ? content.start : lead.end, suffix === null ? content.end : titleEndBefore(text, content.start, suffix.start));
    const source = line === content.start ? keep(text, line, Math.min(last, line + MAX_TITLE)) : title;
    const claim: HeadingClaim = {
      type: 'heading', start, end, level, title: tidyTitle(title), source: source === title ? title : source, slug: this.#slugs.next(exact),
      suffix: this.#moved(content, suffix), lead: this.#moved(content, lead), contentEnd: fileOffset(content, last),
    };
    this.#blocks.push(claim);
  }

  #isOnlyTitle(): boolean {
    return this.#document.blocks.filter((block) => block.type === 'heading' && block.level === 1).length === 1;
  }

  #paragraph({ start, end, content, depth, quoted }: ScannedParagraph): void {
    const { text } = content;
    const item = this.#pendingItem;
    this.#pendingItem = null;
    const box = item === null ? null : itemCheckbox(content);
    const from = box === null ? content.start : box.isOptional ? box.end + 1 : box.end;
    const plain = this.#leaf(content, from);
    const marks = this.#inline.doubledMarks;
    const fields = marks.length > 0 ? readFields(text, from, content.end, marks) : NO_FIELDS;
    if (item !== null) this.#item(item, content, box, from, fields, plain);
    for (const field of fields) this.#field(content, field, depth, plain);
    if (item !== null || fields.length > 0) return;
    if (quoted) {
      const status = this.#quoteStatus(content);
      if (status !== null) this.#blocks.push({ type: 'quote', start, end, depth, status: this.#moved(content, status) as StatusMark });
    }
    const field = depth > 0 || quoted ? null : readPlainField(text, content.start, content.end, STATUS_NAME);
    const status = field === null ? null : this.#fieldStatus(text, field);
    // Without bold type only words that are known make a status of it, and no sentence follows.
    if (field !== null && status?.status && BEHIND_PLAIN.test(text.slice(status.end, field.lineEnd))) this.#field(content, field, depth, plain);
    if (isLabel(text, content.start, content.end)) {
      this.#blocks.push({ type: 'label', start, end, depth, name: plain.of(content.start, content.end).replace(/\s*:$/, '') });
    }
  }

  /** The status that a quote's last line is, else the one that ends it. */
  #quoteStatus(content: Leaf): StatusMark | null {
    const { text } = content;
    const line = this.#lastLineStart(content);
    const end = beforeComments(text, line, content.end);
    const whole = this.#statusValue(text, line, end);
    return whole !== null && whole.status !== null && whole.end === end ? whole : readStatusSuffix(text, line, end, this.#vocabulary);
  }

  #item(
    item: Span & { readonly depth: number }, content: Leaf, box: Checkbox | null,
    from: number, fields: readonly RawField[], plain: PlainText,
  ): void {
    const { text } = content;
    const contentStart = box === null ? from : isLineEnd(text.charCodeAt(from)) ? nextLine(text, from) : from + 1;
    const firstEnd = this.#inline.hasBreak ? lineEndOf(text, contentStart, content.end) : content.end;
    const bold = startsBold(text, skipSpaces(text, contentStart, firstEnd), firstEnd);
    const field = fields.find((candidate) => candidate.start > firstEnd);
    const titleEnd = Math.min(field === undefined ? content.end : field.start, from + MAX_TITLE);
    const last = beforeComments(text, from, firstEnd);
    // What is longer is a sentence, not the name of something.
    const suffix = box === null && bold && firstEnd - contentStart <= MAX_NAMED
      ? readStatusSuffix(text, contentStart, last, this.#vocabulary)
      : null;
    const lead = box === null ? null : readTicketLead(text, contentStart, firstEnd);
    const title = suffix === null
      ? plain.of(contentStart, titleEnd)
      : plain.of(contentStart, titleEndBefore(text, contentStart, suffix.start));
    const claim: ItemClaim = {
      type: 'item', start: item.start, end: item.end, depth: item.depth, isNumbered: this.#isNumbered(item.start),
      checkbox: box === null
        ? null
        : {
          start: fileOffset(content, box.start), end: fileOffset(content, box.start) + box.end - box.start, mark: box.mark,
          ...box.isOptional && { isOptional: true },
        },
      title: tidyTitle(title),
      bold,
      tickets: lead === null ? NONE : lead.ids.map(({ id }) => id),
      ticket: lead !== null && (lead.ticketWord || lead.placeholder !== null),
      placeholder: lead === null || lead.placeholder === null ? null : this.#placeholder(content, lead.placeholder),
      bareTicket: lead !== null && lead.bare,
      suffix: this.#moved(content, suffix),
      contentEnd: fileOffset(content, last),
    };
    this.#blocks.push(claim);
  }

  #isNumbered(start: number): boolean {
    return isDigit(this.#text.charCodeAt(start));
  }

  #placeholder(leaf: Leaf, { start, end, id }: IdToken): Span & { readonly id: string } {
    const at = fileOffset(leaf, start);
    return { start: at, end: at + end - start, id };
  }

  #field(content: Leaf, raw: RawField, depth: number, plain: PlainText): void {
    const { text } = content;
    const name = plain.of(raw.nameStart, raw.nameEnd);
    const status = STATUS_NAME.test(name) ? this.#fieldStatus(text, raw) : null;
    const end = Math.min(raw.end, raw.valueStart + MAX_TITLE);
    const value = raw.boldEnd === -1
      ? plain.of(raw.valueStart, end)
      : `${plain.of(raw.valueStart, raw.boldEnd)} ${plain.of(raw.boldEnd + 2, end)}`.trim();
    const claim: FieldClaim = {
      type: 'field', start: fileOffset(content, raw.start), end: fileOffset(content, raw.end), depth, name, value,
      valueStart: fileOffset(content, raw.valueStart), valueEnd: fileOffset(content, raw.end), status: this.#moved(content, status),
    };
    this.#blocks.push(claim);
  }

  /** The status stands in the field's own line, or else in the next. */
  #fieldStatus(text: string, raw: RawField): StatusMark | null {
    if (raw.boldEnd !== -1) return this.#statusValue(text, raw.valueStart, raw.boldEnd);
    if (raw.lineEnd > raw.valueStart) return this.#statusValue(text, raw.valueStart, raw.lineEnd);
    const next = skipWhite(text, raw.valueStart, raw.end);
    return this.#statusValue(text, next, lineEndOf(text, next, raw.end));
  }

  /** What stands in a place for a status; comments around it are passed over. Sentences that nobody knows are a remark. */
  #statusValue(text: string, start: number, end: number): StatusMark | null {
    const from = behindComments(text, start, end);
    const mark = readStatusValue(text, from, beforeComments(text, from, end), this.#vocabulary);
    return mark?.status === null && mark.end - mark.start > LONGEST_STATUS ? null : mark;
  }

  #table({ start, end, depth, rows }: ScannedTable): void {
    const header = this.#cells(rows[0] as number[]);
    const statusColumn = header.findIndex(({ text }) => STATUS_NAME.test(text));
    const claim: TableClaim = {
      type: 'table', start, end, depth, header, statusColumn,
      rows: rows.slice(1, MAX_CLAIMS).map((row) => this.#row(row, statusColumn)),
    };
    this.#rowCount += rows.length;
    this.#blocks.push(claim);
  }

  #row(row: readonly number[], statusColumn: number): RowClaim {
    const cells = this.#cells(row);
    const statusCell = cells[statusColumn];
    const boxes = cells.map(({ start, end }) => checkboxAt(this.#text, start, end));
    const boxed = boxes.findIndex((box) => box !== null);
    const checkbox = boxes[boxed] ?? null;
    const status = statusCell === undefined || statusColumn === boxed
      ? null
      : this.#statusValue(this.#text, statusCell.start, statusCell.end);
    return { start: cells[0]?.start ?? 0, end: cells[cells.length - 1]?.end ?? 0, cells: keepList(cells), status, checkbox };
  }

  #cells(bounds: readonly number[]): CellClaim[] {
    const cells: CellClaim[] = [];
    for (let i = 0; i < bounds.length; i += 2) {
      const start = bounds[i] as number;
      const end = bounds[i + 1] as number;
      const leaf: Leaf = { text: this.#text, start, end, map: null };
      cells.push({ start, end, text: this.#leaf(leaf, start).of(start, Math.min(end, start + MAX_TITLE)) });
    }
    return cells;
  }

  /** Reads a leaf's inline content into the claims. */
  #leaf(leaf: Leaf, from: number): PlainText {
    const before = this.#ids.length;
    const tokens = this.#inline.read(leaf, from);
    if (tokens.length > 0) for (const token of tokens) this.#token(leaf, token);
    const inCode = this.#ids.length - before;
    const digits = this.#inline.idDigits;
    if (digits.length > 0) for (const claim of readIds(leaf.text, from, leaf.end, digits)) this.#id(leaf, claim);
    if (inCode > 0) for (const claim of this.#ids.splice(before).sort((a, b) => a.start - b.start)) this.#ids.push(claim);
    return this.#plain.turnTo(leaf);
  }

  /** Code that is an id or a path: `PF-1`, `PF-1..PF-3`, `modules/cart.md`. */
  #code(leaf: Leaf, { start, end, textStart, textEnd }: InlineToken): void {
    const id = wholeId(leaf.text, textStart, textEnd);
    if (id !== null) this.#id(leaf, { ...id, isCode: true });
    else if (isPathLike(leaf.text, textStart, textEnd)) {
      this.#paths.push({ start: fileOffset(leaf, start), end: fileOffset(leaf, end), path: keep(leaf.text, textStart, textEnd) });
    }
  }

  #id(leaf: Leaf, claim: IdClaim): void {
    this.#ids.push(leaf.map === null ? claim : { ...claim, start: fileOffset(leaf, claim.start), end: fileOffset(leaf, claim.end) });
  }

  #token(leaf: Leaf, token: InlineToken): void {
    switch (token.type) {
      case 'autolink': return;
      case 'html': return this.#html.read(leaf.text, token.start, token.end, fileOffset(leaf, token.start));
      case 'code':
        this.#garbled.code('code span', fileOffset(leaf, token.start), fileOffset(leaf, token.end));
        this.#code(leaf, token);
        return;
      case 'link': case 'image': case 'reference': case 'imageReference': {
        const url = token.label === '' ? decodeText(keep(leaf.text, token.urlStart, token.urlEnd)) : this.#urls.get(token.label) as string;
        this.#links.push({
          type: token.type, start: fileOffset(leaf, token.start), end: fileOffset(leaf, token.end), url,
          urlStart: fileOffset(leaf, token.urlStart), urlEnd: fileOffset(leaf, token.urlEnd),
        });
      }
    }
  }

  /** A status stands in one line: setext headings and quotes may have more. Of the leaf read last. */
  #lastLineStart({ text, start, end }: Leaf): number {
    if (!this.#inline.hasBreak) return start;
    let pos = end;
    while (pos > start && !isLineEnd(text.charCodeAt(pos - 1))) pos--;
    return skipSpaces(text, pos, end);
  }

  #moved(leaf: Leaf, mark: StatusMark | null): StatusMark | null {
    if (mark === null || leaf.map === null) return mark;
    return { ...mark, start: fileOffset(leaf, mark.start), end: fileOffset(leaf, mark.end) };
  }
}

const NONE: readonly string[] = [];
const NO_FIELDS: readonly RawField[] = [];

function codeLinesIn({ blocks, lines }: ScannedDocument): number {
  let count = 0;
  for (const { type, start, end } of blocks) if (type === 'code') count += lineOf(lines, end) - lineOf(lines, start) + 1;
  return count;
}
