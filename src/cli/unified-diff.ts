import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileChange } from '../node/apply-edits';

/** What changes, as `diff -u` shows it and `patch -p1` and `git apply` take it. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes.map(({ path, before, after }) => {
    const [from, to] = [`a/${path}`, `b/${path}`];
    return createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
  }).join('');
}
