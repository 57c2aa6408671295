import type { FrontMatterField, FrontMatterItem, Span } from '../model/claims';
import { keep } from '../text/keep';
import {
  APOSTROPHE, BACKSLASH, BRACKET_CLOSE, BRACKET_OPEN, BYTE_ORDER_MARK, COLON, DASH, DOT, HASH, isAlphanumeric, isDigit,
  isLineEnd, lineEndOf, nextLine, PLUS, QUOTE, SLASH, SPACE, UNDERSCORE,
} from './chars';

const COMMA = 44;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;
const LAST_ASCII = 127;

/** Characters that mean something to YAML where a scalar starts. */
const INDICATORS = new Set(Array.from('"\'[]{},&*!|>%@`#?:-', (char) => char.charCodeAt(0)));

/** YAML allows 1,024 characters before the colon. */
const LONGEST_KEY = 1000;

/** What the core schema of YAML 1.2 takes for a number. */
const NUMBER =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

interface Scalar extends FrontMatterItem {
  readonly kind: 'text' | 'number' | 'boolean' | 'null';
}

/**
 * The fields of the front matter whose content is the lines of `text` from `start` to `end`, if it is as plain as nearly all
 * front matter is: keys at the start of a line, each with a plain or quoted scalar or a list `[a, b]` on that line, or a list
 * `- a` below it, or nothing; comments and blank lines. `null` for all else and wherever in doubt: then YAML has to say.
 * An answer is the same that `readYamlFields` gives. Takes time in proportion to the text.
 */
export function readPlainFields(text: string, start: number, end: number): FrontMatterField[] | null {
  const fields: FrontMatterField[] = [];
  const keys = new Set<string>();
  let line = skipIdleLines(text, start, end);
  while (line < end) {
    const field = readField(text, line, end);
    if (field === null || keys.has(field.key)) return null;
    keys.add(field.key);
    fields.push(field);
    const next = lineAfter(text, field.valueEnd);
    if (next === -1) return null;
    line = skipIdleLines(text, next, end);
  }
  return fields;
}

/** The field whose key starts at `keyStart`, the start of a line. */
function readField(text: string, keyStart: number, end: number): FrontMatterField | null {
  const keyEnd = endOfKey(text, keyStart);
  if (keyEnd === -1) return null;
  const key = keep(text, keyStart, keyEnd);
  if (scalarKind(key) !== 'text') return null;

  const start = skipBlanks(text, keyEnd + 1);
  const first = text.charCodeAt(start);
  if (first === BRACKET_OPEN) {
    const list = readFlowList(text, start);
    return list && listField(text, key, keyStart, keyEnd, list);
  }
  if (!isLineEnd(first) && first !== HASH) {
    const scalar = readScalar(text, start, false);
    if (scalar === null) return null;
    const { kind, value, end: valueEnd } = scalar;
    return { key, keyStart, keyEnd, kind, value, valueStart: start, valueEnd, items: [] };
  }
  const below = skipIdleLines(text, lineAfter(text, keyEnd + 1), end);
  if (text.charCodeAt(skipBlanks(text, below)) === DASH && below < end) {
    const list = readBlockList(text, below, end);
    return list && listField(text, key, keyStart, keyEnd, list);
  }
  return { key, keyStart, keyEnd, kind: 'null', value: '', valueStart: keyEnd + 1, valueEnd: keyEnd + 1, items: [] };
}

interface List extends Span {
  readonly items: readonly FrontMatterItem[];
}

function listField(
  text: string, key: string, keyStart: number, keyEnd: number, { start, end, items }: List,
): FrontMatterField {
  return { key, keyStart, keyEnd, kind: 'list', value: keep(text, start, end), valueStart: start, valueEnd: end, items };
}

/** The list on one line that the bracket at `start` opens. */
function readFlowList(text: string, start: number): List | null {
  const items: FrontMatterItem[] = [];
  let at = skipBlanks(text, start + 1);
  if (text.charCodeAt(at) === BRACKET_CLOSE) return { start, end: at + 1, items };
  while (true) {
    const item = readItem(text, at, true);
    if (item === null) return null;
    items.push(item);
    at = skipBlanks(text, item.end);
    const behind = text.charCodeAt(at);
    if (behind === BRACKET_CLOSE) return { start, end: at + 1, items };
    if (behind !== COMMA) return null;
    at = skipBlanks(text, at + 1);
  }
}

