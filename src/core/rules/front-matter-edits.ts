import { insideQuotes } from '../edits/new-claim';
import type { FrontMatter, FrontMatterField } from '../model/claims';
import type { TextEdit } from '../model/edits';
import { scalarOf, withinAnyQuotes } from '../parse/front-matter-scalar';
import { lineOf } from '../text/lines';
import type { CheckedFile } from './rule';

/**
 * Gives a field other words for its value, within the quotes that it has. Nothing where it is written with escapes or over several
 * lines, and where the words cannot stand in its quotes.
 */
export function replaceValue({ path, claims }: Pick<CheckedFile, 'path' | 'claims'>, field: FrontMatterField, words: string): readonly TextEdit[] {
  const inside = insideQuotes(field, claims);
  if (inside === null) return [];
  const newText = inside.start > field.valueStart ? withinAnyQuotes(words) : scalarOf(words);
  return newText === null ? [] : [{ path, ...inside, newText }];
}

/**
 * Gives fields of a file's front matter their values: in place of nothing where a key stands without one, else as new lines. A new
 * line goes behind the field that comes before it in `order`, else in front of the one that comes behind it. Nothing where the
 * front matter is not one key a line.
 * @param values by key, as YAML
 * @param order all fields that the front matter may have
 */
export function insertFields(
  { path, claims }: Pick<CheckedFile, 'path' | 'claims'>, values: ReadonlyMap<string, string>, order: readonly string[],
): readonly TextEdit[] {
  const { frontMatter, lines, lineEnding } = claims;
  const ordered = [...values].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  if (frontMatter === null) {
    const block = ordered.map(([key, value]) => `${key}: ${value}${lineEnding}`).join('');
    return [{ path, start: 0, end: 0, oldText: '', newText: `---${lineEnding}${block}---${lineEnding}${lineEnding}` }];
  }
  if (frontMatter.error !== null || frontMatter.fields.some(({ keyStart }) => !lines.includes(keyStart))) return [];
  const edits: TextEdit[] = [];
  const newLines = new Map<number, string>();
  for (const [key, value] of ordered) {
    const field = frontMatter.fields.find((each) => each.key === key);
    if (field === undefined) {
      const at = placeOf(key, frontMatter, lines, order);
      newLines.set(at, `${newLines.get(at) ?? ''}${key}: ${value}${lineEnding}`);
    } else if (field.valueStart > field.keyEnd && field.kind === 'null') {
      const blank = field.valueStart === field.keyEnd + 1 ? ' ' : '';
      edits.push({ path, start: field.valueStart, end: field.valueEnd, oldText: field.value, newText: blank + value });
    }
  }
  for (const [at, newText] of newLines) edits.push({ path, start: at, end: at, oldText: '', newText });
  return edits.sort((a, b) => a.start - b.start);
}

/**
 * Adds a name to a list of a file's front matter, in the way the list is written; makes the field where there is none. Nothing where
 * something else than a list stands there.
 */
export function addToList(
  file: Pick<CheckedFile, 'path' | 'claims'>, key: string, name: string, order: readonly string[],
): readonly TextEdit[] {
  const { path, claims: { frontMatter, lines, lineEnding } } = file;
  const field = frontMatter?.fields.find((each) => each.key === key);
  const text = scalarOf(name);
  if (field === undefined || field.kind === 'null') return insertFields(file, new Map([[key, `[${text}]`]]), order);
  if (field.kind !== 'list') return [];
  const { value, valueStart, valueEnd, items } = field;
  if (value.endsWith(']')) {
    const at = valueEnd - 1;
    return /,\s*\]$/.test(value) ? [] : [{ path, start: at, end: at, oldText: '', newText: items.length === 0 ? text : `, ${text}` }];
  }
  const at = lines[lineOf(lines, valueEnd)];
  const indent = valueStart - (lines[lineOf(lines, valueStart) - 1] as number);
  return at === undefined ? [] : [{ path, start: at, end: at, oldText: '', newText: `${' '.repeat(indent)}- ${text}${lineEnding}` }];
}

/** The start of the line before which a new field goes. */
function placeOf(key: string, { fields, end }: FrontMatter, lines: readonly number[], order: readonly string[]): number {
  const rank = (field: FrontMatterField): number => order.indexOf(field.key);
  const before = fields.filter((field) => rank(field) >= 0 && rank(field) < order.indexOf(key)).sort((a, b) => rank(b) - rank(a))[0];
  if (before !== undefined) return lines[lineOf(lines, before.valueEnd)] as number;
  const behind = fields.find((field) => rank(field) > order.indexOf(key));
  return behind?.keyStart ?? lines[lineOf(lines, end - 1) - 1] as number;
}
