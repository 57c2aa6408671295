import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What lies in a folder: text, bytes, or a link to what is to be found from there. */
export type Entries = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;

const folders: string[] = [];

after(function () {
  // There may be hundreds, and slow disks.
  this.timeout(60_000);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files, by their path; its own is absolute, without links. It goes when all tests are done. */
export function tempFolder(entries: Entries): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-')));
  folders.push(root);
  for (const [path, entry] of Object.entries(entries)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof entry === 'string' || entry instanceof Uint8Array) writeFileSync(target, entry);
    else symlinkSync(entry.link, target);
  }
  return root;
}
