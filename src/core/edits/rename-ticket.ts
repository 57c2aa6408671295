import { UserError } from '../base/user-error';
import type { FileClaims, IdClaim, Span } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Plan, Subject, SubjectKind } from '../model/plan';
import { namePlaces } from '../plan/defining-block';
import { type Compared, MovedPlan, Moves } from '../plan/moved-plan';
import { ticketPrefix } from '../plan/names';
import { placeName } from '../plan/place-name';
import { idsOf } from '../plan/references';
import { nameSpan } from '../plan/written-span';
import { spansWithin } from '../text/spans';
import type { Renamings } from './astray';
import { EditedTexts } from './edited-texts';
import { newAnchors, withAnchors } from './followed-anchors';
import { linksBeside } from './links-beside';
import type { MoveEdits, MovingWorkspace } from './move';
import { readEdited } from './read-edited';

/**
 * The edits that give a ticket another id, where it is defined and wherever it is named.
 * @param typed the new id, or its number alone
 * @throws a `UserError` that says why it cannot have that id
 */
export async function renameTicket(workspace: MovingWorkspace, subject: Subject, id: string, typed: string): Promise<Pick<MoveEdits, 'edits' | 'file'>> {
  const { plan, files, read, pause = () => undefined } = workspace;
  const newId = idOf(typed.trim(), id);
  if (newId === id) return { edits: [], file: (path) => plan.file(path) };
  const taken = plan.meantBy(newId, subject.id, TICKETS).find((other) => topOf(other, plan) === topOf(subject, plan));
  if (taken !== undefined) throw new UserError(`\`${newId}\` is taken: ${taken.path}:${taken.line}`);
  refuseWithinRange(newId, plan);
  const edits = new Map<string, TextEdit>();
  const write = (path: string, { start, end }: Span, oldText: string): void => {
    edits.set(`${path}#${start}`, { path, start, end, oldText, newText: oldText === id ? newId : newId.toLowerCase() });
  };
  const claims = plan.file(subject.path);
  for (const place of claims === undefined ? [] : subject.places) {
    const [span] = namePlaces({ kind: 'ticket', name: id }, place, claims as FileClaims);
    if (span === undefined) throw new UserError(`${placeName({ path: subject.path, start: place.start }, plan)}: it cannot be told where ${id} stands`);
    write(subject.path, span, id);
  }
  // What names itself in its own lines refers to nothing.
  for (const claim of claims?.ids ?? []) {
    if (claim.id.toLowerCase() !== id.toLowerCase() || claim.through !== '' || plan.subjectAt(subject.path, claim.start)?.id !== subject.id) continue;
    write(subject.path, { start: claim.start, end: claim.start + id.length }, claim.id);
  }
  for (const reference of plan.referencesTo(subject.id)) {
    const { path, written, to, file } = reference;
    if (file !== null || to.length > 1 || written.toLowerCase() !== id.toLowerCase()) continue;
    const range = rangeWith(reference, plan.file(path));
    if (range !== undefined) {
      const isEnd = range.id === id || range.through === id;
      const what = `${isEnd ? 'is an end of' : 'lies within'} the range ${range.id}..${range.through}`;
      throw new UserError(`${id} ${what} in ${placeName(reference, plan)}; write that out first`);
    }
    const span = nameSpan(reference, plan);
    if (span === null) throw new UserError(`${placeName(reference, plan)}: it cannot be told where ${id} stands`);
    write(path, span, written);
  }
  const texts = new EditedTexts(plan, read);
  const then = ({ after }: Compared): Renamings => {
    const now = after.called(newId).find(({ path }) => path === subject.path)?.id ?? newId;
    return { of: (path) => path, ofId: (each) => each === subject.id || each.startsWith(`${subject.id}/`) ? now + each.slice(subject.id.length) : each };
  };
  const moved = new MovedPlan(plan, files, new Moves([]), pause);
  const all = await withAnchors(plan, texts, [...edits.values()]);
  const inPlan = await readEdited(all, { texts, moved, pathOf: (path) => path, then, left: [], pause });
  const beside = await linksBeside(workspace, new Moves([]), await newAnchors(plan, texts, inPlan.edits));
  const file = (path: string): FileClaims | undefined => beside.said.get(path) ?? plan.file(path);
  const [left] = [...inPlan.left, ...beside.left];
  if (left !== undefined) throw new UserError(`${placeName(left, { file })}: \`${left.written}\` ${left.why}`);
  return { edits: [...inPlan.edits, ...beside.edits], file };
}

const TICKETS: ReadonlySet<SubjectKind> = new Set(['ticket']);

/** A range takes in all that is called so later on: who wrote it did not mean that. One that means something by the id already stays so, or is told. */
function refuseWithinRange(newId: string, plan: Plan): void {
  for (const path of plan.files()) {
    for (const claim of plan.file(path)?.ids ?? []) {
      const { start, end, id, through } = claim;
      if (through === '' || id === newId || through === newId || !idsOf(claim).includes(newId)) continue;
      const meant = plan.referencesIn(path).filter((reference) => reference.form === 'id' && reference.start === start && reference.end === end);
      if (meant.length === 0 || meant.some(({ written }) => written === newId)) continue;
      throw new UserError(`${newId} lies within the range ${id}..${through} in ${placeName({ path, start }, plan)}, which would mean it; write that out first`);
    }
  }
}

/** What holds all that has ids of its own: a plan root, or a plan document. */
function topOf(subject: Subject, plan: Plan): string {
  const above = plan.parent(subject.id);
  return above === undefined ? subject.id : topOf(above, plan);
}

/** The id that somebody means: a number alone keeps the letters of the old one. */
function idOf(typed: string, old: string): string {
  const prefix = ticketPrefix(old);
  const newId = /^\d+[A-Z]?$/.test(typed) ? prefix + typed : typed;
  if (!/^[A-Z]+-?\d+[A-Z]?$/.test(newId)) throw new UserError(`\`${typed}\` is no id of a ticket, such as ${old}`);
  if (ticketPrefix(newId) !== prefix) throw new UserError(`\`${typed}\` does not begin with ${prefix}, as the ids beside it do`);
  return newId;
}

/** The range of ids by which a reference names one of them. */
function rangeWith({ start, end }: Span, claims: FileClaims | undefined): IdClaim | undefined {
  return claims === undefined ? undefined : spansWithin(claims.ids, { start, end }).find((claim) => claim.through !== '' && claim.start === start && claim.end === end);
}
