import { UserError } from '../base/user-error';
import type {
  BlockClaim, FieldClaim, FileClaims, FrontMatterField, HeadingClaim, ItemClaim, RowClaim, Span, StatusMark,
} from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Plan, StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';
import type { StatusVocabulary } from '../model/vocabulary';
import { readStatusSuffix } from '../parse/status';
import { isOverview } from '../plan/discovery';
import { readable } from '../text/garbled';
import { lineOf } from '../text/lines';
import { readFrontMatterStatus } from './read-back';
import { partsOf } from './status-parts';
import { mostFrequent, type WordNotation } from './words-in-use';

/** Words a status as another is worded, in the words that a file uses in some notation. */
export type Restate = (model: StatusMark, path: string, notation: WordNotation) => string;

/**
 * The first status of a subject that has none: where its siblings have theirs, and as they write it; else in a place that waits
 * for one, such as an empty cell; else behind its heading; a file without one gets front matter, if such files have some. Throws a
 * `UserError` where the subject has no place for a status.
 */
export function newClaim(plan: Plan, subject: Subject, wanted: Status, restate: Restate): TextEdit {
  const claims = plan.file(subject.path);
  const isText = subject.places.length === 0 && plan.writing(subject.path)?.hasStatus === false;
  if (claims === undefined || subject.kind === 'section' || isText) {
    throw new UserError(`${subject.name} has no status of its own, and no place for one`);
  }
  if (plan.writing(subject.path)?.firstStatus === 'nowhere') throw new UserError(`${subject.name} has no status of its own: it is what its tasks say`);
  const edit = new FirstClaim(plan, subject, claims, wanted, restate).edit();
  if (edit === null) throw new UserError(`${subject.name} has no status yet, and no place where one would be read`);
  return edit;
}

/** Where a subject is named in one file. */
interface Spot {
  readonly path: string;
  readonly claims: FileClaims;
  /** The offsets of headings, list items and rows, the best first. */
  readonly starts: readonly number[];
}

class FirstClaim {
  readonly #plan: Plan;
  readonly #subject: Subject;
  readonly #wanted: Status;
  readonly #restate: Restate;
  /** A sibling's status to write like, in the notation that most siblings use; checkboxes are no model. */
  readonly #model: (StatusClaim & { readonly notation: WordNotation }) | null;
  readonly #own: Spot;

  constructor(plan: Plan, subject: Subject, claims: FileClaims, wanted: Status, restate: Restate) {
    this.#plan = plan;
    this.#subject = subject;
    this.#wanted = wanted;
    this.#restate = restate;
    this.#model = modelAmong(siblingsOf(plan, subject).flatMap((sibling) => sibling.claims.slice(0, 1)), plan);
    this.#own = { path: subject.path, claims, starts: startsOf(plan, subject, claims) };
  }

  edit(): TextEdit | null {
    return this.#asSiblings() ?? this.#inEmptyFrontMatter() ?? this.#inCell(this.#own) ?? this.#inEmptyField(this.#own) ??
      this.#behindName(this.#own) ?? this.#belowHeading(this.#own) ?? this.#inFrontMatter();
  }

  #asSiblings(): TextEdit | null {
    if (this.#model === null) return null;
    const { notation } = this.#model;
    const spot = this.#spotLike(this.#model);
    switch (notation) {
      case 'front matter': return this.#inEmptyFrontMatter() ?? this.#inFrontMatter();
      case 'cell': return this.#inCell(spot, this.#model.start);
      case 'field': return this.#inEmptyField(spot) ?? this.#belowHeading(spot);
      case 'heading': case 'item': return this.#behindName(spot);
      case 'quote': return null;
    }
  }

