import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pageText, planPages } from './pages';
import { Random } from './random';

/** To be raised when the generator writes something else for the same seed. */
const GENERATION = 1;
const AVERAGE_BYTES = 4_000;
const README_SHARE = 0.1;

/**
 * A folder with `files` Markdown files of about 4 KB each, the same for the same seed: nine tenths are plans, one
 * tenth is text that nobody here wrote, the Markdown under `node_modules`. Written once, below the temporary
 * folder, and found again after that.
 */
export function generateWorkspace(seed: number, files: number): string {
  const folder = join(tmpdir(), `waymark-bench-${seed}-${files}`);
  const marker = join(folder, '.complete');
  if (readIfThere(marker) === String(GENERATION)) return folder;

  rmSync(folder, { recursive: true, force: true });
  const random = new Random(seed);
  const readmes = Math.round(files * README_SHARE);
  const foreign = foreignMarkdown('node_modules');
  let bytes = 0;
  for (let index = 0; index < readmes; index++) {
    const text = foreign[index % foreign.length];
    if (text === undefined) throw new Error('there is no Markdown under node_modules: run this where the packages are installed');
    write(folder, `docs/vendor-${String(index).padStart(4, '0')}/README.md`, text);
    bytes += text.length;
  }
  const pages = planPages(files - readmes, random);
  for (const [index, page] of pages.entries()) {
    // What is left of the total, so that the average comes out whatever the READMEs took.
    const share = (files * AVERAGE_BYTES - bytes) / (pages.length - index);
    const text = Buffer.from(pageText(pages, index, share * (0.3 + 1.4 * random.next()), random));
    write(folder, page.path, text);
    bytes += text.length;
  }
  writeFileSync(marker, String(GENERATION));
  return folder;
}

/** The Markdown files below a folder that have between 1 and 40 KB and are UTF-8, in the order of their paths. */
function foreignMarkdown(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.md$/i.test(path))
    .sort()
    .map((path) => readFileSync(join(folder, path)))
    .filter((text) => text.length >= 1024 && text.length <= 40 * 1024 && isUtf8(text));
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function write(folder: string, path: string, text: Buffer): void {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}
