import { randomUUID } from 'node:crypto';
import {
  accessSync, type BigIntStats, closeSync, constants, fchmodSync, fchownSync, fsyncSync, ftruncateSync, openSync, realpathSync,
  renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { UserError } from '../core/base/user-error';
import type { TextEdit } from '../core/model/edits';
import { decode } from '../core/text/decode';
import { splice } from '../core/text/splice';
import { explained, succeeds } from './attempt';
import { relativePath } from './paths';
import { readBytes } from './read-file';

/** What edits make of one file. */
export interface FileChange {
  /** As the edits name it; where they know the file by several names, the first. */
  readonly path: string;
  /** What the file begins with before either text; `''` if it has none. */
  readonly byteOrderMark: '' | '\ufeff';
  readonly before: string;
  readonly after: string;
}

/** The steps that fail when a disk is full or another program holds a file; a test makes them fail. */
export interface Disk {
  rename(from: string, to: string): void;
  /** Writes all of `bytes` to an open file. */
  write(file: number, bytes: Uint8Array): void;
}

/** A file of the disk, and the edits to it. */
interface EditedFile {
  readonly path: string;
  /** Absolute, links resolved. */
  readonly real: string;
  readonly stats: BigIntStats;
  /** By what they replace, and with what: the same twice is one. */
  readonly edits: Map<string, TextEdit>;
}

interface Rewrite extends FileChange, EditedFile {
  readonly bytesBefore: Buffer;
  readonly bytesAfter: Buffer;
}

/**
 * What the edits would make of the files under `root`, which are read anew; nothing is written. Edits come in any
 * order; insertions at one place keep theirs, and the same edit twice is one. Throws a `UserError` if a file cannot
 * be read or written, or has changed: then `applyEdits` would do nothing. Edits that overlap or do not lie in
 * `root` are a fault of the program.
 */
export function planEdits(root: string, edits: readonly TextEdit[]): readonly FileChange[] {
  return filesOf(root, edits).map(rewriteOf).map(({ path, byteOrderMark, before, after }) => ({ path, byteOrderMark, before, after }));
}

/** Makes the edits, all or none: throws what `planEdits` throws, and a `UserError` if a file could not be written. */
export function applyEdits(
  root: string, edits: readonly TextEdit[], disk: Disk = { rename: renameSync, write: writeFileSync },
): void {
  const files = filesOf(root, edits).map(rewriteOf).filter(({ before, after }) => before !== after);
  const temporary = new Map<Rewrite, string>();
  const changed: Rewrite[] = [];
  try {
    for (const file of files) {
      if (isHardLinked(file.stats)) continue;
      const path = join(dirname(file.real), `.waymark-${randomUUID()}.tmp`);
      temporary.set(file, path);
      explained(file.path, 'written', () => writeBeside(path, file, disk));
    }
    for (const file of files) {
      const path = temporary.get(file);
      if (path === undefined) {
        // Before it is written: what fails halfway is to be restored too.
        changed.push(file);
        explained(file.path, 'written', () => overwrite(file.real, file.bytesAfter, disk));
      } else {
        explained(file.path, 'written', () => disk.rename(path, file.real));
        changed.push(file);
        temporary.delete(file);
      }
    }
  } catch (error) {
    for (const path of temporary.values()) succeeds(() => rmSync(path, { force: true }));
    const lost = changed.filter((file) => !succeeds(() => overwrite(file.real, file.bytesBefore, disk)));
    if (lost.length === 0) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${reason}; could not be restored: ${lost.map(({ path }) => path).join(', ')}`, { cause: error });
  }
}

/** The files that the edits reach, each once: links give one file several names. */
function filesOf(root: string, edits: readonly TextEdit[]): EditedFile[] {
  const files = new Map<string, EditedFile>();
  for (const edit of edits) {
    const { path, start, end, oldText, newText } = edit;
    const target = resolve(root, path);
    if (isAbsolute(path) || relativePath(resolve(root), target) === undefined) throw new Error(`${path} does not lie in ${root}`);
    const real = explained(path, 'read', () => realpathSync.native(target));
    const stats = explained(path, 'read', () => statSync(real, { bigint: true }));
    const identity = isHardLinked(stats) ? `${stats.dev} ${stats.ino}` : real;
    const file = files.get(identity) ?? { path, real, stats, edits: new Map<string, TextEdit>() };
    file.edits.set(JSON.stringify([start, end, oldText, newText]), edit);
    files.set(identity, file);
  }
  return [...files.values()];
}

/** Reads the file and makes its edits in memory; throws if that or writing it later is not possible. */
function rewriteOf(file: EditedFile): Rewrite {
  const { path, real, stats } = file;
  if ((stats.mode & 0o222n) === 0n) throw new UserError(`${path}: is read-only`);
  // To be allowed to rename another file over it is not yet to be allowed to write it.
  explained(path, 'written', () => accessSync(real, constants.W_OK));
  const read = readBytes(real);
  if ('problem' in read) throw new UserError(`${path}: ${read.problem}`);
  const bytesBefore = Buffer.from(read.bytes);
  const decoded = decode(bytesBefore);
  if ('problem' in decoded) throw new UserError(`${path}: ${decoded.problem}`);
  const before = decoded.text;
  const after = splice(before, [...file.edits.values()]);
  if (after === undefined) throw new UserError(`${path}: has changed since it was read`);
  if (/\p{Surrogate}/u.test(after)) throw new Error(`An edit of ${path} leaves half a character`);
  const byteOrderMark = bytesBefore.length > Buffer.byteLength(before) ? '\ufeff' : '';
  return { ...file, byteOrderMark, before, after, bytesBefore, bytesAfter: Buffer.from(byteOrderMark + after) };
}

/** A file with several names is written in place: a rename would part them. */
function isHardLinked(stats: BigIntStats): boolean {
  return stats.nlink > 1n;
}

/** Writes a new file that is to take the other's place, so with its owner, as far as the system lets us, and mode. */
function writeBeside(path: string, { stats, bytesAfter }: Rewrite, disk: Disk): void {
  // Until it has its mode, it is nobody else's to read.
  const file = openSync(path, 'wx', 0o600);
  try {
    disk.write(file, bytesAfter);
    succeeds(() => fchownSync(file, -1, Number(stats.gid)));
    succeeds(() => fchownSync(file, Number(stats.uid), -1));
    fchmodSync(file, Number(stats.mode & 0o7777n));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes first and cuts then, so that a full disk cannot leave less than there was. */
function overwrite(path: string, bytes: Buffer, disk: Disk): void {
  const file = openSync(path, 'r+');
  try {
    disk.write(file, bytes);
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
