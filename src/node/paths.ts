import nodePath, { type PlatformPath } from 'node:path';

/**
 * `target` relative to `folder`, with `/`, `''` if they are the same; `undefined` if it lies elsewhere.
 * Both are absolute paths of `platform`, which is this machine's unless told.
 */
export function relativePath(folder: string, target: string, platform: PlatformPath = nodePath): string | undefined {
  const relative = platform.relative(folder, target);
  const isElsewhere = platform.isAbsolute(relative) || relative.split(platform.sep)[0] === '..';
  return isElsewhere ? undefined : relative.split(platform.sep).join('/');
}
