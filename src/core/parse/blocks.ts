import type { Doubt } from '../model/claims';
import {
  ASTERISK, BACKTICK, BRACKET_OPEN, BYTE_ORDER_MARK, CR, DASH, DIGIT_0, DOT, EQUALS, GREATER, HASH, LESS,
  PAREN_CLOSE, PLUS, SPACE, TAB, TILDE, UNDERSCORE, isDigit, isLineEnd, isSpace, skipSpaces, trimSpacesEnd,
} from './chars';
import { takeDefinitions, type ScannedDefinition } from './definition';
import { endsHtmlBlock, htmlBlockStart, htmlContentStart, type HtmlKind } from './html-block';
import { type Leaf, fileOffset, leafOfLines } from './leaf';
import { cellsOf, delimiterCells, headerCells } from './table';

/*
 * The block structure of a whole document, as CommonMark 0.31 with GFM tables has it and micromark reads it, in one pass
 * over the lines. Where the two differ, micromark is followed: it is the judge in the differential test.
 */

export interface ScannedHeading {
  readonly type: 'heading';
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly content: Leaf;
  /** How many list items enclose it. */
  readonly depth: number;
}

export interface ScannedParagraph {
  readonly type: 'paragraph';
  readonly start: number;
  readonly end: number;
  readonly content: Leaf;
  /** Whether it is the first thing in its list item, where a checkbox may stand. */
  readonly opensItem: boolean;
  readonly depth: number;
  /** Whether it stands in a block quote. */
  readonly quoted: boolean;
}

export interface ScannedItem {
  readonly type: 'item';
  readonly start: number;
  /** Set when the item is closed. */
  end: number;
  /** How many items enclose it. */
  readonly depth: number;
}

export interface ScannedTable {
  readonly type: 'table';
  readonly start: number;
  end: number;
  readonly depth: number;
  /** One array a row, the header first: start and end of each cell's text in turn. */
  readonly rows: number[][];
}

export interface ScannedRaw {
  readonly type: 'code' | 'html';
  readonly start: number;
  end: number;
}

export type ScannedBlock = ScannedHeading | ScannedParagraph | ScannedItem | ScannedTable | ScannedRaw;

export interface ScannedDocument {
  /** Offsets at which lines start. */
  readonly lines: readonly number[];
  /** In the order of their starts. */
  readonly blocks: readonly ScannedBlock[];
  readonly definitions: readonly ScannedDefinition[];
  readonly doubts: readonly Doubt[];
}

/**
 * Deeper nesting is read as text, and said so: a limit that no plan reaches, and that keeps hostile nesting linear.
 */
const MAX_CONTAINERS = 64;

interface Container {
  /** `null` for a block quote. */
  item: ScannedItem | null;
  /** A bullet's character, or the delimiter behind an ordered number. */
  readonly marker: number;
  /** Columns that a line must be indented to belong to the item. */
  size: number;
  /** The item's first line is blank behind its marker: one more blank line ends it. */
  initialBlank: boolean;
  furtherBlank: boolean;
  /** Nothing has been found in the item yet. */
  empty: boolean;
}

type OpenLeaf = 'none' | 'paragraph' | 'fence' | 'html' | 'indented' | 'table';

/**
 * @param from where to start: behind front matter, at the start of a line. Lines are counted from the text's start.
 */
export function scanBlocks(text: string, from = 0): ScannedDocument {
  return new BlockScanner(text, from).scan();
}

class BlockScanner {
  readonly #text: string;
  readonly #from: number;
  readonly #lines: number[] = [];
  readonly #blocks: ScannedBlock[] = [];
  readonly #definitions: ScannedDefinition[] = [];
  readonly #doubts: Doubt[] = [];
  readonly #stack: Container[] = [];

  /** The line being read, its end without line ending, and how far it has been consumed. */
  #pos = 0;
  #column = 0;
  /** A tab at `#pos` has been consumed in part. */
  #inTab = false;
  #lineEnd = 0;
  /** What `#lookAhead` found: the next character that is no space, its column, and the columns up to it. */
  #next = 0;
  #nextColumn = 0;
  #indent = 0;
  #blank = false;

