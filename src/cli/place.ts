import { existsSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
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
  const workspace = rootOption === undefined ? nearestWorkspace(folder) : resolve(cwd, rootOption);
  if (rootOption !== undefined && !statOf(workspace, rootOption).isDirectory()) {
    throw new UserError(`--root ${rootOption} is not a folder`);
  }
  if (root === undefined) return { workspace, limit: '', isFile };
  const limit = pathWithin(workspace, target, isFile);
  if (limit === undefined) throw new UserError(`${root} does not lie in --root ${rootOption}`);
  return { workspace, limit, isFile };
}

function nearestWorkspace(folder: string): string {
  for (let candidate = folder; ; candidate = dirname(candidate)) {
    if (MARKERS.some((marker) => existsSync(join(candidate, marker)))) return candidate;
    if (candidate === dirname(candidate)) return folder;
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
