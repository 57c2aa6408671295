import Mocha from 'mocha';
import { reasonOf, type Result } from './orders';

export interface MochaOptions {
  /** Only tests whose title holds this text. */
  readonly grep: string | null;
  /** Milliseconds that a test may take, unless it says otherwise. */
  readonly timeout: number;
  readonly rootHooks?: Mocha.RootHookObject;
  /** Which errors that nobody has caught fail the test that runs; without, all. For a process that others run in, too. */
  readonly isOurs?: (error: unknown) => boolean;
}

/**
 * Runs the tests of `files`. One that is skipped counts as failed: these tests are here to run. One that fails is run once
 * more, as a real VS Code may lose an event or come late on a busy machine; the result names it though it passes then.
 */
export async function runMocha(files: readonly string[], { grep, timeout, rootHooks, isOurs }: MochaOptions): Promise<Result> {
  const mocha = new Mocha({
    reporter: 'spec', timeout, retries: 1, forbidOnly: true, forbidPending: true, color: false,
    ...(rootHooks === undefined ? {} : { rootHooks }),
  });
  if (grep !== null) mocha.fgrep(grep);
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const failed = new Map<string, string>();
    const again = new Map<string, string>();
    const before = new Set(process.listeners('uncaughtException'));
    const runner = mocha.run(() => resolve({ tests: runner.stats?.tests ?? 0, failed: worded(failed), again: worded(again) }));
    if (isOurs !== undefined) leaveToOthers(process.listeners('uncaughtException').filter((listener) => !before.has(listener)), isOurs);
    runner.on('fail', (test, error: unknown) => add(failed, test.fullTitle(), reasonOf(error)));
    runner.on('retry', (test: Mocha.Test, error: unknown) => add(again, test.fullTitle(), reasonOf(error)));
  });
}

/**
 * Mocha's `listeners` take every uncaught error of the process for one of the test or hook that runs: they get ours alone, and those
 * of others are told. (Found by comparing, as an extension host adds no listener itself, but one around it.)
 */
function leaveToOthers(listeners: readonly NodeJS.UncaughtExceptionListener[], isOurs: (error: unknown) => boolean): void {
  for (const listener of listeners) process.off('uncaughtException', listener);
  process.on('uncaughtException', (error, origin) => {
    if (isOurs(error)) for (const listener of listeners) listener(error, origin);
    else Mocha.reporters.Base.consoleLog('    an error of something else in this process:', error);
  });
}

/** All reasons count: what mocha says after the first, of a hook that has ended twice for instance, would hide it. */
function add(reasons: Map<string, string>, title: string, reason: string): void {
  const before = reasons.get(title);
  reasons.set(title, before === undefined ? reason : `${before}; ${reason}`);
}

function worded(reasons: ReadonlyMap<string, string>): readonly string[] {
  return [...reasons].map(([title, reason]) => `${title}: ${reason}`);
}
