const MESSAGES = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'link loop'],
  ['EMFILE', 'too many open files'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENOENT', 'vanished while it was read'],
  ['ENOTDIR', 'vanished while it was read'],
]);

/** What an error of `node:fs` means, in words that go behind a path. Throws what is no such error. */
export function fileErrorMessage(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return MESSAGES.get(code) ?? `cannot be read (${code})`;
}

/** The system's name for the error, `ENOENT` and the like; `undefined` if it is none of `node:fs`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
