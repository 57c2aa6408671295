/**
 * Runs the tests that need a real VS Code: the suites of every launch, then the tests of the user interface.
 *
 * Usage: npm run test:e2e -- [--grep TEXT] [LAUNCH...]     the launches of launches.ts, and `ui`; all of them without
 *        npm run bench:editor -- [LAUNCH...]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import picomatch from 'picomatch';
import { generateWorkspace } from '../bench/generate';
import { findEditor, type Editor } from './editor';
import type { Release } from './host/install';
import { QUIET } from './host/server';
import { BENCHES, TESTS, type Launch } from './launches';
import { brokenOff, ordersAsEnvironment, type Orders, type Result } from './orders';
import { copyInto, ROOT, scratchFolder } from './scratch';
import { runUiTests } from './ui/run';

const UI = 'ui';
/** Of generated workspaces. */
const SEED = 1;
const LAUNCH_LIMIT = 240;
/** Seconds for the tests of the user interface. */
const UI_LIMIT = 900;
/** Milliseconds between two looks at what a suite has to say. */
const TAIL_INTERVAL = 100;

const { values, positionals } = parseArgs({
  options: { bench: { type: 'boolean', default: false }, grep: { type: 'string' } },
  allowPositionals: true,
});
const grep = values.grep ?? null;

/** The files of a launch's suite: paths below test/e2e. */
function suiteOf(launch: Launch): readonly string[] {
  const matches = picomatch([...launch.suite]);
  return [...filesBelow('suite'), ...filesBelow('bench')].filter((file) => matches(file)).sort();
}

/** What lies in a folder below test/e2e, as paths below test/e2e. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(__dirname, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
}

/** What VS Code is to open, in `scratch`; undefined for an empty window. */
function openable({ folders }: Launch, scratch: string): string | undefined {
  const sources = folders.map((folder) => typeof folder === 'number' ? generateWorkspace(SEED, folder) : join(ROOT, folder));
  const copies = sources.map((source) => copyInto(scratch, source));
  if (copies.length <= 1) return copies[0];
  const workspace = join(scratch, 'plans.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders: copies.map((path) => ({ path })) }));
  return workspace;
}

async function run(launch: Launch, { desktop }: Editor): Promise<Result> {
  const scratch = scratchFolder();
  const settings = { ...QUIET, ...launch.settings };
  const userData = join(scratch, 'user-data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User/settings.json'), JSON.stringify(settings));
  const workspace = openable(launch, scratch);
  const orders: Orders = {
    launch: launch.name,
    desktop,
    release: launch.release ?? 'newest',
    settings,
    workspaceTrust: launch.workspaceTrust ?? false,
    limit: launch.limit ?? LAUNCH_LIMIT,
    files: suiteOf(launch).map((file) => join(ROOT, 'dist/e2e', file.replace(/\.ts$/, '.js'))),
    grep,
    output: join(scratch, 'output.txt'),
    result: join(scratch, 'result.json'),
  };
  writeFileSync(orders.output, '');
  const stopPrinting = printFrom(orders.output);
  let status: number;
  try {
    status = await runTests({
      vscodeExecutablePath: join(__dirname, 'executable.cjs'),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: join(ROOT, 'dist/e2e/suite/run.js'),
      extensionTestsEnv: ordersAsEnvironment(orders),
      launchArgs: [
        ...(workspace === undefined ? [] : [workspace]),
        `--user-data-dir=${userData}`, `--extensions-dir=${join(scratch, 'extensions')}`,
      ],
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    status = error.code ?? 1;
  } finally {
    stopPrinting();
  }
  if (!existsSync(orders.result)) throw new Error(`VS Code ended with ${status}, before the tests did`);
  const result = JSON.parse(readFileSync(orders.result, 'utf8')) as Result;
  if (status !== 0 && result.failed.length === 0) throw new Error(`the tests passed, but VS Code ended with ${status}`);
  return result;
}

/** Prints what is appended to `file`, until the function that it returns is called. */
function printFrom(file: string): () => void {
  let printed = 0;
  const print = () => {
    const bytes = readFileSync(file);
    process.stdout.write(bytes.subarray(printed));
    printed = bytes.length;
  };
  const timer = setInterval(print, TAIL_INTERVAL);
  return () => {
    clearInterval(timer);
    print();
  };
}

/** Runs one part of all, and says how it went. */
async function report(name: string, part: () => Promise<Result>): Promise<Result> {
  console.log(`\n--- ${name}`);
  const start = performance.now();
  const result = await part().catch(brokenOff);
  const { tests, failed } = result;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`--- ${name}: ${tests} tests, ${failed.length === 0 ? 'none' : failed.length} failed, ${seconds} s`);
  return result;
}

/** Says at the very end, where people look, what a long output may hide. */
function sumUp(results: ReadonlyMap<string, Result>): void {
  for (const [name, { again }] of results) for (const line of again) console.log(`run again, in ${name}: ${line}`);
  for (const [name, { failed }] of results) for (const line of failed) console.log(`failed, in ${name}: ${line}`);
}

/** Throws if there is a test that would never run. */
function assertAllRun(launches: readonly Launch[], suites: string): void {
  const run = new Set(launches.flatMap(suiteOf));
  const left = filesBelow(suites).filter((file) => /\.(?:test|bench)\.ts$/.test(file) && !run.has(file));
  if (left.length > 0) throw new Error(`${left.join(', ')}: in no launch of test/e2e/launches.ts`);
}

async function main(): Promise<boolean> {
  const launches = values.bench ? BENCHES : TESTS;
  assertAllRun(launches, values.bench ? 'bench' : 'suite');
  const names = [...launches.map(({ name }) => name), ...(values.bench ? [] : [UI])];
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}; there are ${names.join(', ')}`);
  const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);

  const results = new Map<string, Result>();
  const chosen = launches.filter(({ name }) => wanted(name));
  if (chosen.length > 0) {
    const editors = new Map<Release, Editor>();
    for (const launch of chosen) {
      const { name, release = 'newest' } = launch;
      const editor = editors.get(release) ?? await findEditor(release);
      if (!editors.has(release)) console.log(`VS Code: ${editor.description}`);
      editors.set(release, editor);
      results.set(name, await report(name, () => run(launch, editor)));
    }
  }
  if (!values.bench && wanted(UI)) results.set(UI, await report(UI, () => runUiTests({ grep, limit: UI_LIMIT })));

  sumUp(results);
  const all = [...results.values()];
  if (all.some(({ failed }) => failed.length > 0)) return false;
  const without = all.filter(({ tests }) => tests === 0).length;
  if (grep === null ? without > 0 : without === all.length) throw new Error('no tests were run');
  return true;
}

main().then((good) => process.exit(good ? 0 : 1), (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
