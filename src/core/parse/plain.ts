import { firstIndex } from '../base/first-index';
import { keep } from '../text/keep';
import { readable } from '../text/garbled';
import { emphasisMarks, type EmphasisMarks } from './emphasis';
import { skipWhite, trimWhiteEnd } from './chars';
import { inOrder } from './in-order';
import type { InlineReader, InlineToken } from './inline';
import type { Leaf } from './leaf';
import { decodeText, settledText } from './settle';

/**
 * Reads plain text off the leaf that `reader` read last: markup is left out, escapes and character references are resolved,
 * white space is collapsed. Images and HTML leave nothing. One serves one file.
 */
export class PlainText {
  readonly #reader: InlineReader;
  #leaf: Leaf = { text: '', start: 0, end: 0, map: null };
  #tokens: readonly InlineToken[] = [];
  #marks: EmphasisMarks | null = null;

  constructor(reader: InlineReader) {
    this.#reader = reader;
  }

  /** Turns to the leaf that the reader has just read. */
  turnTo(leaf: Leaf): this {
    this.#leaf = leaf;
    this.#tokens = inOrder(this.#reader.tokens);
    this.#marks = null;
    return this;
  }

  /** The text of a part of the leaf; garbled characters are repaired where that is certain. */
  of(from: number, to: number): string {
    const text = this.#raw(from, to, this.#reader.hasEmphasis ? this.#emphasis().marks : NONE);
    return this.#reader.mayBeGarbled ? readable(text) : text;
  }

  /**
   * The text of the whole leaf, letter by letter what CommonMark makes of it, as anchors are made from it. Entangled emphasis
   * is settled by mdast.
   * @param settled told the length of what was settled
   */
  exact(settled: (length: number) => void): string {
    const { text, start, end } = this.#leaf;
    if (!this.#reader.hasEmphasis) return this.#raw(start, end, NONE);
    const { marks, sure } = this.#emphasis();
    if (sure) return this.#raw(start, end, marks);
    settled(end - start);
    const labels = this.#tokens.filter((token) => token.label !== '').map((token) => token.label);
    return oneLine(settledText(text.slice(start, end), labels));
  }

  /** Of the whole leaf: a part may hold only one mark of a pair. */
  #emphasis(): EmphasisMarks {
    this.#marks ??= emphasisMarks(this.#leaf.text, this.#leaf.start, this.#leaf.end, this.#tokens);
    return this.#marks;
  }

  #raw(from: number, to: number, marks: readonly number[]): string {
    const { text } = this.#leaf;
    from = skipWhite(text, from, to);
    to = trimWhiteEnd(text, from, to);
    if (!this.#holdsMarkup(from, to, marks)) {
      if (!this.#reader.hasBreak && !this.#reader.hasEscape && !this.#reader.hasEntity) return keep(text, from, to);
      return oneLine(this.#literal(from, to));
    }
    return oneLine(new PlainWriter(text, marks, (start, end) => this.#literal(start, end)).write(this.#tokens, from, to));
  }

  #holdsMarkup(from: number, to: number, marks: readonly number[]): boolean {
    const token = this.#tokens[firstToken(this.#tokens, from)];
    if (token !== undefined && token.start < to) return true;
    const mark = firstMark(marks, from);
    return mark < marks.length && (marks[mark] as number) < to;
  }

  #literal(from: number, to: number): string {
    const part = this.#leaf.text.slice(from, to);
    return this.#reader.hasEscape || this.#reader.hasEntity ? decodeText(part) : part;
  }
}

/** Writes a part of a leaf without its markup. */
class PlainWriter {
  readonly #text: string;
  readonly #marks: readonly number[];
  readonly #literal: (from: number, to: number) => string;
  #out = '';
  #pos = 0;
  #mark = 0;
  /** Of the links that are open: where their text ends, and where they do. */
  readonly #links: number[] = [];

  constructor(text: string, marks: readonly number[], literal: (from: number, to: number) => string) {
    this.#text = text;
    this.#marks = marks;
    this.#literal = literal;
  }

  write(tokens: readonly InlineToken[], from: number, to: number): string {
    this.#pos = from;
    this.#mark = firstMark(this.#marks, from);
    for (let i = firstToken(tokens, from); i < tokens.length; i++) {
      const token = tokens[i] as InlineToken;
      if (token.start >= to) break;
      if (token.end > to || token.start < this.#pos) continue;
      this.#closeLinks(token.start);
      this.#literalTo(token.start);
      this.#pos = token.end;
      switch (token.type) {
        case 'code':
          this.#out += codeText(this.#text.slice(token.textStart, token.textEnd));
          break;
        case 'autolink':
          this.#out += this.#text.slice(token.textStart, token.textEnd);
          break;
        case 'html': case 'image': case 'imageReference':
          break;
        case 'link': case 'reference':
          this.#pos = token.textStart;
          this.#links.push(token.textEnd, token.end);
          break;
      }
    }
    this.#closeLinks(to);
    this.#literalTo(to);
    return this.#out;
  }

  #literalTo(until: number): void {
    const marks = this.#marks;
    for (; this.#mark < marks.length && (marks[this.#mark] as number) < until; this.#mark += 2) {
      const mark = marks[this.#mark] as number;
      if (mark < this.#pos) continue;
      this.#out += this.#literal(this.#pos, mark);
      this.#pos = marks[this.#mark + 1] as number;
    }
    if (until > this.#pos) {
      this.#out += this.#literal(this.#pos, until);
      this.#pos = until;
    }
  }

  #closeLinks(until: number): void {
    while (this.#links.length > 0 && (this.#links[this.#links.length - 2] as number) <= until) {
      const end = this.#links.pop() as number;
      this.#literalTo(this.#links.pop() as number);
      this.#pos = Math.max(this.#pos, end);
    }
  }
}

/** The index of the first token that starts at `from` or behind it. */
function firstToken(tokens: readonly InlineToken[], from: number): number {
  return firstIndex(tokens.length, (i) => (tokens[i] as InlineToken).start >= from);
}

/** The index of the first pair of marks that starts at `from` or behind it. */
function firstMark(marks: readonly number[], from: number): number {
  return 2 * firstIndex(marks.length / 2, (i) => (marks[2 * i] as number) >= from);
}

const NONE: readonly number[] = [];

/** A code span's content: one space is stripped from both ends (https://spec.commonmark.org/0.31.2/#code-spans). */
function codeText(content: string): string {
  const text = content.replace(/\r\n?|\n/g, ' ');
  return text.length > 1 && text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '' ? text.slice(1, -1) : text;
}

const BREAKS = /[ \t]*[\n\r][\t\n\r ]*|\t/g;

/** The text in one line, as a string of its own. */
function oneLine(text: string): string {
  const line = text.includes('\n') || text.includes('\r') || text.includes('\t') ? text.replace(BREAKS, ' ') : text;
  const trimmed = line.trim();
  return keep(trimmed, 0, trimmed.length);
}
