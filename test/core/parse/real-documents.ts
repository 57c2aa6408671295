import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export interface RealDocument {
  readonly path: string;
  readonly text: string;
}

const ROOT = resolve(__dirname, '../../..');

/** Plan documents as they were found, beside the checkout; not everybody has them. */
export const SEEDS = resolve(ROOT, '../shared/seeds');

const MOST_CHARACTERS = 400_000;

/** The Markdown of all packages that are installed, and the seeds if they are there: text that nobody here wrote. */
export function realDocuments(): RealDocument[] {
  const documents: RealDocument[] = [];
  for (const folder of [join(ROOT, 'node_modules'), SEEDS]) {
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    for (const name of names.filter((path) => /\.md$/i.test(path)).sort()) {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      if (text.length <= MOST_CHARACTERS) documents.push({ path: relative(ROOT, path), text });
    }
  }
  return documents;
}
