import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/core/text/decode';
import { readBytes, readFile } from '../../src/node/read-file';
import { tempFolder } from './temp-folder';

describe('readFile', () => {
  const read = (content: string | Uint8Array): unknown => readFile(join(tempFolder({ 'a.md': content }), 'a.md'));

  it('gives the text as it is', () => {
    assert.deepEqual(read('# Plan — ✅\r\nx\ry\n\n  '), { text: '# Plan — ✅\r\nx\ry\n\n  ' });
    assert.deepEqual(read(''), { text: '' });
  });

  it('takes the byte order mark away, once', () => {
    assert.deepEqual(read('\ufeff# Plan'), { text: '# Plan' });
    assert.deepEqual(read('\ufeff\ufeff'), { text: '\ufeff' });
  });

  it('does not mix up files of different length', () => {
    const root = tempFolder({ 'long.md': 'ü'.repeat(200_000), 'short.md': 'x' });
    assert.deepEqual(readFile(join(root, 'long.md')), { text: 'ü'.repeat(200_000) });
    assert.deepEqual(readFile(join(root, 'short.md')), { text: 'x' });
  });

  it('refuses what is not UTF-8, and reads on', () => {
    assert.deepEqual(read(Buffer.from('caf\u00e9', 'latin1')), { problem: 'is not UTF-8' });
    assert.deepEqual(read(Buffer.from([0x61, 0xe2, 0x9c])), { problem: 'is not UTF-8' }, 'a character cut off');
    assert.deepEqual(read(Buffer.from('\ufeff# Plan', 'utf16le')), { problem: 'is not UTF-8' });
    assert.deepEqual(read('fine'), { text: 'fine' });
  });

  it('refuses binary files', () => {
    assert.deepEqual(read('a\0b'), { problem: 'is a binary file' });
  });

  it('refuses what is too large', () => {
    const root = tempFolder({ 'a.md': '' });
    truncateSync(join(root, 'a.md'), 16 * 1024 * 1024 + 1);
    assert.deepEqual(readFile(join(root, 'a.md')), { problem: 'is larger than 16 MB' });
  });

  it('gives the bytes, byte order mark and all, whatever they are', () => {
    const root = tempFolder({ 'a.md': '\ufeff# Plan', 'b.md': Buffer.from([0xff, 0]) });
    assert.deepEqual(readBytes(join(root, 'a.md')), { bytes: Buffer.from('\ufeff# Plan') });
    assert.deepEqual(readBytes(join(root, 'b.md')), { bytes: Buffer.from([0xff, 0]) });
    assert.deepEqual(readBytes(root), { problem: 'is a folder' });
    assert.deepEqual(decode(Buffer.from('\ufeff# Plan')), { text: '# Plan' });
  });

  it('says why there is no text', () => {
    const root = tempFolder({ 'loop.md': { link: 'loop.md' }, 'folder/a.md': '' });
    assert.deepEqual(readFile(join(root, 'gone.md')), { problem: 'vanished while it was read' });
    assert.deepEqual(readFile(join(root, 'folder/a.md/b.md')), { problem: 'vanished while it was read' });
    assert.deepEqual(readFile(join(root, 'folder')), { problem: 'is a folder' });
    assert.deepEqual(readFile(join(root, 'loop.md')), { problem: 'link loop' });
    assert.deepEqual(readFile(join(root, `${'x'.repeat(300)}.md`)), { problem: 'its name is too long' });
  });
});
