import {
  ASTERISK, BACKTICK, BRACKET_OPEN, DASH, EQUALS, HASH, LESS, TILDE, UNDERSCORE, isSpace, skipSpaces, trimSpacesEnd,
} from './chars';
import { takeDefinitions, type ScannedDefinition } from './definition';
import { endsHtmlBlock, htmlBlockStart, htmlContentStart, type HtmlKind } from './html-block';
import { fileOffset, leafOfLines } from './leaf';
import { fenceSize, headingLevel, isThematicBreak, isUnderline } from './leaf-starts';
import type { Line } from './line';
import type { ScannedBlock, ScannedRaw, ScannedTable } from './scanned';
import { cellsOf, delimiterCells, headerCells } from './table';

/** The containers around a leaf. */
export interface Surroundings {
  /** How many list items are open. */
  readonly depth: number;
  readonly quoted: boolean;
  /** The innermost item has content now. Returns whether this is its first. */
  fill(): boolean;
  doubt(reason: string, isUnread: boolean): void;
}

type OpenLeaf = 'none' | 'paragraph' | 'fence' | 'html' | 'indented' | 'table';

/** Reads what containers leave of the lines: the leaf blocks, one open at a time. */
export class Flow {
  readonly #text: string;
  readonly #line: Line;
  readonly #around: Surroundings;
  readonly #blocks: ScannedBlock[];
  readonly #definitions: ScannedDefinition[];
  #leaf: OpenLeaf = 'none';

  /** Of an open paragraph: start and end of each line's text. */
  #paragraph: number[] = [];
  #paragraphOpensItem = false;
  /** Whether the paragraph's last line may be a table's header: it is not indented like code. */
  #headerPossible = false;
  /** Where what containers leave of the paragraph's last line starts, spaces included. */
  #lastLineRest = 0;
  /** What is open of code and HTML, and of tables. */
  #raw: ScannedRaw | null = null;
  #table: ScannedTable | null = null;
  #fenceChar = 0;
  #fenceSize = 0;
  #htmlKind: HtmlKind = 1;

  constructor(line: Line, around: Surroundings, blocks: ScannedBlock[], definitions: ScannedDefinition[]) {
    this.#text = line.text;
    this.#line = line;
    this.#around = around;
    this.#blocks = blocks;
    this.#definitions = definitions;
  }

  /** No container can start in what is open: fenced code and HTML. */
  get isConcrete(): boolean {
    return this.#leaf === 'fence' || this.#leaf === 'html';
  }

  /** What is open restricts the list items that may interrupt it. micromark has pending indented code among that. */
  get isInterruptible(): boolean {
    return this.#leaf === 'paragraph' || this.#leaf === 'indented';
  }

