/**
 * Stands in for the executable of VS Code: takes its arguments, and runs either a desktop VS Code with them or the workbench
 * of the test host. Ends with the status of the tests; with 124 after the time that they have, and with what it started.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { atExit } from './at-exit';
import { openBrowser } from './host/browser';
import { findProgram, installHost } from './host/install';
import { killGroup, Server } from './host/server';
import { readOrders, type Orders } from './orders';
import { ROOT } from './scratch';

const TIMED_OUT = 124;
const NO_TRUST = '--disable-workspace-trust';
/** How much of the workbench's log is shown when the suite did not come to its end. */
const LOG_LINES = 20;

async function runInTestHost(orders: Orders, args: readonly string[]): Promise<number> {
  const { launch, release, settings, workspaceTrust, limit, result } = orders;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const { extensionDevelopmentPath, extensionTestsPath } = values;
  if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
    throw new Error('which tests? --extensionDevelopmentPath and --extensionTestsPath say so');
  }

  const server = await Server.start(await installHost(release), { development: true, settings, workspaceTrust });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const log: string[] = [];
  page.on('pageerror', (error) => log.push(error.stack ?? error.message));
  await page.exposeFunction('codeAutomationLog', (level: string, words: unknown[]) => log.push(`${level}: ${words.join(' ')}`));
  const status = await new Promise<number>((resolve, reject) => {
    setTimeout(() => {
      const picture = join(ROOT, `dist/e2e/failures/${launch}.png`);
      console.error(`${launch}: no end after ${limit} s. What it looked like: ${picture}`);
      page.screenshot({ path: picture }).then(() => resolve(TIMED_OUT), reject);
    }, limit * 1000);
    page.on('crash', () => reject(new Error('the page of the workbench crashed')));
    page.exposeFunction('codeAutomationExit', resolve)
      .then(() => page.goto(server.address({ workspace: positionals[0], extensionDevelopmentPath, extensionTestsPath })))
      .catch(reject);
  });
  if (!existsSync(result)) console.error(['The end of the log of the workbench:', ...log.slice(-LOG_LINES)].join('\n'));
  return status;
}

function runDesktop(desktop: string, { launch, workspaceTrust, limit }: Orders, args: readonly string[]): Promise<number> {
  const passed = args.filter((arg) => !(workspaceTrust && arg === NO_TRUST));
  const [program, ...before] = needsDisplay() ? ['xvfb-run', '-a', desktop] : [desktop];
  const child = spawn(program, [...before, ...passed], { stdio: 'inherit', detached: true });
  atExit(() => killGroup(child));
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      console.error(`${launch}: no end after ${limit} s.`);
      resolve(TIMED_OUT);
    }, limit * 1000);
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

function needsDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY && findProgram(['xvfb-run']) !== undefined;
}

/** Ends when the parent has, however that happened. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 1000);
}

async function main(): Promise<number> {
  endWithParent();
  const orders = readOrders();
  const args = process.argv.slice(2);
  const { desktop } = orders;
  return desktop === null ? runInTestHost(orders, args) : runDesktop(desktop, orders, args);
}

main().then((status) => process.exit(status), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
