import { folderOf } from '../base/paths';
import { UserError } from '../base/user-error';
import type { Move, TextEdit } from '../model/edits';
import type { Awaitable } from '../model/files';
import type { Plan, Subject } from '../model/plan';
import { isMarkdown, isPlanDocument } from '../plan/discovery';
import type { Occurrence } from '../plan/occurrences';
import { placeName } from '../plan/place-name';
import { rootAround } from '../plan/profile';
import type { Settings } from '../settings';
import { type MoveEdits, moveEdits, type MovingWorkspace } from './move';
import { fullName, isStructural, requireFreeNumber, requireFreePath } from './new-name';
import { renameTicket } from './rename-ticket';

/** What stands at a place and can be called otherwise. */
export interface Renamable {
  readonly subject: Subject;
  /** What it is called there: the name of a file or folder, without ending, or the id of a ticket. */
  readonly name: string;
}

/** What a new name asks for: the edits are made first. */
export interface Renaming {
  readonly edits: readonly TextEdit[];
  readonly moves: readonly Move[];
  /** What a file says, of the plan or with any of those edits. */
  readonly file: MoveEdits['file'];
}

export interface RenamingWorkspace extends MovingWorkspace {
  readonly settings: Settings;
  /** Whether anything lies at a path, plan or not. */
  readonly exists: (path: string) => Awaitable<boolean>;
}

/** What can be renamed where something is named; `null`: nothing, or that is for others to do, such as headings and paths of links. */
export function renameAt(plan: Plan, { path, start, ids: [id, another], reference }: Occurrence): Renamable | null {
  const subject = id === undefined || another !== undefined ? undefined : plan.subject(id);
  if (subject === undefined || reference?.form === 'link' || (reference !== null && reference.file !== null && reference.form === 'path')) return null;
  if (subject.kind === 'ticket') {
    const named = reference?.written ?? plan.file(path)?.ids.find((claim) => claim.start <= start && start < claim.end)?.id;
    const name = subject.name.split(', ').find((each) => each.toLowerCase() === named?.toLowerCase());
    return name === undefined ? null : { subject, name };
  }
  return renamable(plan, subject);
}

/** A subject by the one name that it has; `null`: it has none, or several, or one that says what it is. */
export function renamable(plan: Plan, subject: Subject): Renamable | null {
  const { kind, name, places } = subject;
  if (kind === 'ticket') return name === '' || name.includes(', ') ? null : { subject, name };
  return places.length === 0 && kind !== 'root' && !(rootAround(plan, subject) !== null && isStructural(name)) ? { subject, name } : null;
}

/**
 * What it takes to call something otherwise: its file or folder, its name in its front matter, and all that refers to it.
 * @param name as somebody has typed it; without a number it keeps the old one
 * @throws a `UserError` that says why it cannot be called so
 */
export async function rename(workspace: RenamingWorkspace, { subject, name: old }: Renamable, name: string): Promise<Renaming> {
  const { plan, files, settings, exists } = workspace;
  if (subject.kind === 'ticket') return { ...await renameTicket(workspace, subject, old, name), moves: [] };
  const full = fullName(name, subject);
  if (full === subject.name) return { edits: [], moves: [], file: (path) => plan.file(path) };
  const move = { from: subject.id, to: pathOf(subject, full) };
  requireFreeNumber(plan, subject, full);
  requireFreePath(files, move.from, move.to);
  if (move.from.toLowerCase() !== move.to.toLowerCase() && await exists(move.to)) throw new UserError(`\`${full}\` is there already: ${move.to}`);
  const { edits, left: [left], kinds: [becomes], file } = await moveEdits(workspace, [move]);
  const saysPlan = plan.file(subject.path)?.frontMatter?.fields.some(({ key, value }) => key === 'waymark' && value === 'plan') === true;
  const isDocument = subject.kind === 'plan' && plan.parent(subject.id) === undefined;
  const kind = !isDocument || isPlanDocument(move.to, settings, saysPlan) ? becomes : undefined;
  if (kind !== subject.kind) throw new UserError(`\`${full}\` would be ${kind === undefined ? 'no part of a plan any more' : `a ${kind}, and no ${subject.kind}`}`);
  if (left !== undefined) throw new UserError(`${placeName(left, { file })}: \`${left.written}\` ${left.why}`);
  return { edits, moves: [move], file };
}

/** Where a file or folder lies that is called otherwise. */
function pathOf({ id }: Subject, name: string): string {
  const folder = folderOf(id);
  const ending = isMarkdown(id) ? /(?:\.asset)?\.[^./]+$/i.exec(id)?.[0] ?? '' : '';
  return `${folder === '' ? '' : `${folder}/`}${name}${ending}`;
}
