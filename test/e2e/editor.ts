import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import manifest from '../../package.json';
import { installBrowser, installHost, findProgram, type Release } from './host/install';
import { ROOT } from './scratch';

const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE = 4_000;

const OLDEST = manifest.engines.vscode.replace('^', '');

/** The VS Code that the suites run in. */
export interface Editor {
  /** The executable of a desktop VS Code; null: the test host. */
  readonly desktop: string | null;
  /** What it is, and why it was taken, for people. */
  readonly description: string;
}

/**
 * Finds a VS Code: the one that VSCODE_EXECUTABLE names, whichever that is, else a download, where there is a display and a network
 * for it, else the test host. Throws if there is none.
 */
export async function findEditor(release: Release): Promise<Editor> {
  const given = process.env.VSCODE_EXECUTABLE;
  if (given) return { desktop: given, description: `${given} (VSCODE_EXECUTABLE)` };

  const obstacle = hasDisplay() ? await reach(DOWNLOADS) : 'there is no display and no xvfb-run';
  const download = obstacle === undefined ? await downloadDesktop(release) : { obstacle };
  if ('desktop' in download) return { desktop: download.desktop, description: `downloaded: ${download.desktop}` };

  const { vscode } = await installHost(release);
  await installBrowser();
  return { desktop: null, description: `${versionOf(vscode)}, the test host of test/e2e/host (no download: ${download.obstacle})` };
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

async function downloadDesktop(release: Release): Promise<{ readonly desktop: string } | { readonly obstacle: string }> {
  try {
    return { desktop: await downloadAndUnzipVSCode({ version: release === 'newest' ? 'stable' : OLDEST, cachePath: join(ROOT, '.vscode-test') }) };
  } catch (error) {
    return { obstacle: `it failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function versionOf(vscode: string): string {
  return (JSON.parse(readFileSync(join(vscode, 'package.json'), 'utf8')) as { version: string }).version;
}
