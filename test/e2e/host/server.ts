import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { atExit } from '../at-exit';
import { ROOT, scratchFolder } from '../scratch';
import type { TestHost } from './install';

/** Seconds until it must listen. */
const START_LIMIT = 30;

export type Settings = Readonly<Record<string, unknown>>;

/** So that nothing asks, updates itself, or saves a file before a test does. */
export const QUIET: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'files.autoSave': 'off',
  // Without, VS Code's Git is asked for the committed text of every file that is shown; where that ends with an error of its own,
  // the extension host that it shares with the tests has it thrown.
  'scm.diffDecorations': 'none',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

export interface ServerOptions {
  readonly settings?: Settings;
  /** 0: any that is free. */
  readonly port?: number;
  /** Whether a window may load an extension from a folder, and tests with it, as its address says. Hides all toasts. */
  readonly development?: boolean;
  /** Installs Waymark from this checkout. */
  readonly installed?: boolean;
  readonly workspaceTrust?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** What a window opens; the paths are absolute. */
export interface WindowOptions {
  /** A folder or a `.code-workspace` file; without, the window is empty. */
  readonly workspace?: string | undefined;
  readonly extensionDevelopmentPath?: string | undefined;
  readonly extensionTestsPath?: string | undefined;
  /** Whether the extension under development runs in a web worker of the browser. */
  readonly inBrowser?: boolean;
}

/** A VS Code server that only this machine can reach, and only with its secret token. It ends with this process. */
export class Server {
  readonly #child: ChildProcess;
  readonly #token: string;
  readonly port: number;
  /** Settled when it has ended. */
  readonly ended: Promise<void>;

  private constructor(child: ChildProcess, port: number, token: string) {
    this.#child = child;
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    this.port = port;
    this.#token = token;
  }

  /** Starts one with an own, empty place for user data. Throws if it ends before it listens. */
  static async start(host: TestHost, options: ServerOptions = {}): Promise<Server> {
    const data = scratchFolder();
    const user = join(data, 'data/User');
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...QUIET, ...options.settings }, null, 2));
    if (options.installed === true) installFromCheckout(join(data, 'extensions'));

    const token = randomBytes(16).toString('hex');
    const child = spawn(host.node, [
      join(host.vscode, 'out/server-main.js'),
      '--host', '127.0.0.1',
      '--port', String(options.port ?? 0),
      '--connection-token', token,
      '--server-data-dir', data,
      '--accept-server-license-terms',
      '--disable-telemetry',
      '--disable-update-check',
      ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
      ...(options.development === true ? ['--enable-smoke-test-driver'] : []),
    ], {
      env: { ...inheritedEnvironment(), EXTENSIONS_GALLERY: '{}', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: extension hosts, file watchers and terminals would outlive it.
      detached: true,
    });
    atExit(() => killGroup(child));
    return new Server(child, await listening(child), token);
  }

  /** The address of a new window. */
  address({ workspace, extensionDevelopmentPath, extensionTestsPath, inBrowser = false }: WindowOptions): string {
    const remote = (path: string) => `vscode-remote://127.0.0.1:${this.port}${encodeURI(resolve(path))}`;
    const payload: (readonly [name: string, value: string])[] = [];
    if (extensionDevelopmentPath !== undefined) payload.push(['extensionDevelopmentPath', remote(extensionDevelopmentPath)]);
    if (inBrowser) payload.push(['extensionDevelopmentKind', 'web']);
    if (extensionTestsPath !== undefined) payload.push(['extensionTestsPath', remote(extensionTestsPath)]);
    const query = new URLSearchParams({ tkn: this.#token });
    if (workspace === undefined) query.set('ew', 'true');
    else query.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
    if (payload.length > 0) query.set('payload', JSON.stringify(payload));
    return `http://127.0.0.1:${this.port}/?${query.toString()}`;
  }

  stop(): void {
    killGroup(this.#child);
  }
}

/** A link, not a copy: after a build it is enough to reload the window. */
function installFromCheckout(extensions: string): void {
  const { publisher, name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, string>;
  mkdirSync(extensions);
  symlinkSync(ROOT, join(extensions, `${publisher}.${name}-${version}`));
}

/** Without what an editor around this process has set for its own children. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VSCODE|CODE_SERVER)_/.test(name)));
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = '';
    const fail = (why: string) => reject(new Error(`The VS Code server ${why}.\n${log}`));
    const timer = setTimeout(() => fail(`does not listen after ${START_LIMIT} s`), START_LIMIT * 1000);
    const read = (chunk: Buffer) => {
      log += chunk.toString();
      // It would go on without listening.
      const taken = /EADDRINUSE.* (\S+:\d+)$/m.exec(log)?.[1];
      if (taken !== undefined) reject(new Error(`Another program listens at ${taken}.`));
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (status, signal) => fail(`ended with ${status ?? signal}`));
  });
}

/** Ends a process that was started detached, with all that it has started. */
export function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended before.
  }
}
