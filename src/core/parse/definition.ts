import type { Span } from '../model/claims';
import {
  APOSTROPHE, BACKSLASH, BRACKET_CLOSE, BRACKET_OPEN, COLON, GREATER, LESS, PAREN_CLOSE, PAREN_OPEN, QUOTE, SPACE,
  isControl, isLineEnd, isWhite, skipSpaces, skipWhite,
} from './chars';
import { fileOffset, type Leaf } from './leaf';

/** CommonMark allows no longer label. */
export const MAX_LABEL = 999;

export interface ScannedDefinition extends Span {
  /** As `normalLabel` makes it. */
  readonly label: string;
  /** Destination as written, without angle brackets. */
  readonly url: string;
  readonly urlStart: number;
  readonly urlEnd: number;
}

/** The form in which labels are compared: white space collapsed, case folded (https://spec.commonmark.org/0.31.2/#matches). */
export function normalLabel(label: string): string {
  return label.replaceAll('\0', '\ufffd').replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '').toLowerCase().toUpperCase();
}

/**
 * Where the label whose `[` is at `pos` ends, behind its `]`; -1 if there is none: unescaped brackets, nothing but
 * white space and over 999 characters make none.
 */
export function labelEnd(text: string, pos: number, end: number): number {
  let seen = false;
  const limit = Math.min(end, pos + MAX_LABEL + 3);
  for (let at = pos + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === BRACKET_CLOSE) return seen ? at + 1 : -1;
    if (code === BRACKET_OPEN) return -1;
    if (code === BACKSLASH && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === BRACKET_OPEN || next === BRACKET_CLOSE || next === BACKSLASH) at++;
    }
    if (!isWhite(code)) seen = true;
  }
  return -1;
}

/** Where the destination at `pos` ends, angle brackets included; -1 if none stands there. */
export function destinationEnd(text: string, pos: number, end: number, maxParens: number): number {
  if (pos >= end) return -1;
  if (text.charCodeAt(pos) === LESS) {
    for (let at = pos + 1; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === GREATER) return at + 1;
      if (code === LESS || isLineEnd(code)) return -1;
      if (code === BACKSLASH && at + 1 < end) {
        const next = text.charCodeAt(at + 1);
        if (next === LESS || next === GREATER || next === BACKSLASH) at++;
      }
    }
    return -1;
  }
  let balance = 0;
  let at = pos;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === PAREN_OPEN) {
      if (balance >= maxParens) return -1;
      balance++;
    } else if (code === PAREN_CLOSE) {
      if (balance === 0) break;
      balance--;
    } else if (code === SPACE || isControl(code)) {
      if (balance !== 0 || !isWhite(code)) return -1;
      break;
    } else if (code === BACKSLASH && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === PAREN_OPEN || next === PAREN_CLOSE || next === BACKSLASH) at++;
    }
  }
  return balance === 0 && at > pos ? at : -1;
}

/** The closing characters of titles: from which place in a leaf on each is known not to come. Looked for once, not over and over. */
export class Unclosed {
  #quote = Number.POSITIVE_INFINITY;
  #apostrophe = Number.POSITIVE_INFINITY;
  #paren = Number.POSITIVE_INFINITY;

  from(close: number): number {
    return close === QUOTE ? this.#quote : close === APOSTROPHE ? this.#apostrophe : this.#paren;
  }

  set(close: number, pos: number): void {
    if (close === QUOTE) this.#quote = pos;
    else if (close === APOSTROPHE) this.#apostrophe = pos;
    else this.#paren = pos;
  }
}

/** Where the title at `pos` ends, quotes included; -1 if none stands there or it never ends. */
export function titleEnd(text: string, pos: number, end: number, unclosed: Unclosed): number {
  const open = text.charCodeAt(pos);
  if (pos >= end || (open !== QUOTE && open !== APOSTROPHE && open !== PAREN_OPEN)) return -1;
  const close = open === PAREN_OPEN ? PAREN_CLOSE : open;
  if (pos >= unclosed.from(close)) return -1;
  for (let at = pos + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === close) return at + 1;
    if (code === BACKSLASH && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === close || next === BACKSLASH) at++;
    }
  }
  unclosed.set(close, pos);
  return -1;
}

/** Reads the definitions that a paragraph starts with into `into`; returns where in the leaf's text the rest starts. */
export function takeDefinitions(leaf: Leaf, into: ScannedDefinition[]): number {
  const { text, end } = leaf;
  const unclosed = new Unclosed();
  let pos = leaf.start;
  while (pos < end && text.charCodeAt(pos) === BRACKET_OPEN) {
    const after = takeDefinition(leaf, pos, into, unclosed);
    if (after === -1) break;
    pos = skipWhite(text, after, end);
  }
  return pos;
}

function takeDefinition(leaf: Leaf, pos: number, into: ScannedDefinition[], unclosed: Unclosed): number {
  const { text, end } = leaf;
  const afterLabel = labelEnd(text, pos, end);
  if (afterLabel === -1 || afterLabel >= end || text.charCodeAt(afterLabel) !== COLON) return -1;
  const urlStart = skipWhite(text, afterLabel + 1, end);
  const urlEnd = destinationEnd(text, urlStart, end, Number.POSITIVE_INFINITY);
  if (urlEnd === -1) return -1;
  let after = urlEnd;
  const titleStart = skipWhite(text, urlEnd, end);
  if (titleStart > urlEnd) {
    const close = titleEnd(text, titleStart, end, unclosed);
    if (close !== -1 && atLineEnd(text, skipSpaces(text, close, end), end)) after = close;
  }
  const lineEnd = skipSpaces(text, after, end);
  if (!atLineEnd(text, lineEnd, end)) return -1;
  const angled = text.charCodeAt(urlStart) === LESS ? 1 : 0;
  into.push({
    start: fileOffset(leaf, pos),
    end: fileOffset(leaf, after),
    label: normalLabel(text.slice(pos + 1, afterLabel - 1)),
    url: text.slice(urlStart + angled, urlEnd - angled),
    urlStart: fileOffset(leaf, urlStart + angled),
    urlEnd: fileOffset(leaf, urlEnd - angled),
  });
  return lineEnd;
}

function atLineEnd(text: string, pos: number, end: number): boolean {
  return pos >= end || isLineEnd(text.charCodeAt(pos));
}
