import { chromium, type Browser } from 'playwright-core';
import { installBrowser } from './install';

/** A browser without a window of its own. It ends with this process. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await installBrowser(),
    args: [
      '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync',
    ],
  });
}
