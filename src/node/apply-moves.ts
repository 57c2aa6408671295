import { existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../core/base/user-error';
import type { Move, TextEdit } from '../core/model/edits';
import { Moves } from '../core/plan/moved-plan';
import { applyEdits, type Disk, planEdits } from './apply-edits';
import { explained, succeeds } from './attempt';

/**
 * Moves files and folders under `root` and makes the edits, whose places are those of before: all or nothing. What moves takes one step
 * each, so the edits come last: they leave everything as it was when one of them fails, and then the moves are taken back. Folders that are
 * needed are made. Throws a `UserError` if something could not be moved, read or written, or is in the way.
 */
export function applyMoves(
  root: string, moves: readonly Move[], edits: readonly TextEdit[], disk: Disk = { rename: renameSync, write: writeFileSync },
): void {
  // What cannot be edited is told before anything moves.
  planEdits(root, edits);
  for (const move of moves) refuse(root, move);
  const where = new Moves(moves);
  const done: Step[] = [];
  try {
    for (const { from, to } of moves) {
      for (const folder of missingFolders(root, to)) done.push(made(folder, to));
      explained(to, 'written', () => disk.rename(join(root, from), join(root, to)));
      done.push({ path: from, takeBack: () => disk.rename(join(root, to), join(root, from)) });
    }
    applyEdits(root, edits.map((edit) => ({ ...edit, path: where.of(edit.path) })), disk);
  } catch (error) {
    const lost = done.reverse().filter(({ takeBack }) => !succeeds(takeBack)).map(({ path }) => path);
    if (lost.length === 0) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${reason}; could not be taken back: ${lost.join(', ')}`, { cause: error });
  }
}

/** Something that was done, and how it is undone. */
interface Step {
  readonly path: string;
  readonly takeBack: () => unknown;
}

function refuse(root: string, { from, to }: Move): void {
  const stats = explained(from, 'written', () => lstatSync(join(root, from)));
  // What a link says may lead elsewhere from another place.
  if (stats.isSymbolicLink()) throw new UserError(`${from}: is a link, and cannot be moved`);
  if (existsSync(join(root, to))) throw new UserError(`${to} is there already`);
}

/** The folders around a path that are not there, the outermost first. */
function missingFolders(root: string, path: string): readonly string[] {
  const missing: string[] = [];
  for (let folder = dirname(path); folder !== '.' && !existsSync(join(root, folder)); folder = dirname(folder)) missing.unshift(join(root, folder));
  return missing;
}

function made(folder: string, path: string): Step {
  explained(path, 'written', () => mkdirSync(folder));
  // An empty folder that stays is no loss.
  return { path, takeBack: () => succeeds(() => rmdirSync(folder)) };
}