/** The list, an item a line, that begins with the line at `line`; it ends before the first line that is no item of its own. */
function readBlockList(text: string, line: number, end: number): List | null {
  const items: FrontMatterItem[] = [];
  const start = skipBlanks(text, line);
  const indent = start - line;
  let listEnd = start;
  while (line < end) {
    const dash = skipBlanks(text, line);
    if (text.charCodeAt(dash) !== DASH || dash - line !== indent) break;
    if (text.charCodeAt(dash + 1) !== SPACE) return null;
    const item = readItem(text, skipBlanks(text, dash + 1), false);
    if (item === null) return null;
    items.push(item);
    listEnd = item.end;
    const next = lineAfter(text, listEnd);
    if (next === -1) return null;
    line = skipIdleLines(text, next, end);
  }
  return { start, end: listEnd, items };
}

function readItem(text: string, at: number, inFlow: boolean): FrontMatterItem | null {
  const scalar = readScalar(text, at, inFlow);
  return scalar && { start: at, end: scalar.end, value: scalar.value };
}

/** The scalar that starts at `start`, in a list with brackets or not; it must end on its line. */
function readScalar(text: string, start: number, inFlow: boolean): Scalar | null {
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) return readQuoted(text, start, first);
  if (first < SPACE || (INDICATORS.has(first) && !isWordBehindDash(text, start))) return null;
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      if (text.charCodeAt(at + 1) !== HASH) continue;
      if (inFlow) return null;
      break;
    }
    if (code < SPACE) {
      if (inFlow || !isLineEnd(code)) return null;
      break;
    }
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (next <= SPACE || (inFlow && isFlowIndicator(next))) return null;
    } else if (inFlow && isFlowIndicator(code)) {
      if (code === COMMA || code === BRACKET_CLOSE) break;
      return null;
    }
    end = at + 1;
  }
  const value = keep(text, start, end);
  return { start, end, value, kind: scalarKind(value) };
}

/** The quoted text that starts at `start`, if it holds no escapes. `'it''s'` ends behind `it`, where the caller lets none end. */
function readQuoted(text: string, start: number, quote: number): Scalar | null {
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(++at)) {
    if (code < SPACE || (code === BACKSLASH && quote === QUOTE)) return null;
  }
  return { start, end: at + 1, value: keep(text, start + 1, at), kind: 'text' };
}

/** Where the key at `start` ends, if it is plain and its colon follows; else -1. */
function endOfKey(text: string, start: number): number {
  if (text.charCodeAt(start) === BYTE_ORDER_MARK) return -1;
  let end = start;
  while (isKeyCharacter(text.charCodeAt(end), end > start)) end++;
  const isKey = end > start && end - start <= LONGEST_KEY
    && text.charCodeAt(end) === COLON && text.charCodeAt(end - 1) !== SPACE && isBlankOrLineEnd(text.charCodeAt(end + 1));
  return isKey ? end : -1;
}

function isKeyCharacter(code: number, inside: boolean): boolean {
  return isAlphanumeric(code) || code === UNDERSCORE || code > LAST_ASCII
    || (inside && (code === DASH || code === SPACE || code === DOT || code === SLASH));
}

function scalarKind(plain: string): Scalar['kind'] {
  const first = plain.charCodeAt(0);
  if (isDigit(first) || first === DASH || first === PLUS || first === DOT) return NUMBER.test(plain) ? 'number' : 'text';
  switch (plain) {
    case '~': case 'null': case 'Null': case 'NULL': return 'null';
    case 'true': case 'True': case 'TRUE': case 'false': case 'False': case 'FALSE': return 'boolean';
    default: return 'text';
  }
}

/** `-5` or `-x`, which is a scalar, while `- x` is an item. */
function isWordBehindDash(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === DASH && (isAlphanumeric(next) || next === DOT);
}

function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === BRACKET_OPEN || code === BRACKET_CLOSE || code === BRACE_OPEN || code === BRACE_CLOSE;
}

function isBlankOrLineEnd(code: number): boolean {
  return code === SPACE || isLineEnd(code);
}

/** Past the spaces at `at`. Tabs are for YAML to judge. */
function skipBlanks(text: string, at: number): number {
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** The start of the first line at or behind `line` that is neither blank nor a comment; `end` if there is none. */
function skipIdleLines(text: string, line: number, end: number): number {
  while (line < end) {
    const first = skipBlanks(text, line);
    const code = text.charCodeAt(first);
    if (code !== HASH && !isLineEnd(code)) return line;
    line = nextLine(text, lineEndOf(text, first, text.length));
  }
  return line;
}

/** The start of the next line, if nothing but a comment stands between `at` and the end of this one; else -1. */
function lineAfter(text: string, at: number): number {
  const first = skipBlanks(text, at);
  const code = text.charCodeAt(first);
  if (isLineEnd(code)) return nextLine(text, first);
  return code === HASH && first > at ? nextLine(text, lineEndOf(text, first, text.length)) : -1;
}