  /**
   * Reads the line as part of the open leaf. Returns whether it is; if not, the leaf is to be closed.
   * @param lazy some containers around the leaf do not go on in this line
   */
  continue(lazy: boolean): boolean {
    const { blank, indent } = this.#line;
    switch (this.#leaf) {
      case 'fence':
        if (!lazy) this.#readFenceLine();
        return !lazy;
      case 'html':
        if (!lazy) this.#readHtmlLine();
        return !lazy;
      case 'paragraph':
        if (blank) return false;
        if (!lazy && indent <= 3 && this.#readAfterParagraph()) return true;
        if (this.#leaf !== 'paragraph' || this.#interrupts(lazy)) return false;
        this.#addParagraphLine();
        return true;
      case 'indented':
        if (!lazy && !blank && indent >= 4) this.#extendRaw();
        return !lazy && (blank || indent >= 4);
      case 'table':
        if (lazy || blank || indent > 3 || this.#interrupts(false)) return false;
        this.#addRow();
        return true;
      case 'none':
        return false;
    }
  }

  /** Whether the line, unless it is indented like code, is what ends a paragraph or table. */
  #interrupts(lazy: boolean): boolean {
    const text = this.#text;
    const { next, end, indent } = this.#line;
    if (indent > 3) return false;
    switch (text.charCodeAt(next)) {
      case HASH: return headingLevel(text, next, end) !== 0;
      case ASTERISK: case UNDERSCORE: case DASH: return isThematicBreak(text, next, end);
      case BACKTICK: case TILDE: return fenceSize(text, next, end) !== 0;
      case LESS: {
        const kind = htmlBlockStart(text, next, end);
        if (kind === 7 && lazy) {
          this.#around.doubt('a lone HTML tag ends the list or quote here: readers of Markdown disagree on what follows', false);
        }
        return kind !== 0 && (kind !== 7 || lazy || this.#leaf === 'table');
      }
      default: return false;
    }
  }

  /** The lines that make something else of the paragraph before them: setext underlines and table delimiters. */
  #readAfterParagraph(): boolean {
    const text = this.#text;
    const { next, end } = this.#line;
    if (this.#headerPossible) {
      const count = delimiterCells(text, next, end);
      if (count > 0 && this.#openTable(count)) return true;
    }
    const code = text.charCodeAt(next);
    return (code === DASH || code === EQUALS) && isUnderline(text, next, end) && this.#underline(code);
  }

  #underline(code: number): boolean {
    const start = this.#paragraph[0] as number;
    const lines = this.#takeDefinitions();
    this.#leaf = 'none';
    // Behind nothing but definitions the underline is a paragraph or a thematic break.
    if (lines.length === 0) return false;
    const content = leafOfLines(this.#text, lines, this.#around.quoted);
    this.#blocks.push({
      type: 'heading', start, end: this.#line.end, level: code === EQUALS ? 1 : 2, content, depth: this.#around.depth,
    });
    return true;
  }

  /** Opens the leaf that starts with the line, which is not blank; no other is open. */
  open(lazy: boolean): void {
    const text = this.#text;
    const { next, end, indent } = this.#line;
    const first = this.#around.fill();
    if (indent >= 4) {
      this.#openRaw('code', this.#line.restStart);
      // micromark ends indented code behind a line that closed containers.
      this.#leaf = lazy ? 'none' : 'indented';
      return;
    }
    switch (text.charCodeAt(next)) {
      case HASH: {
        const level = headingLevel(text, next, end);
        if (level !== 0) return this.#addHeading(level);
        break;
      }
      case ASTERISK: case UNDERSCORE: case DASH:
        if (isThematicBreak(text, next, end)) return;
        break;
      case BACKTICK: case TILDE: {
        const size = fenceSize(text, next, end);
        if (size === 0) break;
        this.#fenceChar = text.charCodeAt(next);
        this.#fenceSize = size;
        this.#openRaw('code', next);
        this.#leaf = 'fence';
        return;
      }
      case LESS: {
        const kind = htmlBlockStart(text, next, end);
        if (kind === 0) break;
        this.#htmlKind = kind;
        this.#openRaw('html', this.#line.restStart);
        this.#leaf = endsHtmlBlock(text, kind, htmlContentStart(kind, next), end) ? 'none' : 'html';
        return;
      }
    }
    this.#leaf = 'paragraph';
    this.#paragraph = [];
    // micromark sees no checkbox behind extra indentation.
    this.#paragraphOpensItem = first && indent === 0;
    this.#addParagraphLine();
  }

  #addHeading(level: number): void {
    const text = this.#text;
    const line = this.#line;
    const lineEnd = trimSpacesEnd(text, line.next, line.end);
    const start = skipSpaces(text, line.next + level, lineEnd);
    let end = lineEnd;
    let hashes = end;
    while (hashes > start && text.charCodeAt(hashes - 1) === HASH) hashes--;
    if (hashes === start) end = start;
    else if (hashes < end && isSpace(text.charCodeAt(hashes - 1))) end = trimSpacesEnd(text, start, hashes);
    this.#blocks.push({
      type: 'heading', start: line.next, end: line.end, level, content: { text, start, end, map: null }, depth: this.#around.depth,
    });
  }

  #addParagraphLine(): void {
    const { next, end, indent } = this.#line;
    this.#paragraph.push(next, trimSpacesEnd(this.#text, next, end));
    this.#headerPossible = indent <= 3;
    this.#lastLineRest = this.#line.restStart;
  }

  /** Takes the definitions off the paragraph's start; returns the lines that are left. */
  #takeDefinitions(): number[] {
    const lines = this.#paragraph;
    this.#paragraph = [];
    if (this.#text.charCodeAt(lines[0] as number) !== BRACKET_OPEN) return lines;
    const leaf = leafOfLines(this.#text, lines, this.#around.quoted);
    const taken = takeDefinitions(leaf, this.#definitions);
    if (taken === leaf.start) return lines;
    if (taken === leaf.end) return [];
    const rest = fileOffset(leaf, taken);
    return lines.slice(lines.findIndex((start, i) => i % 2 === 0 && start >= rest));
  }

  /** Closes the open leaf, if there is one; the containers around it are still those in which it stands. */
  close(): void {
    if (this.#leaf === 'paragraph') {
      const lines = this.#takeDefinitions();
      if (lines.length > 0) {
        const { depth, quoted } = this.#around;
        const content = leafOfLines(this.#text, lines, quoted);
        this.#blocks.push({
          type: 'paragraph', start: lines[0] as number, end: lines[lines.length - 1] as number, content,
          opensItem: this.#paragraphOpensItem, depth, quoted,
        });
      }
    }
    this.#leaf = 'none';
  }

  #openRaw(type: 'code' | 'html', start: number): void {
    this.#raw = { type, start, end: this.#line.end };
    this.#blocks.push(this.#raw);
  }

  #extendRaw(): void {
    if (this.#raw !== null) this.#raw.end = this.#line.end;
  }

  #readFenceLine(): void {
    const text = this.#text;
    const { next, end, blank, indent } = this.#line;
    if (!blank || end < text.length) this.#extendRaw();
    if (blank || indent > 3 || text.charCodeAt(next) !== this.#fenceChar) return;
    let pos = next;
    while (pos < end && text.charCodeAt(pos) === this.#fenceChar) pos++;
    if (pos - next >= this.#fenceSize && skipSpaces(text, pos, end) === end) this.#leaf = 'none';
  }

  #readHtmlLine(): void {
    const { pos, end, blank } = this.#line;
    if (blank && this.#htmlKind >= 6) {
      this.#leaf = 'none';
      return;
    }
    if (!blank || end < this.#text.length) this.#extendRaw();
    if (endsHtmlBlock(this.#text, this.#htmlKind, pos, end)) this.#leaf = 'none';
  }

  /** Makes the paragraph's last line a table's header if it has as many cells as the delimiter row. */
  #openTable(cells: number): boolean {
    const text = this.#text;
    const lines = this.#paragraph;
    const start = lines[lines.length - 2] as number;
    const headerEnd = lines[lines.length - 1] as number;
    if (headerCells(text, start, headerEnd) !== cells) return false;
    lines.length -= 2;
    if (lines.length > 0) {
      this.close();
      // The table it seemed to start has ended the paragraph: now a lone tag is an HTML block after all.
      if (text.charCodeAt(start) === LESS && htmlBlockStart(text, start, headerEnd) !== 0) return this.#reopenAsHtml(this.#lastLineRest);
    }
    const end = trimSpacesEnd(text, this.#line.next, this.#line.end);
    this.#table = { type: 'table', start, end, depth: this.#around.depth, rows: [cellsOf(text, start, headerEnd)] };
    this.#blocks.push(this.#table);
    this.#leaf = 'table';
    return true;
  }

  #reopenAsHtml(start: number): boolean {
    this.#htmlKind = 7;
    this.#openRaw('html', start);
    this.#leaf = 'html';
    return true;
  }

  #addRow(): void {
    const { next, end } = this.#line;
    if (this.#table === null) return;
    this.#table.end = trimSpacesEnd(this.#text, next, end);
    this.#table.rows.push(cellsOf(this.#text, next, this.#table.end));
  }
}
