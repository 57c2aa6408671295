import {
  AMPERSAND, BACKSLASH, BACKTICK, BANG, BRACKET_CLOSE, BRACKET_OPEN, CR, DASH, GREATER, HASH, LESS, LF, PAREN_CLOSE, PAREN_OPEN, TAB,
  isPunctuation, skipWhite,
} from './chars';
import { MAX_LABEL, Unclosed, destinationEnd, labelEnd, normalLabel, titleEnd } from './definition';
import { Finders, autolinkEnd, inlineHtmlEnd } from './inline-html';
import type { Leaf } from './leaf';

/** A construct of a leaf's inline content; offsets are into the leaf's text. */
export interface InlineToken {
  readonly type: 'code' | 'html' | 'autolink' | 'link' | 'image' | 'reference' | 'imageReference';
  readonly start: number;
  readonly end: number;
  /** Of a link or image, the text between its brackets; of code, without backticks. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Destination without angle brackets; of a reference, its label. */
  readonly urlStart: number;
  readonly urlEnd: number;
  /** Of a reference, its normal label; else `''`. */
  readonly label: string;
}

/** The normal labels of a file's definitions: a set of them, or a map by them. */
type Labels = Pick<ReadonlySet<string>, 'has' | 'size'>;

/** CommonMark lets an implementation limit nested parentheses in a destination; micromark's limit. */
const MAX_PARENS = 32;

/** What a character is to the reader. Most are nothing, and skipped. */
const STOP = 1;
const DIGIT = 2;
const EMPHASIS = 3;
const BREAK = 4;
const CLASSES = new Uint8Array(128);
for (const code of [BACKTICK, BRACKET_OPEN, BRACKET_CLOSE, LESS, BACKSLASH, AMPERSAND]) CLASSES[code] = STOP;
for (let code = 48; code < 58; code++) CLASSES[code] = DIGIT;
CLASSES[42] = EMPHASIS;
CLASSES[95] = EMPHASIS;
for (const code of [TAB, LF, CR]) CLASSES[code] = BREAK;

/**
 * Reads the inline content of leaves: code spans, autolinks, HTML, links, images and references, as CommonMark's algorithm
 * has them. Emphasis is none of its business: links bind tighter. One reader serves one file.
 */
export class InlineReader {
  readonly #labels: Labels;
  readonly #fileFinders = new Finders();

  /** Of the leaf read last: what it holds, in the order of their ends. */
  readonly tokens: InlineToken[] = [];
  /**
   * Of the leaf read last, outside of code, HTML and destinations: where a digit stands behind a character that an id may have
   * before its first digit, and where a run of at least two `*` or `_` starts.
   */
  readonly idDigits: number[] = [];
  readonly doubledMarks: number[] = [];
  /** Of the leaf read last: whether an emphasis mark, a character reference, an escape … stands in it. */
  hasEmphasis = false;
  /** A line ending or tab. */
  hasBreak = false;
  /** What UTF-8's lead bytes become when they are misread as Windows-1252 or -1254, and something beyond ASCII behind it. */
  mayBeGarbled = false;
  hasEntity = false;
  hasEscape = false;

