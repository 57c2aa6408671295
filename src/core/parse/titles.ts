import { ASTERISK, COLON, UNDERSCORE, isSpace, lineEndOf } from './chars';

/*
 * How the lines that name something look.
 */

/** Whether the text at `pos` starts with a bold run; an emoji may stand before it. */
export function startsBold(text: string, pos: number, end: number): boolean {
  let at = pos;
  while (at < end && at - pos < 5 && (text.charCodeAt(at) >= 0x2000 || isSpace(text.charCodeAt(at)))) at++;
  return isBoldRun(text, at);
}

function isBoldRun(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  return (code === ASTERISK || code === UNDERSCORE) && text.charCodeAt(pos + 1) === code;
}

/** A paragraph of one line that ends with a colon, or is bold throughout. */
export function isLabel(text: string, start: number, end: number): boolean {
  if (end - start > 100 || lineEndOf(text, start, end) !== end) return false;
  if (text.charCodeAt(end - 1) === COLON) return true;
  return isBoldRun(text, start) && isBoldRun(text, end - 2) && text.indexOf('**', start + 2) === end - 2;
}

/**
 * Whether at the end of a document's title a status says what the document is, not how far: `# Boat shed TODO`. A phase is no list, and
 * behind a dash the capitals are a status: `# Boat shed — TODO`.
 * @param before the words before it
 */
export function namesList(before: string, written: string): boolean {
  const word = written.replace(/[*_]/g, '');
  if (!/^(?:to[ -]?do|backlog)$/i.test(word) || IS_PART.test(before)) return false;
  return word !== 'TODO' || !/[—–:·|-]\s*$/.test(before);
}

const IS_PART = /^[^\p{L}]*(?:stage|milestone|phase|(?:work )?package|task)\s+#?\d/iu;

const BEFORE_STATUS = /(?:[\s—–:·|(*_-]|â€[”“])+$/;

/** Where a title ends whose status starts at `statusStart`: separators and opening markup between them are left off. */
export function titleEndBefore(text: string, start: number, statusStart: number): number {
  const title = text.slice(start, statusStart).replace(BEFORE_STATUS, '');
  const end = start + title.length;
  // A bold run's closing marks belong to the title.
  const close = text.slice(end, statusStart).match(/^(\*\*|__)/);
  return close === null ? end : end + 2;
}

/** Emphasis marks that never paired up are litter at a title's end. */
export function tidyTitle(title: string): string {
  return title.endsWith('**') ? title.slice(0, -2).trimEnd() : title;
}
