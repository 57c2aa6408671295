/*
 * Words, such as the names of files, as Markdown that is read as just them.
 */

/** As text, that of a link too. */
export function asText(words: string): string {
  return words.replace(MARKUP, '\\$&');
}

/** What would be markup. Within a word, `_` is none. */
const MARKUP = /[\\`*[\]<>~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;

/** As code. */
export function asCode(words: string): string {
  const fence = '`'.repeat(longestRun(words) + 1);
  const gap = /^`|`$|^ .* $/.test(words) ? ' ' : '';
  return fence + gap + words + gap + fence;
}

function longestRun(words: string): number {
  return Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Markdown within a cell of a table, where a bar would end it. */
export function inCell(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}
