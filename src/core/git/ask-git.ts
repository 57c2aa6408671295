import type { History, HistoryQuestion } from '../model/history';
import { GitLogReader, LOG_FORMAT, type SpecVersion } from './git-log';
import { GitTextsReader } from './git-texts';
import { Reviews } from './reviews';

/** What is used of `spawn` of `node:child_process`. */
export type Spawn = (program: string, args: string[], options: SpawnOptions) => Child;

interface SpawnOptions {
  readonly cwd: string;
  readonly env: Environment;
  readonly stdio: 'pipe';
  readonly windowsHide: true;
  /** In milliseconds. */
  readonly timeout: number;
  readonly killSignal: 'SIGKILL';
}

interface Child {
  readonly stdin: { on(event: 'error', listener: (error: Error) => void): unknown; write(text: string): unknown; end(): unknown };
  readonly stdout: { on(event: 'data', listener: (bytes: Uint8Array) => void): unknown };
  readonly stderr: { on(event: 'data', listener: (bytes: Uint8Array) => void): unknown };
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: (code: number | null) => void): unknown;
  kill(signal: 'SIGKILL'): unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A Git that can be asked. */
export interface Git {
  readonly spawn: Spawn;
  /** The program; absolute where the system would look for it in the workspace, too. */
  readonly program: string;
  readonly env: Environment;
}

export interface GitAnswer {
  /** `null`: Git does not know. */
  readonly history: History | null;
  /** What people should know of it, in words; `null`: all is well, or there is no repository or nothing in it. */
  readonly problem: string | null;
}

/** Long enough for a large repository, in milliseconds. */
const TIMEOUT = 30_000;
/** In bytes: a longer log is not waited for. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/**
 * Asks Git what was committed. One `git log` lists what was changed, and one `git cat-file` beside it gives the texts of the specs: a log
 * that shows the lines of specs would have to compare all sources, too, line by line, which takes five times as long. Both are ended as
 * soon as the last review of each spec is known. Never rejects.
 * @param workspace the folder, absolute; anywhere in the working tree of a repository
 * @param signal ends it early; then the answer means nothing
 */
export async function askGit(question: HistoryQuestion, workspace: string, git: Git, signal?: AbortSignal): Promise<GitAnswer> {
  const log = new GitLogReader(question.specs);
  const texts = new GitTextsReader();
  const reviews = new Reviews(question.specs);
  const asked: SpecVersion[] = [];

  const answer = (text: string): void => {
    const version = asked.shift();
    if (version !== undefined) reviews.tell(version.spec, version.commit, text);
    // Of what was deleted there is no text to wait for.
    while (asked[0]?.blob === null) answer('');
    if (reviews.isDone) stop();
  };
  const list = run(git, workspace, LOG_ARGUMENTS, signal, (bytes) => {
    for (const version of reviews.isDone ? [] : log.take(bytes)) {
      if (!reviews.isSought(version.spec)) continue;
      asked.push(version);
      if (version.blob !== null) read.write(`${version.blob}\n`);
      else if (asked.length === 1) answer('');
    }
  });
  const read = run(git, workspace, TEXTS_ARGUMENTS, signal, (bytes) => {
    for (const text of texts.take(bytes)) answer(text);
  });
  const stop = (): void => {
    list.stop();
    read.stop();
  };

  list.write(['--', ...pathsFor(question), ''].join('\n'));
  list.end();
  const problem = await list.problem;
  read.end();
  const other = await read.problem;
  if (reviews.isDone) return { history: { changes: log.changes, reviews: reviews.found }, problem: null };
  if (problem !== null || other !== null) {
    const words = problem ?? other ?? '';
    return { history: null, problem: NOTHING_THERE.test(words) ? null : words };
  }
  if (!log.isCutOff) reviews.end();
  return { history: { changes: log.changes, reviews: reviews.found }, problem: log.isCutOff ? SHALLOW : null };
}

const SHALLOW = 'git: the history of this shallow clone ends too early';

const NOTHING_THERE = /not a git repository|does not have any commits yet/i;

/** A Git at work. */
interface Running {
  write(text: string): void;
  /** No more will be written. */
  end(): void;
  stop(): void;
  /** Why it did not say all that it had to say, when it has ended; `null`: it has. */
  readonly problem: Promise<string | null>;
}

function run({ spawn, program, env }: Git, cwd: string, args: readonly string[], signal: AbortSignal | undefined, take: (bytes: Uint8Array) => void): Running {
  let child: Child;
  try {
    child = spawn(program, [...SAFE, ...args], { cwd, env: environment(env), stdio: 'pipe', windowsHide: true, timeout: TIMEOUT, killSignal: 'SIGKILL' });
  } catch (error) {
    const problem = Promise.resolve(`git cannot be started: ${error instanceof Error ? error.message : String(error)}`);
    return { write: () => undefined, end: () => undefined, stop: () => undefined, problem };
  }
  const stop = (): void => void child.kill('SIGKILL');
  let size = 0;
  let complaint = '';
  child.stdout.on('data', (bytes) => {
    size += bytes.length;
    if (size > MOST_OUTPUT) stop();
    else take(bytes);
  });
  child.stderr.on('data', (bytes) => {
    if (complaint.length < 1000) complaint += new TextDecoder().decode(bytes);
  });
  // It may be gone before it has read all.
  child.stdin.on('error', () => undefined);
  signal?.addEventListener('abort', stop);
  const problem = new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(`git cannot be started: ${error.message}`));
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop);
      if (code === 0) resolve(null);
      else if (size > MOST_OUTPUT) resolve('git has too much to say');
      else if (code === null) resolve('git took too long');
      else resolve(`git: ${complaint.trim().split('\n', 1).join('').replace(/^fatal: /, '')}`);
    });
  });
  return { write: (text) => void child.stdin.write(text), end: () => void child.stdin.end(), stop, problem };
}

/**
 * Nothing here compares texts, so no setting of a repository can have programs do that; what else could start one, or change what is
 * printed, is off.
 */
const SAFE: readonly string[] = [
  '--no-pager', '--literal-pathspecs',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'diff.orderFile=/dev/null', 'log.showRoot=true', 'log.follow=false'].flatMap((setting) => ['-c', setting]),
];

const LOG_ARGUMENTS: readonly string[] = [
  'log', '--stdin', '-z', '--raw', '--no-abbrev', `--format=${LOG_FORMAT}`, '--encoding=UTF-8', '--no-merges', '--no-renames', '--relative',
  '--no-color', '--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-notes', '--no-mailmap', '--ignore-submodules=none',
  '--decorate=full', '--decorate-refs=refs/none',
];

const TEXTS_ARGUMENTS: readonly string[] = ['cat-file', '--batch'];

/** Git's own variables might lead it elsewhere, or make it start something. What is missing is not fetched. */
function environment(env: Environment): Environment {
  const others = Object.entries(env).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(others), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none',
  };
}

/** Git compares each path with each file that it comes by: with many it is quicker to ask for the folders around them. */
const MOST_PATHS = 8;

function pathsFor({ within }: HistoryQuestion): readonly string[] {
  const paths = within.filter((path) => !/[\n\r]/.test(path)).map((path) => path.split('/'));
  if (paths.some(([top]) => top === '')) return ['.'];
  for (let depth = Math.max(...paths.map((parts) => parts.length)); depth > 0; depth--) {
    const folders = new Set(paths.map((parts) => parts.slice(0, depth).join('/')));
    if (folders.size <= MOST_PATHS) return [...folders];
  }
  return ['.'];
}
