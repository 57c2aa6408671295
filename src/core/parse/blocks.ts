import type { Doubt } from '../model/claims';
import {
  ASTERISK, BRACKET_OPEN, DASH, DIGIT_0, DOT, GREATER, PAREN_CLOSE, PLUS, isDigit, isSpace, lineEndOf, nextLine, skipSpaces,
  trimSpacesEnd,
} from './chars';
import type { ScannedDefinition } from './definition';
import { Flow, type Surroundings } from './flow';
import { opensFrontMatter, textStart } from './front-matter-bounds';
import { isThematicBreak } from './leaf-starts';
import { Line } from './line';
import type { ScannedBlock, ScannedDocument, ScannedItem } from './scanned';

/*
 * The block structure of a whole document, as CommonMark 0.31 with GFM tables has it and micromark reads it, in one pass
 * over the lines. Where the two differ, micromark is followed: it is the judge in the differential test.
 */

/**
 * Deeper nesting is read as text, and said so: a limit that no plan reaches, and that keeps hostile nesting linear.
 */
const MAX_CONTAINERS = 64;

interface Container {
  /** `null` for a block quote. */
  readonly item: ScannedItem | null;
  /** A bullet's character, or the delimiter behind an ordered number. */
  readonly marker: number;
  /** Columns that a line must be indented to belong to the item. */
  readonly size: number;
  /** The item's first line is blank behind its marker: one more blank line ends it. */
  initialBlank: boolean;
  furtherBlank: boolean;
  /** Nothing has been found in the item yet. */
  empty: boolean;
}

/**
 * @param from where to start: behind front matter, in the line that closes it. Lines are counted from the text's start.
 */
export function scanBlocks(text: string, from = 0): ScannedDocument {
  return new BlockScanner(text, from).scan();
}

