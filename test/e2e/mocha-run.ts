import Mocha from 'mocha';
import type { Result } from './orders';

export interface MochaOptions {
  /** Only tests whose title holds this text. */
  readonly grep: string | null;
  /** Milliseconds that a test may take, unless it says otherwise. */
  readonly timeout: number;
  readonly rootHooks?: Mocha.RootHookObject;
}

/** Runs the tests of `files`. One that is skipped counts as failed: these tests are here to run. */
export async function runMocha(files: readonly string[], { grep, timeout, rootHooks }: MochaOptions): Promise<Result> {
  const mocha = new Mocha({
    reporter: 'spec', timeout, forbidOnly: true, forbidPending: true, color: false,
    ...(rootHooks === undefined ? {} : { rootHooks }),
  });
  if (grep !== null) mocha.fgrep(grep);
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => resolve({ tests: runner.stats?.tests ?? 0, failures }));
  });
}
