import { readFile } from 'node:fs/promises';

const FROM_GRAY_MATTER = /[\\/]gray-matter[\\/](?:index|lib[\\/][^\\/]+)\.js$/;

/**
 * esbuild plugin: bundles gray-matter without the power to run what it reads, and for hosts that are no Node.
 * - Its own engines are left out: `eval`, and js-yaml with `new Function`. Whoever calls it brings the engines.
 * - `fs` is left out, which only `matter.read` uses.
 * - The text is not copied into a Buffer, which browsers do not have; the copy is only what `file.orig` holds.
 */
export const grayMatterSafe = {
  name: 'gray-matter-safe',
  setup(build) {
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({ contents: 'module.exports = {};' }));

    build.onResolve({ filter: /^fs$/ }, ({ importer, path }) => (
      FROM_GRAY_MATTER.test(importer) ? { path, namespace: 'gray-matter-safe' } : undefined
    ));
    build.onLoad({ filter: /^fs$/, namespace: 'gray-matter-safe' }, () => ({ contents: 'module.exports = {};' }));

    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('Buffer.from(input)')) throw new Error(`grayMatterSafe does not know this version of ${path}`);
      return { contents: source.replace('Buffer.from(input)', 'input') };
    });
  },
};