/** Matches lines against the containers: block quotes and list items. */
class BlockScanner implements Surroundings {
  readonly #text: string;
  readonly #from: number;
  readonly #line: Line;
  readonly #flow: Flow;
  readonly #lines: number[] = [];
  readonly #blocks: ScannedBlock[] = [];
  readonly #definitions: ScannedDefinition[] = [];
  readonly #doubts: Doubt[] = [];
  readonly #stack: Container[] = [];
  #quotes = 0;
  #wasBlank = false;
  /** The end of the last line that was not blank: where an item that is closed now ends. */
  #contentEnd = 0;
  /** Behind the list item marker that `#itemMarker` found. */
  #markerEnd = 0;
  depth = 0;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
    this.#line = new Line(text);
    this.#flow = new Flow(this.#line, this, this.#blocks, this.#definitions);
  }

  get quoted(): boolean {
    return this.#quotes > 0;
  }

  fill(): boolean {
    const top = this.#stack[this.#stack.length - 1];
    const first = top !== undefined && top.item !== null && top.empty;
    if (first) top.empty = false;
    return first;
  }

  doubt(reason: string, isUnread: boolean): void {
    this.#doubts.push({ start: this.#line.next, end: this.#line.end, reason, isUnread });
  }

  scan(): ScannedDocument {
    const text = this.#text;
    const length = text.length;
    const hasReturns = text.includes('\r');
    let pos = textStart(text);
    this.#lines.push(pos);
    if (this.#from === 0 && opensFrontMatter(text)) {
      this.#doubts.push({ start: pos, end: pos + 3, reason: 'front matter is opened here and never closed', isUnread: false });
    }
    while (pos < length) {
      let end = hasReturns ? lineEndOf(text, pos, length) : text.indexOf('\n', pos);
      if (end === -1) end = length;
      const next = hasReturns ? nextLine(text, end) : end + 1;
      if (pos >= this.#from) this.#readLine(pos, end);
      pos = next;
      if (end < length) this.#lines.push(pos);
    }
    this.#flow.close();
    this.#popTo(0);
    return { lines: this.#lines, blocks: this.#blocks, definitions: this.#definitions, doubts: this.#doubts };
  }

  #readLine(start: number, end: number): void {
    const line = this.#line;
    const flow = this.#flow;
    line.begin(start, end);
    const blank = line.blank;
    // A further blank line changes nothing, whatever the depth.
    if (blank && this.#wasBlank && this.#quotes === 0 && !flow.isConcrete) return;
    const matched = this.#continueContainers();
    const opened = this.#openContainers(matched);
    const lazy = !opened && matched < this.#stack.length;
    if (!flow.continue(lazy)) {
      flow.close();
      if (lazy) {
        if (this.#stack[this.#stack.length - 1]?.empty === true && this.#text.charCodeAt(line.next) === BRACKET_OPEN) {
          this.doubt('a bracket behind an empty list item: readers of Markdown disagree on whose checkbox it may be', false);
        }
        this.#popTo(matched);
      }
      if (!line.blank) flow.open(lazy);
    }
    this.#wasBlank = blank;
    if (!line.blank) this.#contentEnd = trimSpacesEnd(this.#text, line.pos, end);
  }

  /** Matches the line against the open containers, from the outermost; returns how many of them go on. */
  #continueContainers(): number {
    const line = this.#line;
    const stack = this.#stack;
    for (let i = 0; i < stack.length; i++) {
      const container = stack[i] as Container;
      if (container.item === null) {
        if (line.blank || line.indent > 3 || this.#text.charCodeAt(line.next) !== GREATER) return i;
        this.#skipQuoteMarker();
        continue;
      }
      if (line.blank) {
        container.furtherBlank ||= container.initialBlank;
        line.advance(container.size);
        continue;
      }
      const inItem = !container.furtherBlank && line.indent >= container.size;
      container.furtherBlank = false;
      container.initialBlank = false;
      if (inItem) line.advance(container.size);
      else return line.indent <= 3 && this.#nextItem(i) ? i + 1 : i;
    }
    return stack.length;
  }

  /** If the line starts the next item of the list at `index`, closes the old item and opens the new one. */
  #nextItem(index: number): boolean {
    const marker = this.#itemMarker(false);
    if (marker === 0 || marker !== (this.#stack[index] as Container).marker) return false;
    this.#flow.close();
    this.#popTo(index);
    this.#openItem(marker);
    return true;
  }

  #skipQuoteMarker(): void {
    const line = this.#line;
    line.moveTo(line.next + 1, line.nextColumn + 1);
    if (line.indent > 0) line.advance(1);
  }

  /** Opens the containers that start on this line, behind the `matched` ones. Returns whether there were any. */
  #openContainers(matched: number): boolean {
    const line = this.#line;
    const allMatched = matched === this.#stack.length;
    if (allMatched && this.#flow.isConcrete) return false;
    // micromark keeps the answer for the whole line.
    const interrupt = allMatched && this.#flow.isInterruptible;
    let opened = false;
    while (!line.blank && line.indent <= 3) {
      const quote = this.#text.charCodeAt(line.next) === GREATER;
      const marker = quote ? 0 : this.#itemMarker(interrupt);
      if (!quote && marker === 0) break;
      if (!opened) {
        this.#flow.close();
        this.#popTo(matched);
        opened = true;
      }
      if (this.#stack.length >= MAX_CONTAINERS) {
        this.doubt('nested too deeply to be read further', true);
        break;
      }
      if (quote) this.#openQuote();
      else this.#openItem(marker);
    }
    return opened;
  }

  #openQuote(): void {
    this.fill();
    this.#stack.push({ item: null, marker: 0, size: 0, initialBlank: false, furtherBlank: false, empty: false });
    this.#quotes++;
    this.#skipQuoteMarker();
  }

  /** The character that tells the kind of list whose item marker comes next in the line; 0 if none does. */
  #itemMarker(interrupt: boolean): number {
    const text = this.#text;
    const { next, end } = this.#line;
    const first = text.charCodeAt(next);
    let pos = next;
    let marker = first;
    if (first === DASH || first === ASTERISK || first === PLUS) {
      pos++;
      if (pos < end && !isSpace(text.charCodeAt(pos))) return 0;
      if (first !== PLUS && isThematicBreak(text, next, end)) return 0;
    } else if (isDigit(first)) {
      while (pos < end && isDigit(text.charCodeAt(pos)) && pos - next < 9) pos++;
      if (pos >= end) return 0;
      marker = text.charCodeAt(pos);
      if (marker !== DOT && marker !== PAREN_CLOSE) return 0;
      // Only a list that starts with 1 may interrupt a paragraph.
      if (interrupt && (first !== DIGIT_0 + 1 || pos - next !== 1)) return 0;
      pos++;
      if (pos < end && !isSpace(text.charCodeAt(pos))) return 0;
    } else return 0;
    if (interrupt && skipSpaces(text, pos, end) === end) return 0;
    this.#markerEnd = pos;
    return marker;
  }

  #openItem(marker: number): void {
    const line = this.#line;
    const markerEnd = this.#markerEnd;
    const before = line.indent;
    const start = line.next;
    const width = markerEnd - start;
    this.fill();
    line.moveTo(markerEnd, line.nextColumn + width);
    const blank = line.blank;
    const spaces = blank || line.indent > 4 ? 1 : line.indent;
    line.advance(spaces);
    const item: ScannedItem = { type: 'item', start, end: markerEnd, depth: this.depth };
    this.#blocks.push(item);
    this.#stack.push({
      item, marker, size: before + width + spaces, initialBlank: blank, furtherBlank: false,
      // micromark sees no checkbox on the next line where spaces follow the marker.
      empty: !blank || markerEnd === line.end,
    });
    this.depth++;
    this.#contentEnd = markerEnd;
  }

  #popTo(size: number): void {
    const stack = this.#stack;
    while (stack.length > size) {
      const { item } = stack.pop() as Container;
      if (item === null) this.#quotes--;
      else {
        item.end = Math.max(item.end, this.#contentEnd);
        this.depth--;
      }
    }
  }
}