  /** The siblings' statuses may stand where another file speaks of them all. */
  #spotLike({ path, speaker }: StatusClaim): Spot {
    const claims = this.#plan.file(path);
    if (claims === undefined || path === this.#subject.path || !HEARD.has(speaker)) return this.#own;
    const listed = this.#plan.referencesTo(this.#subject.id)
      .filter((reference) => reference.relation === 'lists' && reference.to.length === 1 && reference.path === path);
    return { path, claims, starts: listed.map(({ start }) => start) };
  }

  /** The status as it may be written in a notation, in the words of the file: as the siblings have it, or as the protocol does. */
  #texts(notation: WordNotation, path: string): readonly string[] {
    const isName = (each: WordNotation): boolean => each === 'heading' || each === 'item';
    const isLike = this.#model?.notation === notation || (this.#model !== null && isName(this.#model.notation) && isName(notation));
    const models = [...this.#model !== null && isLike ? [this.#model] : [], standardMark(notation, this.#wanted)];
    return models.map((model) => this.#restate(model, path, notation));
  }

  #text(notation: 'field' | 'cell', path: string): string {
    return this.#texts(notation, path)[0] as string;
  }

  #vocabulary(path: string): StatusVocabulary {
    return this.#plan.vocabulary(path);
  }

  #isWanted(mark: StatusMark | null): boolean {
    return mark?.status === this.#wanted;
  }

  /** As the value of a key `status` without one. */
  #inEmptyFrontMatter(): TextEdit | null {
    const { path, claims } = this.#own;
    const field = this.#subject.places.length > 0 ? undefined : claims.frontMatter?.fields.find(({ key }) => key === 'status');
    const place = field === undefined ? null : insideQuotes(field, claims);
    if (field === undefined || place === null) return null;
    // Which quotes they are is not told.
    const quotes = place.start === field.valueStart ? [''] : ['"', '\''];
    const status = this.#texts('front matter', path)
      .find((text) => quotes.every((quote) => this.#isWanted(readFrontMatterStatus(quote + text + quote, this.#vocabulary(path)))));
    if (status === undefined) return null;
    return { path, ...place, newText: field.valueStart === field.keyEnd + 1 ? ` ${status}` : status };
  }

  /** As the last line of the front matter, or in a new one. */
  #inFrontMatter(): TextEdit | null {
    const { id, places } = this.#subject;
    const { path, claims: { frontMatter, lines, lineEnding } } = this.#own;
    // Of an overview that is a document, a status would make a folder plan.
    if (places.length > 0 || (id === path && isOverview(path))) return null;
    const ways = this.#texts('front matter', path).flatMap((text) => [text, `'${text}'`, `"${text}"`]);
    const status = ways.find((text) => this.#isWanted(readFrontMatterStatus(text, this.#vocabulary(path))));
    if (status === undefined) return null;
    const line = `status: ${status}${lineEnding}`;
    if (frontMatter === null && this.#plan.writing(path)?.firstStatus !== 'front matter') return null;
    if (frontMatter === null) return insertion(path, 0, `---${lineEnding}${line}---${lineEnding}${lineEnding}`);
    // In front matter with an error, or in braces, one line more makes no sense.
    if (frontMatter.error !== null || frontMatter.fields.some(({ keyStart }) => !lines.includes(keyStart))) return null;
    return insertion(path, lines[lineOf(lines, frontMatter.end - 1) - 1] as number, line);
  }

  /**
   * In the empty status cell of a row.
   * @param near an offset in the only table that counts; `null`: any does
   */
  #inCell({ path, claims, starts }: Spot, near: number | null = null): TextEdit | null {
    for (const start of starts) {
      for (const block of claims.blocks) {
        if (block.type !== 'table' || (near !== null && !holds(block, near))) continue;
        const row = block.rows.find((each) => holds(each, start));
        const edit = row === undefined || row.status !== null ? null : fillCell(row, block.statusColumn, path, this.#text('cell', path));
        if (edit !== null) return edit;
      }
    }
    return null;
  }

  /** As the value of a Status field without one, among the fields that follow the name. */
  #inEmptyField(spot: Spot): TextEdit | null {
    const { blocks } = spot.claims;
    const names = new Set([this.#fieldName().toLowerCase(), 'status']);
    for (const naming of namesAt(spot)) {
      for (let i = blocks.indexOf(naming) + 1; blocks[i]?.type === 'field'; i++) {
        const field = blocks[i] as FieldClaim;
        if (names.has(field.name.toLowerCase()) && field.status === null) return fillField(field, spot.path, this.#text('field', spot.path));
      }
    }
    return null;
  }

  /** As a field below the heading, with the name that the siblings' fields have. */
  #belowHeading(spot: Spot): TextEdit | null {
    const { path, claims: { lines, lineEnding } } = spot;
    // Within a quote or list the lines below the heading would have to be marked as part of it.
    const heading = namesAt(spot).find(({ type, start }) => type === 'heading' && lines.includes(start));
    if (heading === undefined) return null;
    const [next, afterNext] = lines.slice(lineOf(lines, heading.end));
    const isBlankBelow = next === undefined || afterNext === undefined || afterNext - next <= lineEnding.length;
    const field = `${lineEnding}${lineEnding}**${this.#fieldName()}:** ${this.#text('field', path)}`;
    return insertion(path, heading.end, isBlankBelow ? field : field + lineEnding);
  }

  #fieldName(): string {
    const model = this.#model;
    if (model === null || model.notation !== 'field') return 'Status';
    const field = this.#plan.file(model.path)?.blocks.find((block) => block.type === 'field' && block.status?.start === model.start);
    return field?.type === 'field' ? field.name : 'Status';
  }

  /** Behind the heading or bold list item that names the subject. */
  #behindName(spot: Spot): TextEdit | null {
    for (const { type, start, contentEnd, title } of namesAt(spot)) {
      const ways = this.#texts(type, spot.path).flatMap(suffixes);
      const suffix = ways.find((text) => {
        const mark = readStatusSuffix(title + text, 0, title.length + text.length, this.#vocabulary(spot.path));
        // A title may end in words that would count as part of it: `Phase 1 BLOCKED:x`.
        return mark !== null && mark.status === this.#wanted && mark.start >= title.length;
      });
      if (suffix === undefined || (type === 'item' && contentEnd - start + suffix.length > LONGEST_NAME)) continue;
      return insertion(spot.path, contentEnd, suffix);
    }
    return null;
  }
}

/** Those who speak of a subject in another file. Not of the sprint: a row of it may be about a phase or about a plan. */
const HEARD: ReadonlySet<string> = new Set<StatusClaim['speaker']>(['row', 'phase plan', 'plans table']);

/** No status is read behind a longer list item. */
const LONGEST_NAME = 120;

function siblingsOf(plan: Plan, { id, kind }: Subject): readonly Subject[] {
  const parent = plan.parent(id);
  return (parent?.children ?? []).filter((sibling) => sibling.kind === kind && sibling.id !== id);
}

/** Rather one without a reason, which would be taken over. What is garbled is to be written no more. */
function modelAmong(claims: readonly StatusClaim[], plan: Plan): (StatusClaim & { readonly notation: WordNotation }) | null {
  const notation = mostFrequent(claims.map((claim) => claim.notation));
  if (notation === undefined || notation === 'checkbox') return null;
  const fitting = claims.filter((claim) => claim.notation === notation);
  const model = fitting.find(({ status, reason }) => status !== null && reason === null) ?? fitting[0];
  if (model === undefined) return null;
  const sound = { ...model, notation, written: readable(model.written) };
  return { ...sound, written: undated(sound, plan.vocabulary(model.path)) };
}

/** As it is written, but for a date within its brackets, `(Done, 5 Jan)`, or how much is done, `In progress (40%)`: that is the sibling's. */
function undated(model: StatusMark, vocabulary: StatusVocabulary): string {
  const { words, word } = partsOf(model, vocabulary);
  if (words === null || model.reason !== null) return model.written;
  return model.written.slice(0, words.start + word.length) + model.written.slice(words.end).replace(/^[^()[\]]*\d[^()[\]]*(?=[)\]])/, '');
}

