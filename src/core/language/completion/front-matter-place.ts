import type { Span } from '../../model/claims';
import { isLineEnd, nextLine } from '../../parse/chars';
import { frontMatterBounds, opensFrontMatter, textStart } from '../../parse/front-matter-bounds';
import type { Caret } from './caret';
import { relationNamed } from './name-lists';

/** The caret stands where a key may: at the start of a line. */
export interface KeyPlace extends Span {
  readonly type: 'key';
  /** The keys of the other lines. */
  readonly given: ReadonlySet<string>;
  readonly hasColon: boolean;
}

/** The caret stands in the value of a field, or in one of several: then this is only that one, without its quotes. */
export interface ValuePlace extends Span {
  readonly type: 'value';
  readonly key: string;
  readonly isQuoted: boolean;
  /** Whether it is one of a list, rather than all that the field says. */
  readonly isItem: boolean;
  readonly others: readonly string[];
  /** The blank that YAML wants behind a colon, where there is none yet. */
  readonly gap: string;
}

/** `key: value`, or a key alone with its colon. */
const FIELD = /^([\w-]+)[ \t]*:(?:[ \t]+(.*))?$/;
const ITEM = /^([ \t]*-[ \t]+)(.*)$/;

/** A line that YAML may have between the fences; prose is none. */
const YAML_LINE = /^(?:\s.*|[\w-]+[ \t]*:.*|-\s.*|[\]}#].*)?$/;

/** The lines of the front matter above the caret's; `null`: it stands in none. The block may not be closed yet, nor be good YAML. */
export function frontMatterAbove({ text, line }: Caret): readonly string[] | null {
  if (!opensFrontMatter(text)) return null;
  let first = textStart(text);
  while (first < text.length && !isLineEnd(text.charCodeAt(first))) first++;
  first = nextLine(text, first);
  const bounds = frontMatterBounds(text);
  if (line.start < first || line.start >= (bounds?.contentEnd ?? Infinity)) return null;
  const above = linesOf(text.slice(first, line.start)).slice(0, -1);
  return above.every((each) => YAML_LINE.test(each) && (bounds !== null || each.trim() !== '')) ? above : null;
}

/**
 * What the caret stands in; `null`: a comment, nothing that has a key, or in front of what would be torn from its place.
 * @param above the lines of the front matter above the caret's
 */
export function frontMatterPlace(caret: Caret, above: readonly string[]): KeyPlace | ValuePlace | null {
  const { before, behind, line, offset } = caret;
  if (/^[\w-]*$/.test(before) && !/^-+$/.test(before)) return keyPlace(caret, above);
  const [whole, key, value = ''] = FIELD.exec(before) ?? [];
  if (whole !== undefined && key !== undefined) return valuePlace(caret, key, offset - value.length, [value + behind], false);
  const item = ITEM.exec(before);
  const list = listAbove(above, item !== null);
  if (list === null) return null;
  const lead = item?.[1] ?? /^\s*/.exec(before)?.[0] ?? '';
  return valuePlace(caret, list.key, line.start + lead.length, [...list.lines, before + behind, ...item === null ? [] : itemsBelow(caret)], true);
}

