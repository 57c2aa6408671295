import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { tempFolder } from '../node/temp-folder';

const NOVAMART = resolve(__dirname, '../../examples/novamart');

/** The bytes of all files of a workspace, by path. */
export type Files = ReadonlyMap<string, Buffer>;

/** A copy of examples/novamart that is a workspace of its own. */
export function novamart(): string {
  const root = tempFolder({ '.waymark.json': '{}' });
  cpSync(NOVAMART, root, { recursive: true });
  return root;
}

/** A copy of a workspace, links and all. */
export function copyOf(root: string): string {
  const copy = tempFolder({});
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

export function filesIn(root: string): Files {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path)).filter((path) => statSync(path).isFile());
  return new Map(paths.sort().map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path)]));
}

/** Puts back what has changed. */
export function restore(root: string, files: Files): void {
  for (const [path, bytes] of files) if (!readFileSync(join(root, path)).equals(bytes)) writeFileSync(join(root, path), bytes);
}

/** The same files are there, and each is the same to the byte. */
export function assertSame(files: Files, others: Files): void {
  assert.deepEqual([...others.keys()], [...files.keys()]);
  assert.deepEqual([...files].filter(([path, bytes]) => !bytes.equals(others.get(path)!)).map(([path]) => path), []);
}

/** Every line that has changed, whole, as `PATH:LINE: BEFORE ⇒ AFTER`. No file may come, go, or gain or lose lines. */
export function changedLines(before: Files, after: Files): string[] {
  assert.deepEqual([...after.keys()], [...before.keys()]);
  return [...before].flatMap(([path, bytes]) => {
    if (bytes.equals(after.get(path)!)) return [];
    const [old, now] = [bytes, after.get(path)!].map((each) => each.toString('utf8').split('\n')) as [string[], string[]];
    assert.equal(now.length, old.length, path);
    return old.flatMap((line, i) => line === now[i] ? [] : `${path}:${i + 1}: ${line} ⇒ ${now[i]}`);
  });
}
