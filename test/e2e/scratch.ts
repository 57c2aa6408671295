import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { atExit } from './at-exit';

/** This checkout. */
export const ROOT = join(__dirname, '../..');

/** A new folder outside of every workspace; it goes when this process ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** Copies `folder`, under its own name, into `target`; returns the copy. What runs in an editor may write. */
export function copyInto(target: string, folder: string): string {
  const copy = join(target, basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
