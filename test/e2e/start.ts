/**
 * Opens a copy of an example in a real VS Code, with Waymark from this checkout.
 *
 * Usage: npm start -- [--port N] [FOLDER]     in the browser, until Ctrl+C
 *        npm start -- --desktop [FOLDER]      in the VS Code that `code` on the PATH starts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram, installHost } from './host/install';
import { Server } from './host/server';
import { copyInto, ROOT, scratchFolder } from './scratch';

const { values, positionals } = parseArgs({
  options: { desktop: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? join(ROOT, 'examples/novamart'));

function openDesktop(): void {
  const code = findProgram(process.platform === 'win32' ? ['code.cmd'] : ['code']);
  if (code === undefined) {
    throw new Error('There is no `code` on the PATH; VS Code\'s "Shell Command: Install \'code\' command in PATH" puts it there.\n'
      + 'Without --desktop, npm start opens a VS Code in the browser, which it brings along.');
  }
  // VS Code goes on when this process has ended, so the copy stays.
  const copy = copyInto(mkdtempSync(join(tmpdir(), 'waymark-')), folder);
  console.log(`A copy of ${folder}, to play with: ${copy}`);
  const { status, error } = spawnSync(code, [`--extensionDevelopmentPath=${ROOT}`, '--new-window', copy], {
    stdio: 'inherit', shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${code} ended with ${status}.`);
}

async function serve(port: number): Promise<void> {
  const host = await installHost();
  const copy = copyInto(scratchFolder(), folder);
  const server = await Server.start(host, { installed: true, port });
  console.log(`A copy of ${folder}, to play with: ${copy}`);
  console.log(`\nVS Code with Waymark, for this machine only:\n\n  ${server.address({ workspace: copy })}\n`);
  console.log('After `npm run build`, reload the window. Ctrl+C ends it and removes the copy.');
  await server.ended;
  throw new Error('The VS Code server has ended.');
}

async function main(): Promise<void> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port: ${values.port} is not a port.`);
  if (values.desktop) openDesktop();
  else await serve(port);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