  readonly #openers: number[] = [];
  /** Link openers below this index of `#openers` enclose a link: they can become none. */
  #inactive = 0;
  /** The last place at which a run of so many backticks starts, once the leaf has been searched for them: most leaves need not be. */
  #backticks: Map<number, number> | null = null;
  #unclosed: Unclosed | null = null;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  /** Reads a leaf from `from` (its start, or behind a checkbox). The result stands in `tokens` until the next call. */
  read(leaf: Leaf, from = leaf.start): readonly InlineToken[] {
    const { text, end } = leaf;
    clear(this.tokens);
    clear(this.#openers);
    this.#inactive = 0;
    this.#backticks = null;
    this.#unclosed = null;
    clear(this.idDigits);
    clear(this.doubledMarks);
    this.hasEntity = false;
    this.hasEscape = false;
    this.hasEmphasis = false;
    this.hasBreak = false;
    this.mayBeGarbled = false;
    let finders: Finders | null = leaf.map === null ? this.#fileFinders : null;
    let before = 0;
    let pos = from;
    while (pos < end) {
      const code = text.charCodeAt(pos);
      const kind = code < 128 ? (CLASSES[code] as number) : 0;
      if (kind !== STOP) {
        if (kind !== 0) {
          if (kind === DIGIT) {
            if (mayPrecedeDigit(before)) this.idDigits.push(pos);
          } else if (kind === BREAK) this.hasBreak = true;
          else {
            this.hasEmphasis = true;
            if (before !== code && pos + 1 < end && text.charCodeAt(pos + 1) === code) this.doubledMarks.push(pos);
          }
        } else if (code >= 0xc2 && code <= 0x15e && text.charCodeAt(pos + 1) >= 0x80) this.mayBeGarbled = true;
        before = code;
        pos++;
        continue;
      }
      before = code;
      switch (code) {
        case BACKSLASH:
          this.hasEscape = true;
          pos += pos + 1 < end && isPunctuation(text.charCodeAt(pos + 1)) ? 2 : 1;
          break;
        case AMPERSAND:
          this.hasEntity = true;
          pos++;
          break;
        case BACKTICK:
          pos = this.#code(text, pos, end);
          break;
        case LESS:
          finders ??= new Finders();
          pos = this.#angle(text, pos, end, finders);
          break;
        case BRACKET_OPEN:
          this.#openers.push(pos > from && text.charCodeAt(pos - 1) === BANG && !isEscaped(text, pos - 1, from) ? -pos : pos);
          pos++;
          break;
        default:
          pos = this.#openers.length === 0 ? pos + 1 : this.#close(text, pos, end);
      }
    }
    return this.tokens;
  }

  #push(
    type: InlineToken['type'], start: number, end: number, textStart: number, textEnd: number, urlStart: number, urlEnd: number,
    label = '',
  ): void {
    this.tokens.push({ type, start, end, textStart, textEnd, urlStart, urlEnd, label });
  }

  #code(text: string, pos: number, end: number): number {
    let open = pos;
    while (open < end && text.charCodeAt(open) === BACKTICK) open++;
    const size = open - pos;
    // The next run closes most code spans.
    if (this.#backticks === null) {
      const run = text.indexOf('`', open);
      if (run === -1 || run >= end) return open;
      let after = run;
      while (after < end && text.charCodeAt(after) === BACKTICK) after++;
      if (after - run === size) {
        this.#push('code', pos, after, open, run, open, open);
        return after;
      }
      this.#backticks = lastBackticks(text, open, end);
    }
    if ((this.#backticks.get(size) ?? -1) < open) return open;
    for (let at = open; at < end;) {
      at = text.indexOf('`', at);
      const run = at;
      while (at < end && text.charCodeAt(at) === BACKTICK) at++;
      if (at - run === size) {
        this.#push('code', pos, at, open, run, open, open);
        return at;
      }
    }
    return open;
  }

  #angle(text: string, pos: number, end: number, finders: Finders): number {
    const link = autolinkEnd(text, pos, end);
    if (link !== -1) {
      this.#push('autolink', pos, link, pos + 1, link - 1, pos + 1, link - 1);
      return link;
    }
    const html = inlineHtmlEnd(text, pos, end, finders);
    if (html === -1) return pos + 1;
    this.#push('html', pos, html, html, html, html, html);
    return html;
  }

