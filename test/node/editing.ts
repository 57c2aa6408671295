import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/core/base/user-error';
import type { TextEdit } from '../../src/core/model/edits';
import type { Disk } from '../../src/node/apply-edits';

export const IS_WINDOWS = process.platform === 'win32';
export const IS_ROOT = process.getuid?.() === 0;
export const NOBODY = 65534;

export function at(start: number, oldText: string, newText: string, path = 'a.md'): TextEdit {
  return { path, start, end: start + oldText.length, oldText, newText };
}

/** An edit of the first place where `text` has `oldText`. */
export function replacing(path: string, text: string, oldText: string, newText: string): TextEdit {
  assert.ok(text.includes(oldText));
  return at(text.indexOf(oldText), oldText, newText, path);
}

/** An edit of a file whose text has a `todo`. */
export function done(path: string, text = 'todo'): TextEdit {
  return replacing(path, text, 'todo', 'done');
}

/** All that lies in a folder: each name with its bytes as text. */
export function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** This machine's disk, but for what is given. */
export function disk(faults: Partial<Disk>): Disk {
  return { rename: renameSync, write: writeFileSync, ...faults };
}

/** For `assert.throws`: an error for people, with just these words. */
export function saying(message: string): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.message, message);
    return true;
  };
}

/** `test` as somebody whom the permissions of files and folders bind. */
export function asOrdinaryUser(test: () => void): void {
  if (!IS_ROOT) return test();
  process.seteuid?.(NOBODY);
  try {
    test();
  } finally {
    process.seteuid?.(0);
  }
}
