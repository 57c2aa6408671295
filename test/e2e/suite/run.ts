import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';
import { runMocha } from '../mocha-run';
import { readOrders } from '../orders';
import { withSources } from './sources';

const TEST_TIMEOUT = 20_000;

/** What VS Code calls, in its extension host: runs the suite of this launch. */
export async function run(): Promise<void> {
  const { files, grep, output, result } = readOrders();
  const print = (...args: unknown[]) => appendFileSync(output, `${withSources(format(...args))}\n`);
  process.setSourceMapsEnabled(true);
  Mocha.reporters.Base.consoleLog = print;
  try {
    const { tests, failures } = await runMocha(files, { grep, timeout: TEST_TIMEOUT });
    writeFileSync(result, JSON.stringify({ tests, failures }));
    if (failures > 0) throw new Error(`${failures} of ${tests} tests failed`);
  } catch (error) {
    if (!existsSync(result)) {
      print(error);
      writeFileSync(result, JSON.stringify({ tests: 0, failures: 1 }));
    }
    throw error;
  }
}
