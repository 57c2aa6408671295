import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { runMocha } from '../mocha-run';
import { brokenOff, readOrders } from '../orders';
import { ROOT, withSources } from './sources';

const TEST_TIMEOUT = 20_000;

/** Where the code of the extension and of its tests comes from, in a stack. */
const OURS = ['dist', 'src', 'test'].map((folder) => join(ROOT, folder, sep));

/** What VS Code calls, in its extension host: runs the suite of this launch. */
export async function run(): Promise<void> {
  const { files, grep, output, result } = readOrders();
  const print = (...args: unknown[]) => appendFileSync(output, `${withSources(format(...args))}\n`);
  process.setSourceMapsEnabled(true);
  Mocha.reporters.Base.consoleLog = print;
  try {
    const outcome = await runMocha(files, { grep, timeout: TEST_TIMEOUT, isOurs });
    writeFileSync(result, JSON.stringify(outcome));
    if (outcome.failed.length > 0) throw new Error(`${outcome.failed.length} of ${outcome.tests} tests failed`);
  } catch (error) {
    if (!existsSync(result)) {
      print(error);
      writeFileSync(result, JSON.stringify(brokenOff(error)));
    }
    throw error;
  }
}

/** The extension host runs VS Code's own extensions, too, and their errors come to the same process. */
function isOurs(error: unknown): boolean {
  const stack = error instanceof Error ? error.stack ?? '' : '';
  return OURS.some((folder) => stack.includes(folder));
}