/** None in front of what is there: another key would take its value, or its place. */
function keyPlace(caret: Caret, above: readonly string[]): KeyPlace | null {
  const { text, before, behind, line, offset } = caret;
  if (before === '' && /^\s*[^\s:#]/.test(behind)) return null;
  const end = offset + (/^[\w-]*/.exec(behind)?.[0] ?? '').length;
  const given = new Set([...above, ...linesBelow(caret)].flatMap((each) => FIELD.exec(each)?.[1] ?? []));
  return { type: 'key', start: offset - before.length, end, given, hasColon: /^\s*:/.test(text.slice(end, line.end)) };
}

/** The list that the caret's line goes on with: `- a` below its key, or `[a,` behind it. */
function listAbove(above: readonly string[], isItem: boolean): { readonly key: string; readonly lines: readonly string[] } | null {
  const at = above.findLastIndex((each) => FIELD.test(each));
  const [, key, value = ''] = FIELD.exec(above[at] ?? '') ?? [];
  if (key === undefined) return null;
  const lines = [value, ...above.slice(at + 1)];
  const isOpen = isItem ? /^(?:#.*)?$/.test(value) : value.startsWith('[') && !lines.some((each) => each.includes(']'));
  return isOpen ? { key, lines } : null;
}

/** The other lines of the front matter, if it is closed. */
function linesBelow({ text, line }: Caret): readonly string[] {
  const bounds = frontMatterBounds(text);
  return bounds === null ? [] : linesOf(text.slice(line.end, bounds.contentEnd)).slice(1);
}

function itemsBelow({ text, line }: Caret): readonly string[] {
  const below = linesOf(text.slice(nextLine(text, line.end)));
  const end = below.findIndex((each) => !ITEM.test(each));
  return end === -1 ? below : below.slice(0, end);
}

/** @param lines all that the field says */
function valuePlace(caret: Caret, key: string, start: number, lines: readonly string[], isOfList: boolean): ValuePlace | null {
  const { text, line, offset, before } = caret;
  const typed = text.slice(start, offset);
  const isFlow = typed.startsWith('[');
  if (/(?:^|\s)#/.test(typed) || (isFlow && typed.includes(']'))) return null;
  const all = { start, end: line.end };
  const isNames = relationNamed(key) !== undefined;
  const value = trimmed(text, isNames ? itemAround(text, all, offset) : all);
  // A list is no name: what takes its place, or stands in front of it, breaks the front matter.
  if (isNames && (text.slice(value.start, value.end).includes('[') || (!isOfList && !isFlow && isListBelow(caret)))) return null;
  const { isQuoted, ...place } = withinQuotes(text, value, offset);
  const others = itemsIn(lines);
  const own = others.indexOf(text.slice(place.start, place.end));
  if (own !== -1) others.splice(own, 1);
  const isItem = isOfList || isFlow || others.length > 0;
  return { type: 'value', key, ...place, isQuoted, isItem, others, gap: before.endsWith(':') ? ' ' : '' };
}

/** Whether the value of the caret's line is still to come, on the lines below. */
function isListBelow(caret: Caret): boolean {
  return /^(?:\s+[^\s#]|-\s)/.test(linesBelow(caret).find((line) => !/^\s*(?:#.*)?$/.test(line)) ?? '');
}

/** One item among commas. */
function itemAround(text: string, { start, end }: Span, offset: number): Span {
  let from = offset;
  while (from > start && !',['.includes(text.charAt(from - 1))) from--;
  let to = offset;
  while (to < end && !',]'.includes(text.charAt(to))) to++;
  return { start: from, end: to };
}

/** What stands around the caret within quotes, if there are some; one that is not closed ends at the caret. */
function withinQuotes(text: string, { start, end }: Span, offset: number): Span & { readonly isQuoted: boolean } {
  const quote = text.charAt(start);
  const isQuoted = start < offset && (quote === '"' || quote === '\'');
  if (!isQuoted) return { start: Math.min(start, offset), end: Math.max(end, offset), isQuoted };
  const close = text.indexOf(quote, offset);
  return { start: start + 1, end: close !== -1 && close < end ? close : offset, isQuoted };
}

/** Without blanks around it, and without a comment behind it. */
function trimmed(text: string, { start, end }: Span): Span {
  const value = text.slice(start, end).replace(/(?:^|\s)#.*$/, '');
  return { start: start + value.length - value.trimStart().length, end: start + value.trimEnd().length };
}

function itemsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.replace(/(?:^|\s)#.*$/, '').split(/[,[\]]/))
    .map((each) => each.replace(/^\s*(?:-\s+)?["']?|["']?\s*$/g, ''))
    .filter((each) => each !== '' && each !== '-');
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
