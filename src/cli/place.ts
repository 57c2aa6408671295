import { existsSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { joinPath } from '../core/base/paths';
import { UserError } from '../core/base/user-error';
import { isMarkdown } from '../core/plan/discovery';
import { SETTINGS_FILE } from '../core/settings';
import { errorCode, fileErrorMessage } from '../node/file-error';
import { relativePath } from '../node/paths';

/** What the command line is to work on. */
export interface Place {
  /** The workspace's folder, absolute. */
  readonly workspace: string;
  /** The path of ROOT in the workspace, with `/`; `''` if all of the workspace is shown. */
  readonly limit: string;
  /** ROOT is a file: it was named, so it is a plan. */
  readonly isFile: boolean;
}

const MARKERS = [SETTINGS_FILE, '.git'];

/**
 * The workspace is `--root`, else the nearest folder at or above ROOT (or `cwd`) that holds a settings file
 * or `.git`, else ROOT or its folder. Throws a `UserError` if ROOT or `--root` is not there or of no use.
 */
export function findPlace(root: string | undefined, rootOption: string | undefined, cwd: string): Place {
  const target = resolve(cwd, root ?? '.');
  const isFile = !statOf(target, root ?? '.').isDirectory();
  if (isFile && !isMarkdown(target)) throw new UserError(`${root} is not a Markdown file`);

  const folder = isFile ? dirname(target) : target;
  const workspace = rootOption === undefined ? markedFolder(folder) ?? folder : givenWorkspace(rootOption, cwd);
  if (root === undefined) return { workspace, limit: '', isFile };
  const limit = pathWithin(workspace, target, isFile);
  if (limit === undefined) throw new UserError(`${root} does not lie in --root ${rootOption}`);
  return { workspace, limit, isFile };
}

/** What a SUBJECT is to be looked for in. */
export interface SubjectPlace {
  readonly place: Place;
  /** How the words may be read as a path or id of the workspace, best first: from `cwd`, and as they stand. */
  readonly paths: readonly string[];
}

/**
 * The workspace is `--root`, else the nearest folder at or above `cwd`, or above the FILE that the words name, that holds a
 * settings file or `.git`, else `cwd`, or the folder of a FILE that lies elsewhere. Throws a `UserError` if `--root` is of no
 * use.
 */
export function findSubjectPlace(words: string, rootOption: string | undefined, cwd: string): SubjectPlace {
  const spellings = [...new Set([words, words.replaceAll('\\', '/')])];
  const fileFrom = (folder: string): NamedFile | undefined => firstOf(spellings, (spelling) => namedFile(folder, spelling));
  const here = fileFrom(cwd);
  const workspace = rootOption === undefined ? workspaceOf(here, cwd) : givenWorkspace(rootOption, cwd);
  const file = firstOf([here, fileFrom(workspace)], (named) => named && fileWithin(workspace, named));
  const read = spellings.flatMap((spelling) => [pathFrom(cwd, spelling, workspace), joinPath('', spelling)]);
  return {
    place: { workspace, limit: file?.path ?? '', isFile: file !== undefined },
    paths: [file && file.path + file.rest, ...read].flatMap((path) => path === undefined || path === null ? [] : path || '.'),
  };
}

/** A Markdown file that words name. */
interface NamedFile {
  readonly path: string;
  /** What the words say behind it: `:12`, `#phase-1`. */
  readonly rest: string;
}

const FILE_AND_REST = /^(.+?\.(?:md|markdown))(:\d+|#.*)?$/is;

/** The file that words name from a folder; its path is absolute. */
function namedFile(folder: string, words: string): NamedFile | undefined {
  const [, file, rest = ''] = FILE_AND_REST.exec(words) ?? [];
  if (file === undefined) return undefined;
  const path = resolve(folder, file);
  return existsSync(path) && statSync(path).isFile() ? { path, rest } : undefined;
}

function fileWithin(workspace: string, { path, rest }: NamedFile): NamedFile | undefined {
  const within = pathWithin(workspace, path, true);
  return within === undefined ? undefined : { path: within, rest };
}

function workspaceOf(file: NamedFile | undefined, cwd: string): string {
  const folder = file === undefined ? cwd : dirname(file.path);
  return markedFolder(folder) ?? (relativePath(cwd, folder) === undefined ? folder : cwd);
}

/** What is there is found where it really is; all else by its name alone. */
function pathFrom(cwd: string, words: string, workspace: string): string | undefined {
  const target = resolve(cwd, words);
  if (existsSync(target)) return pathWithin(workspace, target, false);
  return relativePath(workspace, target) ?? relativePath(realpathSync(workspace), target);
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function givenWorkspace(rootOption: string, cwd: string): string {
  const workspace = resolve(cwd, rootOption);
  if (!statOf(workspace, rootOption).isDirectory()) throw new UserError(`--root ${rootOption} is not a folder`);
  return workspace;
}

/** The nearest folder at or above another that is marked as a workspace. */
function markedFolder(folder: string): string | undefined {
  for (let candidate = folder; ; candidate = dirname(candidate)) {
    if (MARKERS.some((marker) => existsSync(join(candidate, marker)))) return candidate;
    if (candidate === dirname(candidate)) return undefined;
  }
}

/**
 * Files within a workspace are found where they really are, so links to its folders are resolved; one
 * that leads out of it keeps its name.
 */
function pathWithin(workspace: string, target: string, isFile: boolean): string | undefined {
  const real = isFile ? join(realpathSync(dirname(target)), basename(target)) : realpathSync(target);
  return relativePath(realpathSync(workspace), real) ?? relativePath(workspace, target);
}

function statOf(path: string, given: string): Stats {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    throw new UserError(isMissing ? `${given} does not exist` : `${given}: ${fileErrorMessage(error)}`);
  }
  if (!stats.isFile() && !stats.isDirectory()) throw new UserError(`${given} is neither a file nor a folder`);
  return stats;
}
