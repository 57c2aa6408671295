import type { FileClaims } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Finding, Fix } from '../model/finding';
import { lineOf } from '../text/lines';

/**
 * The comment that switches a rule off where it has found something: on the line above, or around a table, which would end at a
 * comment between its rows. `null`: no comment can stand there, as in front matter.
 * @param text what the claims were read from
 */
export function ignoreHere({ rule, path, start }: Finding, claims: FileClaims, text: string): Fix | null {
  const { lines, frontMatter, blocks, lineEnding } = claims;
  if (frontMatter !== null && start < frontMatter.end) return null;
  const table = blocks.find((block) => block.type === 'table' && block.start <= start && start < block.end);
  if (table !== undefined) {
    const from = startOfLine(lines, table.start);
    const to = behindLine(text, table.end);
    const prefix = prefixAt(text, from);
    return {
      title: `Ignore \`${rule}\` in this table`,
      edits: [
        inserted(path, from, `${prefix}<!-- waymark-disable ${rule} -->${lineEnding}`),
        inserted(path, to, `${lineEnding}${prefix}<!-- waymark-enable ${rule} -->`),
      ],
    };
  }
  const from = startOfLine(lines, start);
  const comment = `<!-- waymark-disable-next-line ${rule} -->`;
  const title = `Ignore \`${rule}\` here`;
  // In the middle of a paragraph a line of its own would part it.
  const above = lines[lineOf(lines, start) - 2];
  if (above !== undefined && isProse(text, from) && isProse(text, above)) return { title, edits: [inserted(path, behindLine(text, above), ` ${comment}`)] };
  return { title, edits: [inserted(path, from, `${prefixAt(text, from)}${comment}${lineEnding}`)] };
}

/** The comment that switches a rule off in the whole file. */
export function ignoreInFile({ rule, path }: Finding, { lines, frontMatter, lineEnding }: FileClaims, text: string): Fix {
  const title = `Ignore \`${rule}\` in this file`;
  const comment = `<!-- waymark-disable-file ${rule} -->`;
  if (frontMatter === null) return { title, edits: [inserted(path, 0, `${comment}${lineEnding}`)] };
  const behind = lines[lineOf(lines, Math.max(0, frontMatter.end - 1))];
  if (behind === undefined) return { title, edits: [inserted(path, text.length, `${lineEnding}${comment}${lineEnding}`)] };
  return { title, edits: [inserted(path, behind, `${comment}${lineEnding}`)] };
}

function inserted(path: string, at: number, newText: string): TextEdit {
  return { path, start: at, end: at, oldText: '', newText };
}

function startOfLine(lines: readonly number[], offset: number): number {
  return lines[lineOf(lines, offset) - 1] ?? 0;
}

/** Where the line ends, its line ending left out. */
function behindLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end === -1 ? text.length : from + end;
}

/** The indentation and quote marks that a line begins with. */
function prefixAt(text: string, from: number): string {
  return /^[ \t>]*/.exec(text.slice(from, behindLine(text, from)))?.[0] ?? '';
}

/** Whether a line goes on with words, rather than begin something. */
function isProse(text: string, from: number): boolean {
  return !/^[ \t>]*(?:$|[-*+#|<]|\d+[.)]|```|~~~)/.test(text.slice(from, behindLine(text, from)));
}
