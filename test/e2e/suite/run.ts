import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';
import { runMocha } from '../mocha-run';
import { brokenOff, readOrders } from '../orders';
import { withSources } from './sources';

const TEST_TIMEOUT = 20_000;

/** What VS Code calls, in its extension host: runs the suite of this launch. */
export async function run(): Promise<void> {
  const { files, grep, output, result } = readOrders();
  const print = (...args: unknown[]) => appendFileSync(output, `${withSources(format(...args))}\n`);
  process.setSourceMapsEnabled(true);
  Mocha.reporters.Base.consoleLog = print;
  try {
    const outcome = await runMocha(files, { grep, timeout: TEST_TIMEOUT });
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
