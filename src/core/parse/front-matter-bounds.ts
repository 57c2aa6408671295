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

/**
 * The opening line of what other tools read as front matter in a language it names (`---js`, `--- json`, `---yaml`), and why
 * it is not read here; `null` if there is no such line, or no `---` that closes the block. Markdown takes the block for
 * ordinary text, and so does `frontMatterBounds`.
 */
export function refusedFrontMatter(text: string): (Span & { readonly message: string }) | null {
  const start = textStart(text);
  if (!text.startsWith('---', start)) return null;
  const end = lineEndOf(text, start, text.length);
  const language = text.slice(start + 3, end).trim();
  if (!LANGUAGES.has(language.toLowerCase()) || closingFence(text, nextLine(text, end)) === -1) return null;
  return { start, end, message: `\`${language}\` is refused; write YAML between bare \`---\` lines` };
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
