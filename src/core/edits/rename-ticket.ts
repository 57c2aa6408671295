import { UserError } from '../base/user-error';
import type { FileClaims, IdClaim, Span } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Plan, Subject } from '../model/plan';
import { namePlaces } from '../plan/defining-block';
import { ticketPrefix } from '../plan/names';
import { placeName } from '../plan/place-name';
import { nameSpan } from '../plan/written-span';
import { spansWithin } from '../text/spans';
import { withAnchors } from './followed-anchors';

/**
 * The edits that give a ticket another id, where it is defined and wherever it is named.
 * @param typed the new id, or its number alone
 * @throws a `UserError` that says why it cannot have that id
 */
export function renameTicket(plan: Plan, subject: Subject, id: string, typed: string): readonly TextEdit[] {
  const newId = idOf(typed.trim(), id);
  if (newId === id) return [];
  const [taken] = plan.called(newId);
  if (taken !== undefined) throw new UserError(`\`${newId}\` is taken: ${taken.path}:${taken.line}`);
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
  return withAnchors(plan, [...edits.values()]);
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
