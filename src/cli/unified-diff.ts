import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileChange } from '../node/apply-edits';
import type { Io } from './io';
import { harmless, paint, screenOf, type Style } from './terminal';

/** What changes, as `diff -u` shows it, and `patch -p1` and `git apply` take it in the workspace's folder. */
function unifiedDiff(changes: readonly FileChange[]): string {
  return changes.map(fileDiff).join('');
}

function fileDiff({ path, byteOrderMark, before, after }: FileChange): string {
  const diff = createTwoFilesPatch(
    `a/${path}`, `b/${path}`, byteOrderMark + before, byteOrderMark + after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  // Where a name has blanks and stands in no quotes, `patch` takes it up to a tab.
  return path.includes(' ') ? diff.replace(/^(--- [^"].*)\n(.*)\n/, '$1\t\n$2\t\n') : diff;
}

const STYLES: ReadonlyMap<string, Style> = new Map([['+', 'green'], ['-', 'red'], ['@', 'dim']]);

/** The diff as it is where it goes to a program; for people at a terminal, which must not obey what stands in files, in colour. */
export function diffFor({ stdout, env }: Pick<Io, 'stdout' | 'env'>, changes: readonly FileChange[]): string {
  const diff = unifiedDiff(changes);
  if (stdout.isTTY !== true) return diff;
  const uncut = { ...screenOf(stdout, env), width: Infinity };
  return diff.split('\n').slice(0, -1).map((line) => `${paint([{ text: harmless(line), style: STYLES.get(line.charAt(0)) }], uncut)}\n`).join('');
}
