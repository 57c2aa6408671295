import { UserError } from '../base/user-error';
import type { FileClaims, StatusMark } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Plan, StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';
import type { StatusVocabulary } from '../model/vocabulary';
import { lineOf } from '../text/lines';
import { checkboxMark } from './checkbox-mark';
import { insideQuotes, newClaim } from './new-claim';
import { kebabCase, restate, type WantedStatus } from './restate';
import { checkboxesOf, isFollowed, marksOf } from './status-marks';
import { type WordNotation, type WordsInUse, wordsInUse } from './words-in-use';

export interface SetStatusOptions {
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

  constructor(plan: Plan, subject: Subject, { status, reason }: WantedStatus, options: SetStatusOptions) {
    if (reason !== null && status !== 'blocked') throw new UserError(`a reason goes with blocked, not with ${status}`);
    this.#plan = plan;
    this.#subject = subject;
    // Copies that are not blocked yet get the reason of the one that is.
    const known = status === 'blocked' && subject.status === 'blocked' ? subject.reason : null;
    this.#wanted = { status, reason: reason !== null && kebabCase(reason) !== '' ? reason : known };
    this.#options = options;
  }

  edits(): readonly TextEdit[] {
    const { claims, path } = this.#subject;
    this.#checkReason();
    const { only = () => true } = this.#options;
    const chosen = claims.filter(only);
    const canSay = claims.some((claim) => claim.notation !== 'checkbox' && (only(claim) || claim.status === this.#wanted.status));
    const edits = claims.length === 0 ? [this.#newClaim()] : chosen.flatMap((claim) => this.#changed(claim, canSay) ?? []);
    return edits.some((edit) => edit.path === path) ? [...edits, ...this.#lastUpdated(path)] : edits;
  }

  #checkReason(): void {
    const { path, claims, name } = this.#subject;
    const { status, reason } = this.#wanted;
    if (status !== 'blocked' || reason !== null || claims[0]?.status === 'blocked') return;
    const isNeeded = [path, ...claims.map((claim) => claim.path)].some((each) => this.#plan.writing(each)?.needsReason === true);
    if (isNeeded) throw new UserError(`${name}: blocked needs a reason here`);
  }

  /**
   * @param canSay whether some copy says the status then that can say any
   * @returns `null` if it says so already
   */
  #changed(claim: StatusClaim, canSay: boolean): TextEdit | null {
    const { path, start, end, written, notation } = claim;
    const isBox = notation === 'checkbox';
    const oldText = isBox ? written.slice(1, -1) : written;
    const newText = isBox ? this.#checkbox(oldText, path, canSay) : this.#restated(claim, path, notation, true);
    if (newText === oldText) return null;
    if (this.#goesOn(claim)) throw new UserError(`${this.#subject.name}: its status in ${path} is broken over several lines`);
    return isBox ? { path, start: start + 1, end: end - 1, oldText, newText } : { path, start, end, oldText, newText };
  }

  /** Whether there is more of a status than is told: in the lines below, or a line ending within a checkbox. */
  #goesOn({ path, notation, start, end, written }: StatusClaim): boolean {
    if (notation !== 'front matter') return end - start !== written.length;
    const claims = this.#plan.file(path);
    const field = claims?.frontMatter?.fields.find(({ key }) => key === 'status');
    return claims !== undefined && field !== undefined && lineOf(claims.lines, field.valueEnd) !== lineOf(claims.lines, field.valueStart);
  }

  /**
   * A status in some notation, in the words that a file uses.
   * @param standsThere whether it is a status of that file
   */
  #restated(mark: StatusMark, path: string, notation: WordNotation, standsThere: boolean): string {
    const vocabulary = this.#plan.vocabulary(path);
    const claims = this.#plan.file(path);
    const inUse = claims === undefined ? wordsInUse(notation, [], vocabulary) : wordsUsedIn(claims, notation, vocabulary, this.#plan.writing(path)?.words);
    return restate(mark, this.#wanted, inUse, vocabulary, standsThere && claims !== undefined && isFollowed(claims, mark, notation));
  }

  /** The character for a checkbox in which another stands. */
  #checkbox(old: string, path: string, canSay: boolean): string {
    const { status } = this.#wanted;
    const marks = this.#plan.writing(path)?.marks ?? NO_MARKS;
    const claims = this.#plan.file(path);
    const inUse = claims === undefined ? [] : checkboxesOf(claims);
    const mark = checkboxMark(old, status, marks, inUse);
    if (mark !== null) return mark;
    if (!canSay) throw new UserError(`${this.#subject.name}: a checkbox has no mark for ${status} here`);
    // The other copies say what it is; an open box does not contradict them, and a mark that says nothing does neither.
    return marks.has(old) ? checkboxMark(old, 'todo', marks, inUse) ?? ' ' : old;
  }

  #newClaim(): TextEdit {
    const { status } = this.#wanted;
    return newClaim(this.#plan, this.#subject, status, (mark, path, notation) => this.#restated(mark, path, notation, false));
  }

  /** The date that the value begins with changes, a time of day behind it does not. */
  #lastUpdated(path: string): readonly TextEdit[] {
    const claims = this.#plan.file(path);
    const field = claims?.frontMatter?.fields.find(({ key }) => key === 'last_updated');
    const inside = claims === undefined || field === undefined ? null : insideQuotes(field, claims);
    const date = inside === null ? undefined : /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(inside.oldText)?.[0];
    const { today } = this.#options;
    if (inside === null || date === undefined || date === today) return [];
    return [{ path, start: inside.start, end: inside.start + date.length, oldText: date, newText: today }];
  }
}

const NO_MARKS: ReadonlyMap<string, Status> = new Map();

/** How each file spells its statuses, kept as long as it says the same: many of one file may be set in a row. */
const knownWords = new WeakMap<StatusVocabulary, WeakMap<FileClaims, Map<WordNotation, WordsInUse>>>();

function wordsUsedIn(claims: FileClaims, notation: WordNotation, vocabulary: StatusVocabulary, usual?: WordsInUse['words']): WordsInUse {
  let files = knownWords.get(vocabulary);
  if (files === undefined) knownWords.set(vocabulary, files = new WeakMap());
  let words = files.get(claims);
  if (words === undefined) files.set(claims, words = new Map<WordNotation, WordsInUse>());
  let inUse = words.get(notation);
  if (inUse === undefined) words.set(notation, inUse = wordsInUse(notation, marksOf(claims, notation), vocabulary, usual));
  return inUse;
}
