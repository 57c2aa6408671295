import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from '../mocha-run';
import type { Result } from '../orders';
import { ROOT } from '../scratch';
import { closeAll, takePictures } from './workbench';

const TEST_TIMEOUT = 90_000;

export interface UiTestOptions {
  /** Only tests whose title holds this text. */
  readonly grep: string | null;
  /** Seconds after which all of them are given up. */
  readonly limit: number;
}

/** Runs the tests of the user interface, in this process. What a failed one looked like is kept. */
export async function runUiTests({ grep, limit }: UiTestOptions): Promise<Result> {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.ts')).sort();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${limit} s`)), limit * 1000);
  });
  const run = runMocha(files.map((file) => join(__dirname, file)), {
    grep,
    timeout: TEST_TIMEOUT,
    rootHooks: {
      async afterEach(this: Mocha.Context) {
        if (this.currentTest?.state === 'failed') {
          await takePictures(join(ROOT, 'dist/e2e/failures'), this.currentTest.fullTitle().replace(/\W+/g, '-'));
        }
      },
      afterAll: closeAll,
    },
  });
  return Promise.race([run, timeout]).finally(() => clearTimeout(timer));
}
