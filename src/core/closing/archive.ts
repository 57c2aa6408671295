import { quarterOf } from '../base/dates';
import { liesBelow } from '../base/paths';
import { UserError } from '../base/user-error';
import { ARCHIVE, COMPLETED, folderRole } from '../dialects/dream';
import { type MoveEdits, moveEdits, type MovingWorkspace } from '../edits/move';
import type { Move } from '../model/edits';
import type { Awaitable } from '../model/files';
import type { Plan, Subject } from '../model/plan';
import { rootAround } from '../plan/profile';

export interface ArchivingWorkspace extends MovingWorkspace {
  /** Whether anything lies at a path, plan or not. */
  readonly exists: (path: string) => Awaitable<boolean>;
}

/** What it takes to archive something, or to take it back. */
export interface Archiving extends MoveEdits {
  readonly move: Move;
}

/**
 * A plan goes to `_completed/2026-Q1/` of its plan root, an exploration to the `_archive/` of its own folder; all that is referred to stays
 * the same. Its rows stay where they are: others still refer to it. Throws a `UserError` where that cannot be.
 */
export function archive(workspace: ArchivingWorkspace, subject: Subject, today: string): Promise<Archiving> {
  return moved(workspace, { from: subject.id, to: archivedPath(subject, workspace.plan, today) });
}

/** The way back out of the archive. Throws a `UserError` where that cannot be. */
export function unarchive(workspace: ArchivingWorkspace, subject: Subject): Promise<Archiving> {
  return moved(workspace, { from: subject.id, to: activePath(subject, workspace.plan) });
}

/** Whether something can be archived as a whole: plans of a plan root can, and explorations. */
export function canBeArchived(subject: Subject, plan: Plan): boolean {
  return !subject.isArchived && rootOf(subject, plan) !== null && (subject.kind === 'exploration' || plan.parent(subject.id)?.kind === 'root');
}

async function moved(workspace: ArchivingWorkspace, move: Move): Promise<Archiving> {
  if (await workspace.exists(move.to)) throw new UserError(`${move.to} is there already`);
  return { move, ...await moveEdits(workspace, [move]) };
}

/** Where something goes when it is archived. Throws a `UserError` if it is there already, or cannot go. */
export function archivedPath(subject: Subject, plan: Plan, today: string): string {
  const { id, name, kind, isArchived } = subject;
  const root = rootOf(subject, plan);
  if (root === null) throw new UserError(`${name} cannot be archived: only plans and explorations of a folder plan can`);
  if (isArchived) throw new UserError(`${name} is archived already: ${id}`);
  const parts = within(id, root);
  if (kind === 'exploration') {
    const behind = parts.findIndex((part) => folderRole(part, false) === 'exploration') + 1;
    return at(root, [...parts.slice(0, behind), ARCHIVE, ...parts.slice(behind)]);
  }
  const around = plan.parent(id);
  if (around?.kind !== 'root') throw new UserError(`${name} is a part of ${around?.name ?? ''}, and is archived with it`);
  return at(root, [COMPLETED, quarterOf(today), ...parts.slice(-1)]);
}

function activePath(subject: Subject, plan: Plan): string {
  const { id, name, kind } = subject;
  const root = rootOf(subject, plan);
  const parts = root === null ? [] : within(id, root);
  const archive = parts.findIndex((part) => folderRole(part, false) === 'archive');
  if (root === null || archive === -1) throw new UserError(`${name} is not archived`);
  if (kind === 'exploration') return at(root, parts.filter((_, i) => i !== archive));
  const around = plan.parent(id);
  if (around?.kind !== 'root') throw new UserError(`${name} is a part of ${around?.name ?? ''}, and is taken back with it`);
  return at(root, parts.slice(-1));
}

/** The root of the folder plan of which a subject is a plan or an exploration; `null`: it is something else. */
function rootOf(subject: Subject, plan: Plan): Subject | null {
  const { kind, places } = subject;
  return (kind === 'plan' || kind === 'exploration') && places.length === 0 ? rootAround(plan, subject) : null;
}

/** The folders between a plan root and something in it, with that itself. */
function within(id: string, root: Subject): readonly string[] {
  return (root.id !== '.' && liesBelow(id, root.id) ? id.slice(root.id.length + 1) : id).split('/');
}

function at({ id }: Subject, parts: readonly string[]): string {
  return [...id === '.' ? [] : [id], ...parts].join('/');
}
