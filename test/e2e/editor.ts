import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { installBrowser, installHost, findProgram } from './host/install';
import { ROOT } from './scratch';

const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE = 4_000;

/** The VS Code that the suites run in. */
export interface Editor {
  /** The executable of a desktop VS Code; null: the test host. */
  readonly desktop: string | null;
  /** What it is, and why it was taken, for people. */
  readonly description: string;
}

/**
 * Finds a VS Code: the one that VSCODE_EXECUTABLE names, else a download, where there is a display and a network for it, else
 * the test host. Throws if there is none.
 */
export async function findEditor(): Promise<Editor> {
  const given = process.env.VSCODE_EXECUTABLE;
  if (given) return { desktop: given, description: `${given} (VSCODE_EXECUTABLE)` };

  const obstacle = hasDisplay() ? await reach(DOWNLOADS) : 'there is no display and no xvfb-run';
  const download = obstacle === undefined ? await downloadDesktop() : { obstacle };
  if ('desktop' in download) return { desktop: download.desktop, description: `downloaded: ${download.desktop}` };

  await installHost();
  await installBrowser();
  return { desktop: null, description: `the test host of test/e2e/host (no download: ${download.obstacle})` };
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY) || findProgram(['xvfb-run']) !== undefined;
}

/** Why `url` cannot be read here; undefined if it can. */
async function reach(url: string): Promise<string | undefined> {
  try {
    const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(PROBE) });
    return ok ? undefined : `${url} answers ${status}`;
  } catch {
    return `${new URL(url).host} is out of reach`;
  }
}

async function downloadDesktop(): Promise<{ readonly desktop: string } | { readonly obstacle: string }> {
  try {
    return { desktop: await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(ROOT, '.vscode-test') }) };
  } catch (error) {
    return { obstacle: `it failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
