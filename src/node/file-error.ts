const MESSAGES = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'link loop'],
  ['EMFILE', 'too many open files'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENOSPC', 'no space left on its disk'],
  ['EROFS', 'lies on a read-only disk'],
]);

/**
 * What an error of `node:fs` means, in words that go behind a path, when the file was being `done` so.
 * Throws what is no such error.
 */
export function fileErrorMessage(error: unknown, done: 'read' | 'written' = 'read'): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `vanished while it was ${done}`;
  return MESSAGES.get(code) ?? `cannot be ${done} (${code})`;
}

/** The system's name for the error, `ENOENT` and the like; `undefined` if it is none of `node:fs`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
