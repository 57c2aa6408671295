/**
 * Runs the benchmarks one after the other, each in a process of its own.
 *
 * Usage: npm run bench -- [--files N] [--rounds N] [--edits N] [--seed N] [--sizes N,N,...]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { benchOptions } from './options';

const BENCHMARKS = [['--expose-gc', 'parse.bench.js'], ['link.bench.js'], ['check.bench.js'], ['language.bench.js']];

// A mistake is told before anything is measured.
benchOptions();
for (const command of BENCHMARKS) {
  const [script = '', ...flags] = [...command].reverse();
  console.log(`\n${script}\n`);
  const { status, error } = spawnSync(process.execPath, [...flags, join(__dirname, script), ...process.argv.slice(2)], { stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
