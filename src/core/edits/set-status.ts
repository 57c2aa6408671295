import { UserError } from '../base/user-error';
import type { FrontMatterField, StatusMark } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Plan, StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';
import type { StatusVocabulary } from '../parse/status-words';
import { checkboxMark } from './checkbox-mark';
import { newClaim } from './new-claim';
import { restate, type WantedStatus } from './restate';
import { checkboxesOf, marksOf } from './status-marks';
import { type WordNotation, type WordsInUse, wordsInUse } from './words-in-use';

export interface SetStatusOptions {
  readonly vocabulary: StatusVocabulary;
  /** `YYYY-MM-DD`, for `last_updated`. */
  readonly today: string;
  /** Which of the written copies change; all of them unless told. */
  readonly only?: (claim: StatusClaim) => boolean;
}

/**
 * The edits that put a subject into a status: one minimal edit for each written copy of it, in that copy's own notation, and
 * `last_updated` in the subject's own file where the file has it. Where no status is written yet, one is written as its siblings
 * have theirs. None if all is so already.
 *
 * Throws a `UserError` where the status cannot be written: a reason is needed, or a checkbox has no mark for it.
 */
export function setStatus(plan: Plan, subject: Subject, wanted: WantedStatus, options: SetStatusOptions): readonly TextEdit[] {
  return new StatusChange(plan, subject, wanted, options).edits();
}

class StatusChange {
  readonly #plan: Plan;
  readonly #subject: Subject;
  readonly #wanted: WantedStatus;
  readonly #options: SetStatusOptions;
  readonly #words = new Map<string, WordsInUse>();

  constructor(plan: Plan, subject: Subject, wanted: WantedStatus, options: SetStatusOptions) {
    const { status, reason } = wanted;
    if (reason !== null && status !== 'blocked') throw new UserError(`a reason goes with blocked, not with ${status}`);
    this.#plan = plan;
    this.#subject = subject;
    // Copies that are not blocked yet get the reason of the one that is.
    this.#wanted = { status, reason: reason ?? (status === 'blocked' && subject.status === 'blocked' ? subject.reason : null) };
    this.#options = options;
  }

  edits(): readonly TextEdit[] {
    const { claims, path } = this.#subject;
    this.#checkReason();
    const { only = () => true } = this.#options;
    const chosen = claims.filter(only);
    const edits = claims.length === 0 ? [this.#newClaim()] : chosen.flatMap((claim) => this.#changed(claim, claims.length > 1) ?? []);
    return edits.some((edit) => edit.path === path) ? [...edits, ...this.#lastUpdated(path)] : edits;
  }

  #checkReason(): void {
    const { path, claims, name } = this.#subject;
    const { status, reason } = this.#wanted;
    if (status !== 'blocked' || reason !== null || claims[0]?.status === 'blocked') return;
    if (this.#plan.writing(path)?.needsReason === true) throw new UserError(`${name}: blocked needs a reason here`);
  }

  /** `null`: it says so already. */
  #changed(claim: StatusClaim, hasOthers: boolean): TextEdit | null {
    const { path, start, end, written, notation } = claim;
    if (notation !== 'checkbox') {
      const newText = this.restated(claim, path, notation);
      return newText === written ? null : { path, start, end, oldText: written, newText };
    }
    const mark = written.slice(1, -1);
    const newText = this.#checkbox(mark, path, hasOthers);
    return newText === mark ? null : { path, start: start + 1, end: end - 1, oldText: mark, newText };
  }

  /** A status in its own notation, in the words that its file uses. */
  restated(mark: StatusMark, path: string, notation: WordNotation): string {
    const key = `${notation}\0${path}`;
    let inUse = this.#words.get(key);
    if (inUse === undefined) {
      const claims = this.#plan.file(path);
      inUse = wordsInUse(notation, claims === undefined ? [] : marksOf(claims, notation), this.#options.vocabulary);
      this.#words.set(key, inUse);
    }
    return restate(mark, this.#wanted, inUse, this.#options.vocabulary);
  }

  /** The character for a checkbox in which another stands. */
  #checkbox(old: string, path: string, hasOthers: boolean): string {
    const { status } = this.#wanted;
    const marks = this.#plan.writing(path)?.marks ?? NO_MARKS;
    const claims = this.#plan.file(path);
    const inUse = claims === undefined ? [] : checkboxesOf(claims);
    const mark = checkboxMark(old, status, marks, inUse);
    if (mark !== null) return mark;
    if (!hasOthers) throw new UserError(`${this.#subject.name}: a checkbox has no mark for ${status} here`);
    // The other copies say what it is; an open box does not contradict them.
    return marks.get(old) === 'done' ? checkboxMark(old, 'todo', marks, inUse) ?? ' ' : old;
  }

  #newClaim(): TextEdit {
    return newClaim(this.#plan, this.#subject, this.#wanted, this.#options.vocabulary, (mark, path, notation) => this.restated(mark, path, notation));
  }

  #lastUpdated(path: string): readonly TextEdit[] {
    const field = this.#plan.file(path)?.frontMatter?.fields.find(({ key }) => key === 'last_updated');
    const span = field === undefined ? null : dateIn(field);
    const { today } = this.#options;
    return span === null || span.oldText === today ? [] : [{ path, ...span, newText: today }];
  }
}

const NO_MARKS: ReadonlyMap<string, Status> = new Map();

/** The date that a value begins with, quotes and a time of day left alone; `null` if it is none. */
function dateIn({ value, valueStart, valueEnd }: FrontMatterField): { readonly start: number; readonly end: number; readonly oldText: string } | null {
  const date = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(value)?.[0];
  const quotes = valueEnd - valueStart - value.length;
  if (date === undefined || (quotes !== 0 && quotes !== 2)) return null;
  const start = valueStart + quotes / 2;
  return { start, end: start + date.length, oldText: date };
}
