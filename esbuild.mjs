// Bundles what is shipped: `node esbuild.mjs`. With `bench`, bundles the benchmarks the same way, so that they
// time the code that users run. With `e2e`, bundles the suites that run inside VS Code.
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { grayMatterSafe } from './build/gray-matter-safe.mjs';

/** @type {import('esbuild').BuildOptions} */
const production = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  plugins: [grayMatterSafe],
};

/** The licences of the packages inside a bundle ask to be passed on with it. */
function thirdPartyNotices(inputs) {
  const packages = new Set();
  for (const input of Object.keys(inputs)) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) packages.add(folder);
  }
  return [...packages].sort().map(notice).join('\n\n');
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}\n\n${text}\n`;
}

if (process.argv[2] === 'bench') {
  await build({
    ...production,
    entryPoints: [
      'test/bench/all.ts', 'test/bench/parse.bench.ts', 'test/bench/link.bench.ts', 'test/bench/hostile.bench.ts',
      'test/bench/check.bench.ts', 'test/bench/language.bench.ts', 'test/bench/peer.ts', 'test/bench/peak.ts', 'test/bench/workspace.ts',
    ],
    outdir: 'dist/bench',
  });
} else if (process.argv[2] === 'e2e') {
  await build({
    ...production,
    minify: false,
    sourcemap: 'inline',
    entryPoints: ['test/e2e/suite/**/*.ts', 'test/e2e/bench/**/*.ts'],
    outbase: 'test/e2e',
    outdir: 'dist/e2e',
    external: ['vscode', 'mocha'],
  });
} else {
  const cli = await build({
    ...production,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    metafile: true,
  });
  chmodSync('dist/cli.js', 0o755);
  // One bundle for all hosts: it asks nothing of Node, and runs in the web worker of a browser too.
  const extension = await build({
    ...production,
    entryPoints: ['src/vscode/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'browser',
    conditions: ['worker'],
    target: 'es2022',
    external: ['vscode'],
    metafile: true,
  });
  const inputs = { ...cli.metafile.inputs, ...extension.metafile.inputs };
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', thirdPartyNotices(inputs));
}
