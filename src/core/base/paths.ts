/*
 * Workspace-relative paths, with `/` on every system.
 */

/** The folder that a file or folder lies in; `''`: the workspace itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The path that a relative one means in a folder, `.` and `..` resolved; `null` if it leads out of the workspace. */
export function joinPath(folder: string, path: string): string | null {
  let start = 0;
  let end = path.startsWith('/') ? 0 : folder.length;
  for (;;) {
    if (path.startsWith('./', start)) start += 2;
    else if (path.startsWith('../', start) && end > 0) {
      start += 3;
      end = Math.max(0, folder.lastIndexOf('/', end - 1));
    } else break;
  }
  const rest = path.slice(start);
  const base = folder.slice(0, end);
  // Nothing is left to resolve in most paths.
  return UNRESOLVED.test(rest) ? resolved(base, rest) : base === '' ? rest : `${base}/${rest}`;
}

const UNRESOLVED = /(?:^|\/)(?:\.{0,2})(?:\/|$)/;

function resolved(base: string, rest: string): string | null {
  const parts = base === '' ? [] : base.split('/');
  for (const part of rest.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** How a path is written in a file of `folder`: `../b/c.md`. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  // A folder further up is led to by `..` alone.
  const most = Math.max(to.length - 1, Math.min(to.length, from.length - 1));
  let common = 0;
  while (common < from.length && common < most && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** Whether something lies in a folder, at any depth; all lies in `''` and in `.`. */
export function liesBelow(path: string, folder: string): boolean {
  return folder === '' || folder === '.' || (path.length > folder.length && path.charCodeAt(folder.length) === SLASH && path.startsWith(folder));
}

/** Whether a path, or a folder above it, is among some. */
export function liesWithin(path: string, among: ReadonlySet<string>): boolean {
  if (among.has('') || among.has('.')) return true;
  for (let each = path; each !== ''; each = folderOf(each)) if (among.has(each)) return true;
  return false;
}

const SLASH = 0x2f;
