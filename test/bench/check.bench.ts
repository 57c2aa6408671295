/**
 * What it costs to find what is wrong with a workspace, from nothing: `waymark check`, against VS Code's own Markdown engine
 * looking for broken links. Every run is a new process, and both take turns. Then what a file costs `waymark check` in
 * workspaces of several sizes.
 *
 * Usage: node dist/bench/check.bench.js [--files N] [--rounds N] [--seed N] [--sizes N,N,...]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Found } from './found';
import { benchOptions } from './options';
import { median } from './statistics';

const { seed, files, rounds, sizes } = benchOptions();

/** What the report of `waymark check` says that matters here. */
interface Report {
  readonly files: number;
  readonly findings: readonly { readonly rule: string }[];
}

interface Checker {
  readonly name: string;
  /** What stands behind `node`. */
  readonly command: (folder: string) => readonly string[];
  /** The exit statuses of a run that went well. */
  readonly statuses: readonly number[];
  readonly found: (stdout: string) => Found;
}

interface Run {
  readonly ms: number;
  /** The most memory that the process has held, in bytes. */
  readonly peak: number;
}

/** Where the generated workspace has the files that are no plans: Waymark does not check them, so the peer must not either. */
const NO_PLANS = 'docs';
const GROWTH_ROUNDS = 3;

const waymark: Checker = {
  name: 'waymark check',
  command: (folder) => [join(__dirname, '../cli.js'), 'check', '--root', folder, '--format', 'json', '--no-cache'],
  statuses: [0, 1],
  found: (stdout) => {
    const { files, findings } = JSON.parse(stdout) as Report;
    return { files, brokenLinks: findings.filter(({ rule }) => rule === 'broken-link').length };
  },
};

const peer: Checker = {
  name: 'vscode-markdown-languageservice',
  command: (folder) => [join(__dirname, 'peer.js'), folder, NO_PLANS],
  statuses: [0],
  found: (stdout) => JSON.parse(stdout) as Found,
};

/** Runs Node in a new process, whose output goes nowhere unless it is to be read. Throws if it fails. */
function run(
  command: readonly string[], statuses: readonly number[], output: 'ignore' | 'pipe',
): Run & { readonly stdout: string } {
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--require', join(__dirname, 'peak.js'), ...command], {
    stdio: ['ignore', output, 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: Infinity,
  });
  const ms = performance.now() - start;
  if (child.error !== undefined) throw child.error;
  if (child.status === null || !statuses.includes(child.status)) {
    throw new Error(`${command.join(' ')} ended with ${child.status ?? child.signal}\n${child.stderr}`);
  }
  return { ms, peak: Number(child.output[3]) * 1024, stdout: child.stdout };
}

function check({ command, statuses }: Checker, folder: string): Run {
  return run(command(folder), statuses, 'ignore');
}

/** Not to be timed: what it says has to be read. */
function look({ command, statuses, found }: Checker, folder: string): Found {
  return found(run(command(folder), statuses, 'pipe').stdout);
}

function workspace(files: number): string {
  return run([join(__dirname, 'workspace.js'), String(seed), String(files)], [0], 'pipe').stdout;
}

function compare(files: number, rounds: number): void {
  const folder = workspace(files);
  const contest = [waymark, peer].map((checker) => ({ checker, found: look(checker, folder), runs: [] as Run[] }));
  const looked = new Set(contest.map(({ found }) => found.files));
  if (looked.size > 1) throw new Error(`they do not look at the same files, but at ${[...looked].join(' and ')}`);
  for (let round = 0; round < rounds; round++) {
    for (const { checker, runs } of contest) runs.push(check(checker, folder));
  }

  const rows = contest.map(({ checker, found, runs }) => ({
    name: checker.name,
    brokenLinks: found.brokenLinks,
    ms: median(runs.map(({ ms }) => ms)),
    peak: median(runs.map(({ peak }) => peak)),
  }));
  const [{ ms, peak } = { ms: NaN, peak: NaN }] = rows;
  console.log(`${files} files in ${folder}, ${[...looked].join()} of them in plans`);
  console.log(`medians of ${rounds} rounds, Node ${process.version}`);
  console.log(`${peer.name} checks the links of these only, ${waymark.name} runs all of its rules\n`);
  console.table(Object.fromEntries(rows.map((row) => [row.name, {
    'ms': Math.round(row.ms),
    'times waymark\'s ms': Number((row.ms / ms).toFixed(2)),
    'peak MB': Math.round(row.peak / 1e6),
    'times waymark\'s MB': Number((row.peak / peak).toFixed(2)),
    'broken links': row.brokenLinks,
  }])));
}

function grow(sizes: readonly number[]): void {
  const workspaces = sizes.map((files) => ({ files, folder: workspace(files), rounds: [] as number[] }));
  for (let round = 0; round < GROWTH_ROUNDS; round++) {
    for (const { folder, rounds } of workspaces) rounds.push(check(waymark, folder).ms);
  }

  const perFile = workspaces.map(({ files, rounds }) => median(rounds) / files);
  console.log(`${waymark.name} alone; medians of ${GROWTH_ROUNDS} rounds\n`);
  console.table(Object.fromEntries(workspaces.map(({ files, rounds }, i) => [`${files} files`, {
    'ms': Math.round(median(rounds)),
    'ms per file': Number((perFile[i] ?? NaN).toFixed(3)),
    'times the first': Number(((perFile[i] ?? NaN) / (perFile[0] ?? NaN)).toFixed(2)),
  }])));
}

compare(files, rounds);
if (sizes.length > 0) grow(sizes);
