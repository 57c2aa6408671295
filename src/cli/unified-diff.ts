import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileChange } from '../node/apply-edits';
import type { Io } from './io';
import { harmless, paint, screenOf, type Style } from './terminal';

/**
 * What changes, as `diff -u` shows it, and `patch -p1` and `git apply` take it in the workspace's folder.
 * @param moved where files go, which is told in Git's way
 */
function unifiedDiff(changes: readonly FileChange[], moved: ReadonlyMap<string, string>): string {
  const stay = changes.filter(({ path }) => !moved.has(path)).map((change) => fileDiff(change, change.path));
  const go = [...moved].map(([from, to]) => {
    const change = changes.find(({ path }) => path === from);
    const similarity = change === undefined ? 'similarity index 100%\n' : '';
    return `diff --git a/${from} b/${to}\n${similarity}rename from ${from}\nrename to ${to}\n${change === undefined ? '' : fileDiff(change, to)}`;
  });
  return [...stay, ...go].join('');
}

function fileDiff({ path, byteOrderMark, before, after }: FileChange, to: string): string {
  const diff = createTwoFilesPatch(
    `a/${path}`, `b/${to}`, byteOrderMark + before, byteOrderMark + after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  // Where a name has blanks and stands in no quotes, `patch` takes it up to a tab.
  return path.includes(' ') ? diff.replace(/^(--- [^"].*)\n(.*)\n/, '$1\t\n$2\t\n') : diff;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

const STYLES: ReadonlyMap<string, Style> = new Map([['+', 'green'], ['-', 'red'], ['@', 'dim']]);

/** The diff as it is where it goes to a program; for people at a terminal, which must not obey what stands in files, in colour. */
export function diffFor({ stdout, env }: Pick<Io, 'stdout' | 'env'>, changes: readonly FileChange[], moved = NOTHING): string {
  const diff = unifiedDiff(changes, moved);
  if (stdout.isTTY !== true) return diff;
  const uncut = { ...screenOf(stdout, env), width: Infinity };
  return diff.split('\n').slice(0, -1).map((line) => `${paint([{ text: harmless(line), style: STYLES.get(line.charAt(0)) }], uncut)}\n`).join('');
}