/** Another status than the wanted one, as the protocol writes it. */
export function standardMark(notation: WordNotation, wanted: Status): StatusMark {
  const status = wanted === 'todo' ? 'done' : 'todo';
  const [emoji, word] = status === 'done' ? ['✅', 'DONE'] : ['⏳', 'TODO'];
  const written = notation === 'front matter' || notation === 'field' ? word : `${emoji} [${word}]`;
  return { start: 0, end: written.length, status, reason: null, written };
}

/** Where a subject is named in its own file: a file by its only title, unless that speaks of something else. */
function startsOf(plan: Plan, { id, path, places }: Subject, { blocks }: FileClaims): readonly number[] {
  if (places.length > 0) return places.map(({ start }) => start);
  const titles = blocks.filter((block) => block.type === 'heading' && block.level === 1);
  const isOthers = (start: number): boolean => plan.subjectAt(path, start)?.id !== id ||
    plan.referencesIn(path).some((reference) => reference.relation === 'lists' && reference.start === start);
  return titles.length === 1 ? titles.map(({ start }) => start).filter((start) => !isOthers(start)) : [];
}

/** The headings and list items that name a subject. */
function namesAt({ claims: { blocks }, starts }: Spot): readonly (HeadingClaim | ItemClaim)[] {
  const names = blocks.filter((block: BlockClaim): block is HeadingClaim | ItemClaim =>
    block.type === 'heading' || (block.type === 'item' && block.checkbox === null));
  return starts.flatMap((start) => names.filter((name) => name.start === start));
}

