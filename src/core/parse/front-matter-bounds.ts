import type { Span } from '../model/claims';
import { BYTE_ORDER_MARK, isLineEnd, lineEndOf, nextLine, skipSpaces } from './chars';

/**
 * Where the front matter of a file stands: from the first character of the opening fence to the end of the closing one,
 * spaces behind it included, its line ending not.
 */
export interface FrontMatterBounds extends Span {
  /** The start of the line behind the opening fence. */
  readonly contentStart: number;
  /** The start of the closing fence: the content is whole lines, each with its ending. */
  readonly contentEnd: number;
}

/** What other tools take for the language of front matter when it stands behind the opening `---`. */
const LANGUAGES = new Set([
  'js', 'javascript', 'ts', 'typescript', 'coffee', 'coffeescript', 'cson', 'json', 'json5', 'jsonc', 'toml', 'yaml', 'yml',
]);

/**
 * The front matter of `text`, or `null` if it has none; the only place that decides so. It goes from a line `---` (spaces and
 * tabs may follow) that is the first of the file, a byte order mark aside, to the next such line: the rules of
 * micromark-extension-frontmatter. Reads no further than the first line if that is none.
 */
export function frontMatterBounds(text: string): FrontMatterBounds | null {
  const start = textStart(text);
  const openingEnd = fenceEnd(text, start);
  if (openingEnd === -1) return null;
  const contentStart = nextLine(text, openingEnd);
  const contentEnd = closingFence(text, contentStart);
  return contentEnd === -1 ? null : { start, end: fenceEnd(text, contentEnd), contentStart, contentEnd };
}

/** What looks like front matter, but is none to Markdown, and why it is not read here. */
export interface RefusedFrontMatter extends Span {
  /** The end of the opening line. */
  readonly openingEnd: number;
  readonly message: string;
}

/**
 * What other tools read as front matter in a language that its opening line names (`---js`, `--- json`, `---yaml`): that line; or
 * front matter that nothing closes: what stands there up to the first empty line, if it begins as `key: value`; `null` if there is
 * neither.
 */
export function refusedFrontMatter(text: string): RefusedFrontMatter | null {
  const start = textStart(text);
  if (!text.startsWith('---', start)) return null;
  const openingEnd = lineEndOf(text, start, text.length);
  const content = nextLine(text, openingEnd);
  const language = text.slice(start + 3, openingEnd).trim();
  const isClosed = closingFence(text, content) !== -1;
  if (language === '' && !isClosed) {
    KEY_LINE.lastIndex = content;
    return KEY_LINE.test(text) ? { start, end: paragraphEnd(text, content), openingEnd, message: 'it is not closed by `---`' } : null;
  }
  if (!LANGUAGES.has(language.toLowerCase()) || !isClosed) return null;
  return { start, end: openingEnd, openingEnd, message: `\`${language}\` is refused; write YAML between bare \`---\` lines` };
}

/** The start of a line that gives a key its value. */
const KEY_LINE = /[\p{L}_][\p{L}\p{N}_-]*:(?=\s|$)/uy;

/** Where the last line ends before an empty one, or the text. */
function paragraphEnd(text: string, from: number): number {
  let end = from;
  for (let at = from; at < text.length; at = nextLine(text, end)) {
    const lineEnd = lineEndOf(text, at, text.length);
    if (skipSpaces(text, at, lineEnd) === lineEnd) break;
    end = lineEnd;
  }
  return end;
}

/** Whether front matter is opened at the start of the text, be it closed or not. */
export function opensFrontMatter(text: string): boolean {
  return fenceEnd(text, textStart(text)) !== -1;
}

/** The first character behind a byte order mark. */
export function textStart(text: string): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
}

/** The end of the fence that starts at `start`, or -1 if none does. */
function fenceEnd(text: string, start: number): number {
  if (!text.startsWith('---', start)) return -1;
  const end = skipSpaces(text, start + 3, text.length);
  return end === text.length || isLineEnd(text.charCodeAt(end)) ? end : -1;
}

/** The start of the first fence at or behind the line start `from`, or -1. */
function closingFence(text: string, from: number): number {
  let start = text.indexOf('---', from);
  while (start !== -1) {
    if (isLineEnd(text.charCodeAt(start - 1)) && fenceEnd(text, start) !== -1) return start;
    start = text.indexOf('---', start + 1);
  }
  return -1;
}
