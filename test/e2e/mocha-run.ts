import Mocha from 'mocha';
import { reasonOf, type Result } from './orders';

export interface MochaOptions {
  /** Only tests whose title holds this text. */
  readonly grep: string | null;
  /** Milliseconds that a test may take, unless it says otherwise. */
  readonly timeout: number;
  readonly rootHooks?: Mocha.RootHookObject;
}

/**
 * Runs the tests of `files`. One that is skipped counts as failed: these tests are here to run. One that fails is run once
 * more, as a real VS Code may lose an event or come late on a busy machine; the result names it though it passes then.
 */
export async function runMocha(files: readonly string[], { grep, timeout, rootHooks }: MochaOptions): Promise<Result> {
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
    const runner = mocha.run(() => resolve({ tests: runner.stats?.tests ?? 0, failed: worded(failed), again: worded(again) }));
    runner.on('fail', (test, error: unknown) => failed.set(test.fullTitle(), reasonOf(error)));
    runner.on('retry', (test: Mocha.Test, error: unknown) => again.set(test.fullTitle(), reasonOf(error)));
  });
}

function worded(reasons: ReadonlyMap<string, string>): readonly string[] {
  return [...reasons].map(([title, reason]) => `${title}: ${reason}`);
}
