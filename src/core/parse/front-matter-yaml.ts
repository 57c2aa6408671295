import matter from 'gray-matter';
import { type Document, isDocument, parseDocument } from 'yaml';
import type { FrontMatter } from '../model/claims';
import { BRACKET_CLOSE, BRACKET_OPEN, COLON, DASH, QUESTION, SPACE, TAB } from './chars';
import type { FrontMatterBounds } from './front-matter-bounds';
import { type FrontMatterReading, readNodes } from './front-matter-nodes';

/** UTF-16 units of a block: gray-matter and yaml take time square to parts of it. */
const LONGEST_BLOCK = 16 * 1024;
/** In a row, and a CRLF counts twice: gray-matter looks from each line ending to the last. */
const MOST_BLANK_LINES = 200;
/** Open brackets, or indicators in a row: yaml's functions call themselves for each. */
const DEEPEST_NESTING = 100;

const TOO_DEEP = 'front matter nested too deep';

const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;
const NO_BREAK_SPACE = 160;

/**
 * What gray-matter is told, always: without options it caches every text for ever. The package `yaml` reads YAML, it gives
 * places and leaves dates as they are written. Other languages are refused, JavaScript above all, which gray-matter would run.
 */
export const MATTER_OPTIONS = {
  language: 'yaml',
  // A line `---` ends the content, so that this closing delimiter occurs nowhere in it.
  delimiters: ['---', '---\n'] satisfies [string, string],
  engines: { yaml: parseYaml, javascript: refuse, coffee: refuse, json: refuse, toml: refuse },
};

/**
 * The fields of the front matter at `bounds`, or the first error in it: any YAML 1.2, but over 16 KB or what would keep the
 * reader busy is refused, and so is a block that is no map. An alias is read as what it stands for, a key that is no scalar as
 * its source; unknown tags are passed over, empty list items left out. Never throws.
 */
export function readYamlFields(text: string, bounds: FrontMatterBounds): FrontMatterReading {
  const { contentStart, contentEnd } = bounds;
  const excess = findExcess(text, contentStart, contentEnd);
  if (excess !== null) return { fields: [], error: excess };
  // YAML knows no lone CR as a line ending; Markdown does.
  const content = text.slice(contentStart, contentEnd).replace(/\r(?!\n)/g, '\n');
  try {
    const document: unknown = matter(`---\n${content}\n---\n`, MATTER_OPTIONS).data;
    // gray-matter asks no engine about a block of nothing but comments.
    return isDocument(document) ? readNodes(document as Document.Parsed, text, bounds) : { fields: [], error: null };
  } catch (error) {
    const message = error instanceof RangeError ? TOO_DEEP : String(error);
    return { fields: [], error: { start: contentStart, end: contentEnd, message } };
  }
}

/** What would take the packages long, or make them run out of stack; `null` in a sane block. */
function findExcess(text: string, start: number, end: number): FrontMatter['error'] {
  if (end - start > LONGEST_BLOCK) return { start, end, message: 'front matter over 16 KB' };
  let brackets = 0;
  let indicators = 0;
  let blankLines = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      if (code !== SPACE && code !== TAB) blankLines++;
      if (blankLines <= MOST_BLANK_LINES) continue;
      return { start: at, end: at + 1, message: 'too many blank lines in front matter' };
    }
    blankLines = 0;
    indicators = isIndicator(code) && isBlank(text.charCodeAt(at + 1)) ? indicators + 1 : 0;
    if (code === BRACKET_OPEN || code === BRACE_OPEN) brackets++;
    if ((code === BRACKET_CLOSE || code === BRACE_CLOSE) && brackets > 0) brackets--;
    if (brackets > DEEPEST_NESTING || indicators > DEEPEST_NESTING) {
      return { start: at, end: at + 1, message: TOO_DEEP };
    }
  }
  return null;
}

function isIndicator(code: number): boolean {
  return code === DASH || code === QUESTION || code === COLON;
}

/** What a regular expression takes for white space, and the control characters. */
function isBlank(code: number): boolean {
  return code <= SPACE || (code >= NO_BREAK_SPACE && String.fromCharCode(code).trim() === '');
}

/** The engine that gray-matter calls; `source` begins with the ending of the opening line. */
function parseYaml(source: string): Document {
  const { stackTraceLimit } = Error;
  // yaml makes an Error of every fault, thousands in a bad block, and their stack traces take most of the time.
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(source, {
      version: '1.2', schema: 'core', merge: false, resolveKnownTags: false, prettyErrors: false,
      // Takes time square to the keys; `readNodes` sees to it.
      uniqueKeys: false,
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function refuse(): never {
  throw new Error('front matter is read as YAML only');
}
