import type { Span } from '../../model/claims';
import type { Subject, SubjectKind } from '../../model/plan';
import { isAlphanumeric } from '../../parse/chars';
import { readTicketLead } from '../../parse/ids';
import { currentStatus } from '../../plan/current-status';
import type { Caret } from './caret';

/** What an entry is. */
export type CompletionKind = SubjectKind | 'field' | 'status' | 'value' | 'file';

/** Something that may be written at the caret. */
export interface Completion {
  readonly label: string;
  /** What takes the place of what stands there. */
  readonly insert: string;
  /** What is said beside it: of a subject its status and title; `''`: nothing. */
  readonly detail: string;
  readonly kind: CompletionKind;
  /** What is compared with the text from the place's start up to the caret. */
  readonly filter: string;
  /** Where in `insert` the caret goes. */
  readonly caret: number;
  /** Whether something else is to be chosen then: the list opens again. */
  readonly goesOn: boolean;
}

/** What may be written at a place. */
export interface Completions {
  /** The place: around the caret, on its line. */
  readonly replace: Span;
  /** The best first. */
  readonly items: readonly Completion[];
}

/** A completion, as far as it does not follow from its place. */
export interface Entry extends Pick<Completion, 'insert' | 'kind'> {
  /** `insert`, unless told. */
  readonly label?: string;
  readonly detail?: string;
  /** By what people look for it; its label, unless told. */
  readonly words?: string;
  readonly caret?: number;
  readonly goesOn?: boolean;
}

/**
 * The entries for a place; `null` without any. What is typed there before the first letter, such as the emoji and bracket of another
 * status, makes no difference to which of them fit.
 */
export function offered({ text, offset }: Caret, { start, end }: Span, entries: readonly Entry[]): Completions | null {
  const lead = signsBefore(text.slice(start, offset));
  return offeredBy((words) => lead + words.slice(signsBefore(words).length), { start, end }, entries);
}

/** The same, with all that is typed compared, for names such as `_overview.md`. */
export function offeredToTheLetter({ start, end }: Span, entries: readonly Entry[]): Completions | null {
  return offeredBy((words) => words, { start, end }, entries);
}

function offeredBy(filterOf: (words: string) => string, replace: Span, entries: readonly Entry[]): Completions | null {
  if (entries.length === 0) return null;
  const items = entries.map(({ insert, kind, label = insert, detail = '', words = label, caret = insert.length, goesOn = false }) => (
    { label, insert, detail, kind, filter: filterOf(words), caret, goesOn }
  ));
  return { replace, items };
}

function signsBefore(text: string): string {
  // There are thousands of names, and most begin with a letter.
  return isAlphanumeric(text.charCodeAt(0)) ? '' : /^[^\p{L}\p{N}]*/u.exec(text)?.[0] ?? '';
}

/** The entries with something before and behind what they insert. */
export function wrapped(entries: readonly Entry[], before: string, behind = ''): readonly Entry[] {
  if (before === '' && behind === '') return entries;
  return entries.map((entry) => {
    const { insert, label = insert, caret } = entry;
    return { ...entry, label, insert: before + insert + behind, ...caret !== undefined && { caret: caret + before.length } };
  });
}

/** Kept, as a list may have thousands of them. */
const details = new WeakMap<Subject, string>();

/** What is said of a subject beside its name. */
export function detailOf(subject: Subject): string {
  let detail = details.get(subject);
  if (detail === undefined) {
    detail = [currentStatus(subject) ?? subject.written, titleBehindName(subject)].filter((each) => each !== null && each !== '').join(' · ');
    details.set(subject, detail);
  }
  return detail;
}

/** The title without the name, or the ticket's id, that it begins with. */
function titleBehindName({ kind, name, title }: Subject): string {
  if (kind === 'ticket') return title.slice(readTicketLead(title, 0, title.length)?.contentStart ?? 0);
  return title.startsWith(name) ? title.slice(name.length).replace(/^[\s:—–-]+/, '') : title;
}
