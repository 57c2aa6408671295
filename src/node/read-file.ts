import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { decode, MAX_BYTES, TOO_LARGE } from '../core/text/decode';
import { fileErrorMessage } from './file-error';

interface Problem {
  /** Plain words that go behind the path. */
  readonly problem: string;
}

export type ReadResult = { readonly text: string } | Problem;
export type BytesResult = { readonly bytes: Buffer } | Problem;

/** Files are read one after the other, so one buffer serves all; it grows to the largest. */
let buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** The text of a file without byte order mark. Never throws. */
export function readFile(path: string): ReadResult {
  const result = readBytes(path);
  return 'bytes' in result ? decode(result.bytes) : result;
}

/** The bytes of a file, good until the next file is read. Never throws. */
export function readBytes(path: string): BytesResult {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return { problem: fileErrorMessage(error) };
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { problem: stats.isDirectory() ? 'is a folder' : 'is not a regular file' };
    if (stats.size > MAX_BYTES) return { problem: TOO_LARGE };
    return { bytes: fillBuffer(file, stats.size) };
  } catch (error) {
    return { problem: fileErrorMessage(error) };
  } finally {
    closeSync(file);
  }
}

/** Up to `size` bytes, fewer if the file has shrunk meanwhile. */
function fillBuffer(file: number, size: number): Buffer {
  if (size > buffer.length) buffer = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(file, buffer, filled, size - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}
