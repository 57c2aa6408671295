import assert from 'node:assert/strict';
import { CountedFiles } from '../../src/cli/progress';

describe('CountedFiles', () => {
  /** Reads files that take `ms` each; gives what was written to the terminal. */
  function readFiles(count: number, ms: number): string[] {
    let time = 0;
    const written: string[] = [];
    const disk = {
      list: () => ({ paths: Array.from({ length: count }, (_, index) => `${index}.md`), problems: [] }),
      read: (path: string) => {
        time += ms;
        return `text of ${path}`;
      },
    };
    const files = new CountedFiles(disk, { write: (text) => written.push(text) }, () => time);
    for (const path of files.list([]).paths) assert.equal(files.read(path), `text of ${path}`);
    files.end();
    return written;
  }

  it('is silent while work is short', () => {
    assert.deepEqual(readFiles(9, 100), []);
  });

  it('counts when it lasts over a second, not with every file, and leaves nothing behind', () => {
    assert.deepEqual(readFiles(24, 50), [
      '\r\u001b[Kreading 20 of 24 files', '\r\u001b[Kreading 22 of 24 files', '\r\u001b[Kreading 24 of 24 files', '\r\u001b[K',
    ]);
  });
});
