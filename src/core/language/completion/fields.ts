import { readFields } from '../../parse/fields';
import { STATUS_NAME } from '../../parse/parse-file';
import type { Caret } from './caret';
import { type Completions, offered, wrapped } from './completion';
import { listCompletions, relationNamed } from './name-lists';
import { reasonCompletions } from './reasons';
import { statusEntries, statusPlace } from './status-words';

/** Where the text of a line begins, behind what makes it part of quotes and lists. */
const OPENING = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:\[[^\]]\]\s+)?/;

/** In the value of a field: `**Status:** `, `**Depends on:** `. */
export function fieldCompletions(caret: Caret): Completions | null {
  const { text, line, offset, before } = caret;
  const from = line.start + (OPENING.exec(text.slice(line.start, line.end))?.[0].length ?? 0);
  const marks = [...text.slice(from, line.end).matchAll(/\*\*|__/g)].map(({ index }) => from + index);
  const field = readFields(text, from, line.end, marks).findLast(({ nameEnd }) => nameEnd < offset);
  if (field === undefined) return null;
  const { nameStart, nameEnd, boldEnd } = field;
  // Behind the colon and, where the value is not within it, the end of the bold run.
  const opens = nameEnd + (boldEnd === -1 ? 3 : 1);
  const end = boldEnd === -1 ? Math.max(field.lineEnd, field.valueStart) : boldEnd;
  if (offset < opens || text.slice(end, offset).trim() !== '') return null;
  const name = text.slice(nameStart, nameEnd);
  const start = Math.min(field.valueStart, offset);
  const gap = offset === opens ? ' ' : '';
  if (STATUS_NAME.test(name)) {
    return reasonCompletions(caret, before) ?? offered(caret, statusPlace(caret, start, end), wrapped(statusEntries(caret, 'field'), gap));
  }
  const relation = relationNamed(name);
  return relation === undefined ? null : listCompletions(caret, { start, end }, relation, 'field', gap);
}