  #leaf: OpenLeaf = 'none';
  /** The end of the last line that was not blank: where whatever is closed now ends. */
  #contentEnd = 0;
  #wasBlank = false;
  #depth = 0;
  #quotes = 0;

  /** Of an open paragraph: start and end of each line's text. */
  #paragraph: number[] = [];
  #paragraphOpensItem = false;
  /** Whether the paragraph's last line may be a table's header: it is not indented like code. */
  #headerPossible = false;
  #raw: ScannedRaw | null = null;
  #fenceChar = 0;
  #fenceSize = 0;
  #htmlKind: HtmlKind = 1;
  #table: ScannedTable | null = null;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
  }

  scan(): ScannedDocument {
    const text = this.#text;
    const length = text.length;
    const hasReturns = text.indexOf('\r') !== -1;
    let pos = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    this.#lines.push(pos);
    if (this.#from === 0 && isOpeningFence(text, pos)) {
      this.#doubts.push({ start: pos, end: pos + 3, reason: 'front matter is opened here and never closed' });
    }
    while (pos < length) {
      let end: number;
      let next: number;
      if (hasReturns) {
        end = pos;
        for (let code = text.charCodeAt(end); end < length && code !== 10 && code !== CR; code = text.charCodeAt(++end));
        next = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === 10 ? 2 : 1);
      } else {
        end = text.indexOf('\n', pos);
        if (end === -1) end = length;
        next = end + 1;
      }
      if (pos >= this.#from) this.#readLine(pos, end);
      pos = next;
      if (end < length) this.#lines.push(pos);
    }
    this.#closeLeaf();
    this.#popTo(0);
    return { lines: this.#lines, blocks: this.#blocks, definitions: this.#definitions, doubts: this.#doubts };
  }

  #readLine(start: number, end: number): void {
    this.#pos = start;
    this.#column = 0;
    this.#inTab = false;
    this.#lineEnd = end;
    this.#lookAhead();
    const blank = this.#blank;
    // A further blank line changes nothing, whatever the depth.
    if (blank && this.#wasBlank && this.#quotes === 0 && (this.#leaf === 'none' || this.#leaf === 'indented')) return;
    const matched = this.#continueContainers();
    const opened = this.#openContainers(matched);
    const lazy = !opened && matched < this.#stack.length;
    this.#readFlow(lazy, matched);
    this.#wasBlank = blank;
    if (!this.#blank) this.#contentEnd = trimSpacesEnd(this.#text, this.#pos, this.#lineEnd);
  }

  #lookAhead(): void {
    const text = this.#text;
    const end = this.#lineEnd;
    let pos = this.#pos;
    let column = this.#column;
    for (; pos < end; pos++) {
      const code = text.charCodeAt(pos);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column & 3);
      else break;
    }
    this.#next = pos;
    this.#nextColumn = column;
    this.#indent = column - this.#column;
    this.#blank = pos === end;
  }

  /** Consumes up to `columns` of white space; a tab may be consumed in part. */
  #advance(columns: number): void {
    while (columns > 0 && this.#pos < this.#lineEnd) {
      const code = this.#text.charCodeAt(this.#pos);
      if (code === TAB) {
        const width = 4 - (this.#column & 3);
        if (width > columns) {
          this.#column += columns;
          this.#inTab = true;
          break;
        }
        this.#inTab = false;
        this.#column += width;
        columns -= width;
      } else if (code === SPACE) {
        this.#column++;
        columns--;
      } else break;
      this.#pos++;
    }
    this.#lookAhead();
  }

  #advanceTo(pos: number, column: number): void {
    this.#pos = pos;
    this.#column = column;
    this.#inTab = false;
    this.#lookAhead();
  }

  /** Matches the line against the open containers, from the outermost; returns how many of them go on. */
  #continueContainers(): number {
    const stack = this.#stack;
    for (let i = 0; i < stack.length; i++) {
      const container = stack[i] as Container;
      if (container.item === null) {
        if (this.#blank || this.#indent > 3 || this.#text.charCodeAt(this.#next) !== GREATER) return i;
        this.#skipQuoteMarker();
        continue;
      }
      if (this.#blank) {
        container.furtherBlank ||= container.initialBlank;
        this.#advance(container.size);
        continue;
      }
      const inItem = !container.furtherBlank && this.#indent >= container.size;
      container.furtherBlank = false;
      container.initialBlank = false;
      if (inItem) {
        this.#advance(container.size);
        continue;
      }
      if (this.#indent > 3 || !this.#nextItem(i)) return i;
      return i + 1;
    }
    return stack.length;
  }

  /** If the line starts the next item of the list at `index`, closes the old item and opens the new one. */
  #nextItem(index: number): boolean {
    const list = this.#stack[index] as Container;
    const marker = this.#itemMarker(false);
    if (marker === 0 || marker !== list.marker) return false;
    this.#closeLeaf();
    this.#popTo(index);
    this.#openItem(marker);
    return true;
  }

  #skipQuoteMarker(): void {
    this.#advanceTo(this.#next + 1, this.#nextColumn + 1);
    if (this.#indent > 0) this.#advance(1);
  }

  /** Opens the containers that start on this line, behind the `matched` ones. Returns whether there were any. */
  #openContainers(matched: number): boolean {
    // micromark closed the flow and reopened it when a sibling item began: nothing is left to interrupt then.
    const allMatched = matched === this.#stack.length;
    if (allMatched && (this.#leaf === 'fence' || this.#leaf === 'html')) return false;
    // micromark counts pending indented code as interruptible, and keeps the answer for the whole line.
    const interrupt = allMatched && (this.#leaf === 'paragraph' || this.#leaf === 'indented');
    let opened = false;
    while (!this.#blank && this.#indent <= 3) {
      const quote = this.#text.charCodeAt(this.#next) === GREATER;
      const marker = quote ? 0 : this.#itemMarker(interrupt);
      if (!quote && marker === 0) break;
      if (!opened) {
        this.#closeLeaf();
        this.#popTo(matched);
        opened = true;
      }
      if (this.#stack.length >= MAX_CONTAINERS) {
        this.#doubt('nested too deeply to be read further');
        break;
      }
      if (quote) this.#openQuote();
      else this.#openItem(marker);
    }
    return opened;
  }

  #openQuote(): void {
    this.#fill();
    this.#stack.push({ item: null, marker: 0, size: 0, initialBlank: false, furtherBlank: false, empty: false });
    this.#quotes++;
    this.#skipQuoteMarker();
  }

  /** The enclosing item has content now: what comes later in it is not its first. */
  #fill(): boolean {
    const top = this.#stack[this.#stack.length - 1];
    const first = top !== undefined && top.item !== null && top.empty;
    if (first) top.empty = false;
    return first;
  }

  #markerEnd = 0;

  /** The kind of list item marker that stands at `#next`, 0 if none does; `#markerEnd` is behind it. */
  #itemMarker(interrupt: boolean): number {
    const text = this.#text;
    const end = this.#lineEnd;
    let pos = this.#next;
    const first = text.charCodeAt(pos);
    let marker = first;
    if (first === DASH || first === ASTERISK || first === PLUS) {
      pos++;
      if (pos < end && !isSpace(text.charCodeAt(pos))) return 0;
      if (first !== PLUS && isThematicBreak(text, this.#next, end)) return 0;
    } else if (isDigit(first)) {
      while (pos < end && isDigit(text.charCodeAt(pos)) && pos - this.#next < 9) pos++;
      if (pos >= end) return 0;
      marker = text.charCodeAt(pos);
      if (marker !== DOT && marker !== PAREN_CLOSE) return 0;
      if (interrupt && (first !== DIGIT_0 + 1 || pos - this.#next !== 1)) return 0;
      pos++;
      if (pos < end && !isSpace(text.charCodeAt(pos))) return 0;
    } else return 0;
    if (interrupt && skipSpaces(text, pos, end) === end) return 0;
    this.#markerEnd = pos;
    return marker;
  }

  #openItem(marker: number): void {
    const before = this.#indent;
    const start = this.#next;
    const width = this.#markerEnd - start;
    this.#fill();
    this.#advanceTo(this.#markerEnd, this.#nextColumn + width);
    const blank = this.#blank;
    const spaces = blank || this.#indent > 4 ? 1 : this.#indent;
    this.#advance(spaces);
    const item: ScannedItem = { type: 'item', start, end: this.#markerEnd, depth: this.#depth };
    this.#blocks.push(item);
    this.#stack.push({
      item, marker, size: before + width + spaces, initialBlank: blank, furtherBlank: false,
      // micromark sees no checkbox on the next line where spaces follow the marker.
      empty: !blank || this.#markerEnd === this.#lineEnd,
    });
    this.#depth++;
    this.#contentEnd = this.#markerEnd;
  }

  #popTo(size: number): void {
    const stack = this.#stack;
    while (stack.length > size) {
      const container = stack.pop() as Container;
      if (container.item === null) this.#quotes--;
      else {
        container.item.end = Math.max(container.item.end, this.#contentEnd);
        this.#depth--;
      }
    }
  }

  /** Reads what containers left of the line. */
  #readFlow(lazy: boolean, matched: number): void {
    switch (this.#leaf) {
      case 'fence':
        if (!lazy) return this.#readFenceLine();
        break;
      case 'html':
        if (!lazy) return this.#readHtmlLine();
        break;
      case 'paragraph':
        if (this.#blank) break;
        if (this.#indent <= 3 && this.#readAfterParagraph(lazy)) return;
        if (this.#leaf === 'paragraph' && !this.#interrupts(lazy)) return this.#addParagraphLine();
        break;
      case 'indented':
        if (lazy) break;
        if (this.#blank) return;
        if (this.#indent >= 4) return this.#extendRaw();
        break;
      case 'table':
        if (!lazy && !this.#blank && this.#indent <= 3 && !this.#interrupts(false)) return this.#addRow();
        break;
      case 'none':
        break;
    }
    this.#closeLeaf();
    if (lazy) this.#popTo(matched);
    if (!this.#blank) this.#openLeaf(lazy);
  }

  /** Whether the line, which is indented by less than four columns, is what ends a paragraph or table. */
  #interrupts(lazy: boolean): boolean {
    if (this.#indent > 3) return false;
    const text = this.#text;
    const pos = this.#next;
    const end = this.#lineEnd;
    switch (text.charCodeAt(pos)) {
      case HASH: return headingLevel(text, pos, end) !== 0;
      case ASTERISK: case UNDERSCORE: case DASH: return isThematicBreak(text, pos, end);
      case BACKTICK: case TILDE: return fenceSize(text, pos, end) !== 0;
      case LESS: {
        const kind = htmlBlockStart(text, pos, end);
        if (kind === 7 && lazy) this.#doubt('a lone HTML tag ends the list or quote here: readers of Markdown disagree on what follows');
        return kind !== 0 && (kind !== 7 || lazy || this.#leaf === 'table');
      }
      default: return false;
    }
  }

  /** The lines that make something else of the paragraph before them: setext underlines and table delimiters. */
  #readAfterParagraph(lazy: boolean): boolean {
    if (lazy) return false;
    const text = this.#text;
    const code = text.charCodeAt(this.#next);
    if (this.#headerPossible) {
      const count = delimiterCells(text, this.#next, this.#lineEnd);
      if (count > 0 && this.#openTable(count)) return true;
    }
    if ((code === DASH || code === EQUALS) && isUnderline(text, this.#next, this.#lineEnd)) return this.#underline(code);
    return false;
  }

  #underline(code: number): boolean {
    const start = this.#paragraph[0] as number;
    const lines = this.#takeDefinitions();
    if (lines.length === 0) {
      // Nothing but definitions: the underline is a paragraph or a thematic break.
      this.#leaf = 'none';
      return false;
    }
    const content = leafOfLines(this.#text, lines, this.#quotes > 0);
    this.#blocks.push({
      type: 'heading', start, end: this.#lineEnd, level: code === EQUALS ? 1 : 2, content, depth: this.#depth,
    });
    this.#leaf = 'none';
    return true;
  }

  #openLeaf(lazy: boolean): void {
    const text = this.#text;
    const pos = this.#next;
    const end = this.#lineEnd;
    if (this.#indent >= 4) {
      this.#fill();
      this.#openRaw('code', this.#pos + (this.#inTab ? 1 : 0));
      // micromark ends indented code behind a line that closed containers.
      this.#leaf = lazy ? 'none' : 'indented';
      return;
    }
    switch (text.charCodeAt(pos)) {
      case HASH: {
        const level = headingLevel(text, pos, end);
        if (level !== 0) return this.#addHeading(level);
        break;
      }
      case ASTERISK: case UNDERSCORE: case DASH:
        if (isThematicBreak(text, pos, end)) {
          this.#fill();
          return;
        }
        break;
      case BACKTICK: case TILDE: {
        const size = fenceSize(text, pos, end);
        if (size === 0) break;
        this.#fill();
        this.#fenceChar = text.charCodeAt(pos);
        this.#fenceSize = size;
        this.#openRaw('code', pos);
        this.#leaf = 'fence';
        return;
      }
      case LESS: {
        const kind = htmlBlockStart(text, pos, end);
        if (kind === 0) break;
        this.#fill();
        this.#openRaw('html', this.#pos + (this.#inTab ? 1 : 0));
        this.#htmlKind = kind;
        this.#leaf = endsHtmlBlock(text, kind, htmlContentStart(kind, pos), end) ? 'none' : 'html';
        return;
      }
    }
    this.#leaf = 'paragraph';
    this.#paragraph = [];
    // micromark sees no checkbox behind extra indentation.
    this.#paragraphOpensItem = this.#fill() && this.#indent === 0;
    this.#addParagraphLine();
  }

  #addHeading(level: number): void {
    const text = this.#text;
    this.#fill();
    const lineEnd = trimSpacesEnd(text, this.#next, this.#lineEnd);
    const start = skipSpaces(text, this.#next + level, lineEnd);
    let end = lineEnd;
    let hashes = end;
    while (hashes > start && text.charCodeAt(hashes - 1) === HASH) hashes--;
    if (hashes === start) end = start;
    else if (hashes < end && isSpace(text.charCodeAt(hashes - 1))) end = trimSpacesEnd(text, start, hashes);
    this.#blocks.push({
      type: 'heading', start: this.#next, end: this.#lineEnd, level, content: { text, start, end, map: null },
      depth: this.#depth,
    });
    this.#pos = this.#next;
  }

  #addParagraphLine(): void {
    const end = trimSpacesEnd(this.#text, this.#next, this.#lineEnd);
    this.#paragraph.push(this.#next, end);
    this.#headerPossible = this.#indent <= 3;
    this.#pos = this.#next;
  }

  /** Takes the definitions off the paragraph's start; returns the lines that are left. */
  #takeDefinitions(): number[] {
    const lines = this.#paragraph;
    this.#paragraph = [];
    if (this.#text.charCodeAt(lines[0] as number) !== BRACKET_OPEN) return lines;
    const leaf = leafOfLines(this.#text, lines, this.#quotes > 0);
    const taken = takeDefinitions(leaf, this.#definitions);
    if (taken === leaf.start) return lines;
    if (taken === leaf.end) return [];
    const rest = fileOffset(leaf, taken);
    return lines.slice(lines.findIndex((start, i) => i % 2 === 0 && start >= rest));
  }

  #closeLeaf(): void {
    switch (this.#leaf) {
      case 'paragraph': {
        const lines = this.#takeDefinitions();
        if (lines.length > 0) {
          const content = leafOfLines(this.#text, lines, this.#quotes > 0);
          this.#blocks.push({
            type: 'paragraph', start: lines[0] as number, end: lines[lines.length - 1] as number, content,
            opensItem: this.#paragraphOpensItem, depth: this.#depth, quoted: this.#quotes > 0,
          });
        }
        break;
      }
      case 'table':
        this.#table = null;
        break;
      case 'fence': case 'html': case 'indented':
        this.#raw = null;
        break;
      case 'none':
        break;
    }
    this.#leaf = 'none';
  }

  #openRaw(type: 'code' | 'html', start: number): void {
    this.#raw = { type, start, end: this.#lineEnd };
    this.#blocks.push(this.#raw);
    this.#pos = start;
  }

  #extendRaw(): void {
    if (this.#raw) this.#raw.end = this.#lineEnd;
  }

  #readFenceLine(): void {
    if (!this.#blank || this.#lineEnd < this.#text.length) this.#extendRaw();
    if (this.#blank || this.#indent > 3 || this.#text.charCodeAt(this.#next) !== this.#fenceChar) return;
    let pos = this.#next;
    while (pos < this.#lineEnd && this.#text.charCodeAt(pos) === this.#fenceChar) pos++;
    if (pos - this.#next >= this.#fenceSize && skipSpaces(this.#text, pos, this.#lineEnd) === this.#lineEnd) this.#closeLeaf();
  }

  #readHtmlLine(): void {
    if (this.#htmlKind >= 6) {
      if (this.#blank) this.#closeLeaf();
      else this.#extendRaw();
      return;
    }
    if (!this.#blank || this.#lineEnd < this.#text.length) this.#extendRaw();
    if (endsHtmlBlock(this.#text, this.#htmlKind, this.#pos, this.#lineEnd)) this.#closeLeaf();
  }

  /** Makes the paragraph's last line a table's header if it has as many cells as the delimiter row. */
  #openTable(cells: number): boolean {
    const lines = this.#paragraph;
    const headerStart = lines[lines.length - 2] as number;
    const headerEnd = lines[lines.length - 1] as number;
    if (headerCells(this.#text, headerStart, headerEnd) !== cells) return false;
    lines.length -= 2;
    if (lines.length > 0) this.#closeLeaf();
    else this.#paragraph = [];
    const end = trimSpacesEnd(this.#text, this.#next, this.#lineEnd);
    this.#table = {
      type: 'table', start: headerStart, end, depth: this.#depth, rows: [cellsOf(this.#text, headerStart, headerEnd)],
    };
    this.#blocks.push(this.#table);
    this.#leaf = 'table';
    return true;
  }

  #addRow(): void {
    const end = trimSpacesEnd(this.#text, this.#next, this.#lineEnd);
    const table = this.#table;
    if (table) {
      table.rows.push(cellsOf(this.#text, this.#next, end));
      table.end = end;
    }
  }

  #doubt(reason: string): void {
    this.#doubts.push({ start: this.#next, end: this.#lineEnd, reason });
  }
}

/** Whether the text starts like front matter: a `---` alone on its line. */
function isOpeningFence(text: string, pos: number): boolean {
  if (!text.startsWith('---', pos)) return false;
  const after = skipSpaces(text, pos + 3, text.length);
  return after === text.length || isLineEnd(text.charCodeAt(after));
}

/** The level of the ATX heading that starts at `pos`, or 0. */
function headingLevel(text: string, pos: number, end: number): number {
  let at = pos;
  while (at < end && text.charCodeAt(at) === HASH) at++;
  const level = at - pos;
  return level <= 6 && (at === end || isSpace(text.charCodeAt(at))) ? level : 0;
}

function isThematicBreak(text: string, pos: number, end: number): boolean {
  const marker = text.charCodeAt(pos);
  let count = 0;
  for (; pos < end; pos++) {
    const code = text.charCodeAt(pos);
    if (code === marker) count++;
    else if (!isSpace(code)) return false;
  }
  return count >= 3;
}

/** The length of the opening fence at `pos`, or 0. */
function fenceSize(text: string, pos: number, end: number): number {
  const marker = text.charCodeAt(pos);
  let at = pos;
  while (at < end && text.charCodeAt(at) === marker) at++;
  const size = at - pos;
  if (size < 3) return 0;
  if (marker === BACKTICK) for (; at < end; at++) if (text.charCodeAt(at) === BACKTICK) return 0;
  return size;
}

function isUnderline(text: string, pos: number, end: number): boolean {
  const marker = text.charCodeAt(pos);
  while (pos < end && text.charCodeAt(pos) === marker) pos++;
  return skipSpaces(text, pos, end) === end;
}
