import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Reference } from '../../../src/core/model/plan';
import type { Texts } from '../edits/flip';

/** The files of a workspace in test/fixtures, by their paths in it. */
export function fixture(name: string): Texts {
  const root = resolve(__dirname, '../../fixtures', name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ parentPath, name: file }) => {
    const path = join(parentPath, file);
    return [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')];
  }));
}

/** The files, one of them with something in it replaced, which has to be there. */
export function instead(files: Texts, path: string, text: string, by: string): Texts {
  if (files[path]?.includes(text) !== true) throw new Error(`no ${text} in ${path}`);
  return { ...files, [path]: files[path].replace(text, () => by) };
}

/** `depends-on T003`, or, where it leads nowhere, `depends-on T003 no subject`. */
export function drawn({ relation, written, outcome }: Reference): string {
  return `${relation} ${written}${outcome === 'found' ? '' : ` ${outcome}`}`;
}
