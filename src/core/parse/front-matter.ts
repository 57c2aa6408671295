import type { FrontMatter, FrontMatterField } from '../model/claims';
import { frontMatterBounds, refusedFrontMatter } from './front-matter-bounds';
import { nextLine } from './chars';
import type { FrontMatterReading } from './front-matter-nodes';
import { readPlainFields } from './front-matter-plain';
import { readYamlFields } from './front-matter-yaml';

/**
 * The front matter of a file, `null` if it has none. Never throws: what cannot be read is the `error`.
 *
 * Front matter that names a language (`---js`), or that nothing closes, is no front matter to Markdown, and is not run or read, but
 * answered too: as an error that spans its opening line. Where the blocks of a file begin is therefore for `frontMatterBounds` to say.
 */
export function readFrontMatter(text: string, bounds = frontMatterBounds(text)): FrontMatter | null {
  if (bounds === null) {
    const refused = refusedFrontMatter(text);
    if (refused === null) return null;
    const { start, end, openingEnd, message } = refused;
    return { start, end, fields: [], error: { start, end: openingEnd, message } };
  }
  const { start, end, contentStart, contentEnd } = bounds;
  const fields = readPlainFields(text, contentStart, contentEnd);
  return fields === null ? { start, end, ...readYamlFields(text, bounds) } : { start, end, fields, error: null };
}

/** Where the words of a value start: of a block, behind the line with its `|` or `>`. */
export function wordsStart(text: string, { valueStart, valueEnd }: Pick<FrontMatterField, 'valueStart' | 'valueEnd'>): number {
  const header = /^[|>][^\r\n]*\s*/.exec(text.slice(valueStart, valueEnd))?.[0] ?? '';
  return valueStart + header.length;
}

/** The fields of a file that is nothing but YAML, as of front matter: places are those in the file. Never throws. */
export function readYaml(text: string): FrontMatterReading {
  const contentStart = /^---[ \t]*[\r\n]/.test(text) ? nextLine(text, text.search(/[\r\n]/)) : 0;
  const end = text.length;
  const fields = readPlainFields(text, contentStart, end);
  if (fields !== null) return { fields, error: null };
  const { fields: read, error } = readYamlFields(text, { start: 0, end, contentStart, contentEnd: end });
  return { fields: read, error: error && { ...error, message: error.message.replace(/^front matter | in front matter$/, '') } };
}
