import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { relativePath } from './paths';

/**
 * A program of this machine, absolute; `undefined`: there is none. What lies in the workspace is none, wherever `PATH` leads: it may
 * come from anywhere.
 * @param name without ending
 */
export function findProgram(name: string, workspace: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  // A relative folder is one of wherever the program is started.
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, file)).find((path) => isProgram(path) && isOutside(path, workspace));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** By its name, and where it really lies. */
function isOutside(path: string, workspace: string): boolean {
  const real = existsSync(workspace) ? realpathSync(workspace) : workspace;
  return relativePath(workspace, path) === undefined && relativePath(real, realpathSync(path)) === undefined;
}