/** Words alone need something that sets them apart from the title. */
function suffixes(status: string): readonly string[] {
  return /^[\p{L}\p{N}]/u.test(status) ? [` — ${status}`] : [` ${status}`, ` — ${status}`];
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

function insertion(path: string, at: number, newText: string): TextEdit {
  return { path, start: at, end: at, oldText: '', newText };
}

/** What stands within the quotes of a value, if it has some; `null` if it is written in yet another way. */
export function insideQuotes({ value, valueStart, valueEnd }: FrontMatterField, { lines }: FileClaims): (Span & { readonly oldText: string }) | null {
  const quotes = valueEnd - valueStart - value.length;
  if ((quotes !== 0 && quotes !== 2) || lineOf(lines, valueStart) !== lineOf(lines, valueEnd)) return null;
  return { start: valueStart + quotes / 2, end: valueEnd - quotes / 2, oldText: value };
}

function fillCell({ cells }: RowClaim, column: number, path: string, status: string): TextEdit | null {
  const cell = cells[column];
  if (cell === undefined) return null;
  if (cell.start < cell.end) return replacement(cell, cell.text, path, status);
  // Between two cells there is a bar; what is more are blanks, of which one belongs to the cell before, unless that is empty.
  const before = cells[column - 1];
  const hasBlank = before !== undefined && cell.start - before.end > (before.start === before.end ? 1 : 2);
  return insertion(path, cell.start, `${hasBlank ? '' : ' '}${status} `);
}

function fillField({ start, name, value, valueStart, valueEnd }: FieldClaim, path: string, status: string): TextEdit | null {
  if (value !== '') return replacement({ start: valueStart, end: valueEnd }, value, path, status);
  const hasBlank = valueStart - start > `**${name}:**`.length;
  return insertion(path, valueStart, `${hasBlank ? '' : ' '}${status}${valueStart < valueEnd ? ' ' : ''}`);
}

/** In place of a dash; `null` if there is more than the words. */
function replacement({ start, end }: Span, words: string, path: string, newText: string): TextEdit | null {
  return words.length === end - start ? { path, start, end, oldText: words, newText } : null;
}
