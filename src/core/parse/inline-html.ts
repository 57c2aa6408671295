import {
  APOSTROPHE, AT, BACKTICK, BANG, BRACKET_OPEN, COLON, DASH, DOT, EQUALS, GREATER, LESS, PLUS, QUESTION, QUOTE, SLASH, SPACE,
  UNDERSCORE, isAlpha, isAlphanumeric, isControl, isWhite, skipWhite,
} from './chars';
import { isAttributeNamePart } from './html-block';

/**
 * Finds the next occurrence of a string in one text, and remembers it: asking from ever later places costs one pass over
 * the text, also where the string never comes.
 */
class Finder {
  readonly #what: string;
  #from = 0;
  #at = -2;

  constructor(what: string) {
    this.#what = what;
  }

  /** Where it starts, at or behind `from`; -1 if not before the text's end. */
  next(text: string, from: number): number {
    if (this.#at !== -2 && from >= this.#from && (this.#at === -1 || from <= this.#at)) return this.#at;
    this.#from = from;
    this.#at = text.indexOf(this.#what, from);
    return this.#at;
  }
}

/** The finders for one text. */
export class Finders {
  readonly comment = new Finder('-->');
  readonly instruction = new Finder('?>');
  readonly declaration = new Finder('>');
  readonly cdata = new Finder(']]>');
}

/** Where the autolink at `pos` (`<https://…>`, `<me@example.org>`) ends, or -1. */
export function autolinkEnd(text: string, pos: number, end: number): number {
  let at = pos + 1;
  if (at < end && isAlpha(text.charCodeAt(at))) {
    do at++; while (at < end && isSchemePart(text.charCodeAt(at)) && at - pos <= 32);
    if (at < end && text.charCodeAt(at) === COLON && at - pos > 2) {
      for (at++; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code === GREATER) return at + 1;
        if (code === SPACE || code === LESS || isControl(code)) return -1;
      }
      return -1;
    }
  }
  return emailEnd(text, pos, end);
}

function isSchemePart(code: number): boolean {
  return isAlphanumeric(code) || code === PLUS || code === DASH || code === DOT;
}

function emailEnd(text: string, pos: number, end: number): number {
  let at = pos + 1;
  while (at < end && isMailboxPart(text.charCodeAt(at))) at++;
  if (at >= end || at === pos + 1 || text.charCodeAt(at) !== AT) return -1;
  for (;;) {
    const label = ++at;
    if (at >= end || !isAlphanumeric(text.charCodeAt(at))) return -1;
    while (at < end && (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === DASH)) at++;
    if (at - label > 63 || text.charCodeAt(at - 1) === DASH || at >= end) return -1;
    const code = text.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code !== DOT) return -1;
  }
}

/** CommonMark has `!` among these; micromark has not. */
function isMailboxPart(code: number): boolean {
  return isAlphanumeric(code) || (code > SPACE && code < 127 && '#$%&\'*+-./=?^_`{|}~'.includes(String.fromCharCode(code)));
}

/** Where the inline HTML at `pos` (`<`) ends, or -1. */
export function inlineHtmlEnd(text: string, pos: number, end: number, finders: Finders): number {
  const first = text.charCodeAt(pos + 1);
  if (pos + 1 >= end) return -1;
  if (first === BANG) {
    const second = text.charCodeAt(pos + 2);
    if (pos + 2 >= end) return -1;
    // `<!-->` and `<!--->` are comments (https://spec.commonmark.org/0.31.2/#html-comment).
    if (second === DASH) return text.charCodeAt(pos + 3) === DASH ? closedBy(finders.comment, 3, text, pos + 2, end) : -1;
    if (second === BRACKET_OPEN) return text.startsWith('CDATA[', pos + 3) ? closedBy(finders.cdata, 3, text, pos + 9, end) : -1;
    return isAlpha(second) ? closedBy(finders.declaration, 1, text, pos + 2, end) : -1;
  }
  if (first === QUESTION) return closedBy(finders.instruction, 2, text, pos + 2, end);
  const closing = first === SLASH;
  let at = pos + (closing ? 2 : 1);
  if (at >= end || !isAlpha(text.charCodeAt(at))) return -1;
  while (at < end && (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === DASH)) at++;
  if (closing) {
    at = skipWhite(text, at, end);
    return at < end && text.charCodeAt(at) === GREATER ? at + 1 : -1;
  }
  const code = text.charCodeAt(at);
  if (at >= end || (code !== SLASH && code !== GREATER && !isWhite(code))) return -1;
  return attributesEnd(text, at, end);
}

function closedBy(finder: Finder, length: number, text: string, from: number, end: number): number {
  const at = finder.next(text, from);
  return at === -1 || at + length > end ? -1 : at + length;
}

function attributesEnd(text: string, pos: number, end: number): number {
  for (;;) {
    pos = skipWhite(text, pos, end);
    if (pos >= end) return -1;
    let code = text.charCodeAt(pos);
    if (code === SLASH) return pos + 1 < end && text.charCodeAt(pos + 1) === GREATER ? pos + 2 : -1;
    if (code !== COLON && code !== UNDERSCORE && !isAlpha(code)) return code === GREATER ? pos + 1 : -1;
    while (pos < end && isAttributeNamePart(text.charCodeAt(pos))) pos++;
    const afterName = skipWhite(text, pos, end);
    if (afterName >= end || text.charCodeAt(afterName) !== EQUALS) continue;
    pos = skipWhite(text, afterName + 1, end);
    if (pos >= end) return -1;
    code = text.charCodeAt(pos);
    if (code === QUOTE || code === APOSTROPHE) {
      do pos++; while (pos < end && text.charCodeAt(pos) !== code);
      if (++pos > end) return -1;
    } else {
      if (endsUnquoted(code)) return -1;
      // A slash may start an unquoted value, and ends one.
      do pos++; while (pos < end && !endsUnquoted(text.charCodeAt(pos)) && text.charCodeAt(pos) !== SLASH);
    }
    if (pos >= end) return -1;
    code = text.charCodeAt(pos);
    if (code !== SLASH && code !== GREATER && !isWhite(code)) return -1;
  }
}

function endsUnquoted(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE || code === LESS || code === EQUALS || code === GREATER || code === BACKTICK ||
    isWhite(code);
}
