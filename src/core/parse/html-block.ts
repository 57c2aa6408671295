import {
  BACKTICK, BANG, BRACKET_CLOSE, BRACKET_OPEN, COLON, DASH, DOT, EQUALS, GREATER, LESS, QUESTION, QUOTE, APOSTROPHE, SLASH, UNDERSCORE,
  isAlpha, isAlphanumeric, isSpace, skipSpaces,
} from './chars';

/** The seven kinds of HTML block, numbered as in https://spec.commonmark.org/0.31.2/#html-blocks. */
export type HtmlKind = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const RAW_NAMES = new Set(['pre', 'script', 'style', 'textarea']);

const BLOCK_NAMES = new Set([
  'address', 'article', 'aside', 'base', 'basefont', 'blockquote', 'body', 'caption', 'center', 'col', 'colgroup', 'dd',
  'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'frame', 'frameset',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'head', 'header', 'hr', 'html', 'iframe', 'legend', 'li', 'link', 'main', 'menu',
  'menuitem', 'nav', 'noframes', 'ol', 'optgroup', 'option', 'p', 'param', 'search', 'section', 'summary', 'table', 'tbody',
  'td', 'tfoot', 'th', 'thead', 'title', 'tr', 'track', 'ul',
]);

const RAW_END = /<\/(?:pre|script|style|textarea)>/i;

/**
 * The kind of HTML block that the line's `<` at `pos` opens, or 0. Kind 7 is left to the caller to refuse
 * where it would interrupt a paragraph.
 */
export function htmlBlockStart(text: string, pos: number, end: number): HtmlKind | 0 {
  let at = pos + 1;
  const first = text.charCodeAt(at);
  if (at >= end) return 0;
  if (first === QUESTION) return 3;
  if (first === BANG) {
    const next = text.charCodeAt(at + 1);
    if (at + 1 >= end) return 0;
    if (next === DASH) return at + 2 < end && text.charCodeAt(at + 2) === DASH ? 2 : 0;
    if (next === BRACKET_OPEN) return at + 8 <= end && text.startsWith('CDATA[', at + 2) ? 5 : 0;
    return isAlpha(next) ? 4 : 0;
  }
  const closing = first === SLASH;
  if (closing) at++;
  const nameStart = at;
  if (at >= end || !isAlpha(text.charCodeAt(at))) return 0;
  while (at < end && (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === DASH)) at++;
  const after = at < end ? text.charCodeAt(at) : -1;
  if (after !== -1 && after !== SLASH && after !== GREATER && !isSpace(after)) return 0;
  const name = at - nameStart > 10 ? '' : text.slice(nameStart, at).toLowerCase();
  if (!closing && after !== SLASH && RAW_NAMES.has(name)) return 1;
  if (BLOCK_NAMES.has(name)) return after !== SLASH || (at + 1 < end && text.charCodeAt(at + 1) === GREATER) ? 6 : 0;
  return isLoneTag(text, at, end, closing) ? 7 : 0;
}

/** Whether the rest of a tag, from behind its name, is complete and nothing but spaces follows on the line. */
function isLoneTag(text: string, pos: number, end: number, closing: boolean): boolean {
  const tagEnd = closing ? closingTagEnd(text, pos, end) : openTagEnd(text, pos, end);
  return tagEnd !== -1 && skipSpaces(text, tagEnd, end) === end;
}

function closingTagEnd(text: string, pos: number, end: number): number {
  pos = skipSpaces(text, pos, end);
  return pos < end && text.charCodeAt(pos) === GREATER ? pos + 1 : -1;
}

function openTagEnd(text: string, pos: number, end: number): number {
  for (;;) {
    pos = skipSpaces(text, pos, end);
    if (pos >= end) return -1;
    let code = text.charCodeAt(pos);
    if (code === SLASH) return pos + 1 < end && text.charCodeAt(pos + 1) === GREATER ? pos + 2 : -1;
    if (code !== COLON && code !== UNDERSCORE && !isAlpha(code)) return code === GREATER ? pos + 1 : -1;
    while (pos < end && isAttributeNamePart(text.charCodeAt(pos))) pos++;
    const afterName = skipSpaces(text, pos, end);
    if (afterName >= end || text.charCodeAt(afterName) !== EQUALS) continue;
    pos = skipSpaces(text, afterName + 1, end);
    if (pos >= end) return -1;
    code = text.charCodeAt(pos);
    if (code === QUOTE || code === APOSTROPHE) {
      const close = text.indexOf(code === QUOTE ? '"' : "'", pos + 1);
      if (close === -1 || close >= end) return -1;
      pos = close + 1;
      const next = pos < end ? text.charCodeAt(pos) : -1;
      if (next !== SLASH && next !== GREATER && !isSpace(next)) return -1;
    } else {
      if (!isUnquotedValuePart(code)) return -1;
      while (pos < end && isUnquotedValuePart(text.charCodeAt(pos))) pos++;
    }
  }
}

export function isAttributeNamePart(code: number): boolean {
  return isAlphanumeric(code) || code === DASH || code === DOT || code === COLON || code === UNDERSCORE;
}

function isUnquotedValuePart(code: number): boolean {
  return !(code === QUOTE || code === APOSTROPHE || code === SLASH || code === LESS || code === EQUALS || code === GREATER ||
    code === BACKTICK || isSpace(code));
}

/**
 * Whether the line's text holds the end of an HTML block of that kind. On the opening line `from` is behind the opening
 * characters (`<!--`, `<?`, `<!x`, `<![CDATA[`). Kinds 6 and 7 end at a blank line, never here.
 */
export function endsHtmlBlock(text: string, kind: HtmlKind, from: number, end: number): boolean {
  switch (kind) {
    case 1: return RAW_END.test(text.slice(from, end));
    case 2: return within(text, '-->', from, end);
    case 3: return within(text, '?>', from, end);
    case 4: return within(text, '>', from, end);
    case 5: return closesCdata(text, from, end);
    default: return false;
  }
}

/** Whether `what` stands in the line; looks no further than the line, so a closer that never comes costs nothing. */
function within(text: string, what: string, from: number, end: number): boolean {
  const last = what.charCodeAt(what.length - 1);
  for (let i = from + what.length - 1; i < end; i++) {
    if (text.charCodeAt(i) === last && text.startsWith(what, i - what.length + 1)) return true;
  }
  return false;
}

/** micromark takes the brackets two by two: `]]]>` closes nothing. */
function closesCdata(text: string, from: number, end: number): boolean {
  for (let i = from; i + 2 < end; i++) {
    if (text.charCodeAt(i) !== BRACKET_CLOSE || text.charCodeAt(i + 1) !== BRACKET_CLOSE) continue;
    if (text.charCodeAt(i + 2) === GREATER) return true;
    i++;
  }
  return false;
}

/** Where `endsHtmlBlock` starts to look on the opening line of a block at `pos`. */
export function htmlContentStart(kind: HtmlKind, pos: number): number {
  // `<!-->`, `<!--->` and `<?>` are complete: their closers may overlap the opening characters.
  switch (kind) {
    case 2: return pos + 2;
    case 3: return pos + 1;
    case 4: return pos + 2;
    case 5: return pos + 9;
    default: return pos;
  }
}
