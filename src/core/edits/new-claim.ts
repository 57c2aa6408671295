import { UserError } from '../base/user-error';
import type { BlockClaim, FileClaims, HeadingClaim, ItemClaim, RowClaim, StatusMark, TableClaim } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Notation, Plan, StatusClaim, Subject } from '../model/plan';
import { STATUS_EMOJI, type StatusVocabulary } from '../parse/status-words';
import { lineOf } from '../text/lines';
import { kebabCase, type WantedStatus } from './restate';
import { mostFrequent, type WordNotation } from './words-in-use';

/** Words a status in the notation of another. */
type Restate = (model: StatusMark, path: string, notation: WordNotation) => string;

/**
 * The first status of a subject that has none: where its siblings have theirs, and as they write it; else behind its heading.
 * Throws a `UserError` where the subject has no place for a status.
 */
export function newClaim(plan: Plan, subject: Subject, wanted: WantedStatus, vocabulary: StatusVocabulary, restate: Restate): TextEdit {
  const claims = plan.file(subject.path);
  if (claims === undefined || subject.kind === 'section') throw new UserError(`${subject.name} has no status of its own, and no place for one`);
  const models = siblingsOf(plan, subject).flatMap((sibling) => sibling.claims.slice(0, 1));
  const notation = mostFrequent(models.map((model) => model.notation));
  const model = best(models, notation);
  const text = (fallback: string): string => model === undefined || model.notation === 'checkbox' ? fallback : restate(model, model.path, model.notation);
  const ours = standard(wanted, vocabulary);
  const places: Partial<Record<Notation, () => TextEdit | null>> = {
    'front matter': () => subject.places.length > 0 ? null : inFrontMatter(claims, subject.path, text(ours.word)),
    'cell': () => inCell(claims, subject, text(ours.suffix)),
    'field': () => inField(claims, subject, plan, model, text(ours.word)),
  };
  const write = notation === undefined ? undefined : places[notation];
  const edit = write?.() ?? behindHeading(claims, subject, notation === 'heading' || notation === 'item' ? text(ours.suffix) : ours.suffix);
  if (edit === null) throw new UserError(`${subject.name} has no heading to write a status behind`);
  return edit;
}

function siblingsOf(plan: Plan, { id, kind }: Subject): readonly Subject[] {
  const parent = plan.parent(id);
  return (parent?.children ?? []).filter((sibling) => sibling.kind === kind && sibling.id !== id);
}

/** A sibling's status to write like: one without a reason, which would be taken over. */
function best(models: readonly StatusClaim[], notation: Notation | undefined): StatusClaim | undefined {
  const fitting = models.filter((model) => model.notation === notation);
  return fitting.find(({ status, reason }) => status !== null && reason === null) ?? fitting[0];
}

/** The status as the protocol writes it. */
function standard({ status, reason }: WantedStatus, vocabulary: StatusVocabulary): { readonly word: string; readonly suffix: string } {
  const name = vocabulary.words[status][0] ?? status.toUpperCase();
  const word = reason === null ? name : `${name}:${kebabCase(reason)}`;
  return { word, suffix: `${STATUS_EMOJI[status][0] ?? ''} [${word}]`.trimStart() };
}

function insertion(path: string, at: number, newText: string): TextEdit {
  return { path, start: at, end: at, oldText: '', newText };
}

/** As the last line of the front matter, or in a new one. */
function inFrontMatter({ frontMatter, lines, lineEnding }: FileClaims, path: string, status: string): TextEdit | null {
  const line = `status: ${status}${lineEnding}`;
  if (frontMatter === null) return insertion(path, 0, `---${lineEnding}${line}---${lineEnding}${lineEnding}`);
  if (frontMatter.error !== null) return null;
  return insertion(path, lines[lineOf(lines, frontMatter.end - 1) - 1] as number, line);
}

/** In the empty status cell of the row that the subject is. */
function inCell({ blocks }: FileClaims, { path, places }: Subject, status: string): TextEdit | null {
  for (const { start } of places) {
    const table = blocks.find((block): block is TableClaim => block.type === 'table' && block.rows.some((row) => row.start === start));
    const row = table?.rows.find((each) => each.start === start);
    const edit = table === undefined || row === undefined ? null : fillCell(row, table.statusColumn, path, status);
    if (edit !== null) return edit;
  }
  return null;
}

function fillCell({ cells }: RowClaim, column: number, path: string, status: string): TextEdit | null {
  const cell = cells[column];
  if (cell === undefined) return null;
  if (cell.start === cell.end) {
    // A bar stands between two cells; what is more are blanks.
    const hasBlank = cell.start - (cells[column - 1]?.end ?? cell.start - 1) > 2;
    return insertion(path, cell.start, `${hasBlank ? '' : ' '}${status} `);
  }
  return cell.text.length === cell.end - cell.start ? { path, start: cell.start, end: cell.end, oldText: cell.text, newText: status } : null;
}

/** As a field below the heading, with the name that the siblings' fields have. */
function inField(claims: FileClaims, subject: Subject, plan: Plan, model: StatusClaim | undefined, status: string): TextEdit | null {
  const heading = placesOf(claims, subject).find((block) => block.type === 'heading');
  if (heading === undefined || model === undefined) return null;
  const field = plan.file(model.path)?.blocks.find((block) => block.type === 'field' && block.status?.start === model.start);
  const name = field?.type === 'field' ? field.name : 'Status';
  const { lineEnding } = claims;
  return insertion(subject.path, heading.end, `${lineEnding}${lineEnding}**${name}:** ${status}`);
}

/** Behind the heading or bold list item that names the subject. */
function behindHeading(claims: FileClaims, subject: Subject, status: string): TextEdit | null {
  const [block] = placesOf(claims, subject);
  if (block === undefined) return null;
  // Words alone need something that sets them apart from the title.
  const separator = /^[\p{L}\p{N}]/u.test(status) ? ' — ' : ' ';
  return insertion(subject.path, block.contentEnd, `${separator}${status}`);
}

/** The headings and list items that name a subject, the best first; of a file its only title. */
function placesOf({ blocks }: FileClaims, { places }: Subject): readonly (HeadingClaim | ItemClaim)[] {
  if (places.length === 0) {
    const titles = blocks.filter((block): block is HeadingClaim => block.type === 'heading' && block.level === 1);
    return titles.length === 1 ? titles : [];
  }
  const isNaming = (block: BlockClaim): block is HeadingClaim | ItemClaim => block.type === 'heading' || (block.type === 'item' && block.checkbox === null);
  return places.flatMap(({ start }) => blocks.filter(isNaming).filter((block) => block.start === start));
}