  /** At a `]`: makes a link, image or reference of it and its opener, if they are one; returns where to go on. */
  #close(text: string, pos: number, end: number): number {
    const opener = this.#openers.pop() as number;
    const image = opener < 0;
    const isInactive = this.#openers.length < this.#inactive;
    if (isInactive) this.#inactive = this.#openers.length;
    if (isInactive && !image) return pos + 1;
    const bracket = Math.abs(opener);
    const textStart = bracket + 1;
    const start = image ? bracket - 1 : bracket;
    const next = pos + 1 < end ? text.charCodeAt(pos + 1) : -1;
    let after = -1;
    if (next === PAREN_OPEN) after = this.#resource(text, pos, end, image, start, textStart);
    else if (next === BRACKET_OPEN) {
      const close = labelEnd(text, pos + 1, end);
      const label = close === -1 ? '' : this.#label(text, pos + 2, close - 1);
      if (label !== '') {
        this.#push(image ? 'imageReference' : 'reference', start, close, textStart, pos, pos + 2, close - 1, label);
        after = close;
      } else if (pos + 2 < end && text.charCodeAt(pos + 2) === BRACKET_CLOSE) {
        after = this.#shortcut(text, pos, pos + 3, image, start, textStart);
      }
      if (after === -1) return pos + 1;
    }
    if (after === -1) after = this.#shortcut(text, pos, pos + 1, image, start, textStart);
    if (after === -1) return pos + 1;
    if (image) this.#dropWithin(textStart);
    else this.#inactive = this.#openers.length;
    return after;
  }

  /** An image's text is plain: what was found in it is nothing. The image itself was found last. */
  #dropWithin(textStart: number): void {
    const image = this.tokens.pop() as InlineToken;
    while ((this.tokens[this.tokens.length - 1]?.start ?? -1) >= textStart) this.tokens.pop();
    this.tokens.push(image);
  }

  /** The normal label if it is defined, else `''`. */
  #label(text: string, start: number, end: number): string {
    if (this.#labels.size === 0 || end - start > MAX_LABEL) return '';
    const label = normalLabel(text.slice(start, end));
    return this.#labels.has(label) ? label : '';
  }

  #shortcut(text: string, pos: number, after: number, image: boolean, start: number, textStart: number): number {
    const label = this.#label(text, textStart, pos);
    if (label === '') return -1;
    this.#push(image ? 'imageReference' : 'reference', start, after, textStart, pos, textStart, pos, label);
    return after;
  }

  #resource(text: string, pos: number, end: number, image: boolean, start: number, textStart: number): number {
    let at = skipWhite(text, pos + 2, end);
    let urlStart = at;
    let urlEnd = at;
    if (at < end && text.charCodeAt(at) !== PAREN_CLOSE) {
      urlEnd = destinationEnd(text, at, end, MAX_PARENS);
      if (urlEnd === -1) return -1;
      at = skipWhite(text, urlEnd, end);
      if (at > urlEnd && at < end && text.charCodeAt(at) !== PAREN_CLOSE) {
        this.#unclosed ??= new Unclosed();
        const title = titleEnd(text, at, end, this.#unclosed);
        if (title === -1) return -1;
        at = skipWhite(text, title, end);
      }
    }
    if (at >= end || text.charCodeAt(at) !== PAREN_CLOSE) return -1;
    if (text.charCodeAt(urlStart) === LESS && urlEnd > urlStart && text.charCodeAt(urlEnd - 1) === GREATER) {
      urlStart++;
      urlEnd--;
    }
    this.#push(image ? 'image' : 'link', start, at + 1, textStart, pos, urlStart, urlEnd);
    return at + 1;
  }
}

/** V8 sets a length in its runtime, which costs more than reading a short leaf: most arrays are empty already. */
function clear(array: unknown[]): void {
  if (array.length !== 0) array.length = 0;
}

/** Capitals, `#`, `-` and `p`: `PF-1`, `SP05`, `#5`, `p03`. */
function mayPrecedeDigit(code: number): boolean {
  return (code >= 65 && code <= 90) || code === HASH || code === DASH || code === 112;
}

function isEscaped(text: string, pos: number, from: number): boolean {
  let backslashes = 0;
  while (pos - 1 - backslashes >= from && text.charCodeAt(pos - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

function lastBackticks(text: string, pos: number, end: number): Map<number, number> {
  const last = new Map<number, number>();
  while (pos < end) {
    pos = text.indexOf('`', pos);
    if (pos === -1 || pos >= end) break;
    const run = pos;
    while (pos < end && text.charCodeAt(pos) === BACKTICK) pos++;
    last.set(pos - run, run);
  }
  return last;
}
