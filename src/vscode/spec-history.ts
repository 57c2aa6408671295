import { Disposable, type Event, extensions, type LogOutputChannel, type Uri, workspace } from 'vscode';
import { askGit, type Git, type Spawn } from '../core/git/ask-git';
import type { History } from '../core/model/history';
import { historyQuestion } from '../core/rules/later-change';
import { loggable } from './explained';
import type { PlanFolder } from './plan-folder';
import type { PlanFolders } from './plan-folders';

/** What is used of the API of VS Code's own extension for Git. */
interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: Event<Repository>;
  getRepository(uri: Uri): Repository | null;
}

interface Repository {
  readonly state: { readonly HEAD?: { readonly commit?: string }; readonly onDidChange: Event<void> };
}

interface Asked {
  readonly folder: PlanFolder;
  readonly question: string;
  readonly abort: AbortController;
  history: History | null;
}

/** Imported, it would be asked for in browsers too. */
const node = (globalThis as { readonly process?: { readonly env: Git['env']; getBuiltinModule?(name: string): unknown } }).process;
const spawn = (node?.getBuiltinModule?.('node:child_process') as { readonly spawn: Spawn } | undefined)?.spawn;

/**
 * Tells the plans what was committed to the specs of modules, where that can be known: on the disk of this machine, in a workspace that
 * is trusted, as Git reads the settings of the repository. Asks again when specs name others, when something is committed or checked
 * out, and when everything is read anew.
 */
export class SpecHistory implements Disposable {
  readonly #folders: PlanFolders;
  readonly #log: LogOutputChannel;
  readonly #asked = new Map<string, Asked>();
  readonly #subscriptions: Disposable[];
  #git: Promise<GitApi | null> | undefined;
  #isDisposed = false;

  constructor(folders: PlanFolders, log: LogOutputChannel) {
    this.#folders = folders;
    this.#log = log;
    this.#subscriptions = [
      folders.onDidRest((folder) => void this.#look(folder)),
      folders.onDidChangeFolders(() => this.#dropOld()),
      workspace.onDidGrantWorkspaceTrust(() => this.#lookAtAll()),
    ];
  }

  dispose(): void {
    this.#isDisposed = true;
    Disposable.from(...this.#subscriptions).dispose();
    for (const { abort } of this.#asked.values()) abort.abort();
  }

  #lookAtAll(): void {
    for (const folder of this.#folders.all) if (folder.isAtRest) void this.#look(folder);
  }

  async #look(folder: PlanFolder): Promise<void> {
    if (spawn === undefined || !workspace.isTrusted || folder.uri.scheme !== 'file') return;
    const question = folder.settings.rules['stale-module'] === 'off' ? null : historyQuestion(folder.plan);
    if (question === null) return folder.setHistory(null);
    try {
      const api = await (this.#git ??= this.#findGit());
      if (api === null || this.#isDisposed) return;
      const head = api.getRepository(folder.uri)?.state.HEAD?.commit ?? null;
      const asked = this.#ask(folder, JSON.stringify([head, question]));
      if (asked === null) return;
      const start = performance.now();
      const { history, problem } = await askGit(question, folder.uri.fsPath, { spawn, program: api.git.path, env: node?.env ?? {} }, asked.abort.signal);
      if (asked.abort.signal.aborted) return;
      asked.history = history;
      const took = `asked in ${Math.round(performance.now() - start)} ms about ${question.specs.length} specs`;
      if (problem !== null) this.#log.warn(`${folder.name}: ${problem}: dates tell instead which specs are stale`);
      else this.#log.info(`${folder.name}: Git, ${took}, ${history === null ? 'knows no repository: dates tell which are stale' : 'knows when they changed'}`);
      folder.setHistory(history);
    } catch (error) {
      this.#log.error(loggable(error));
    }
  }

  /** Notes that a folder's history is being asked for; `null`: it was. What was known counts until the answer is there. */
  #ask(folder: PlanFolder, question: string): Asked | null {
    const key = folder.uri.toString();
    const before = this.#asked.get(key);
    if (before?.folder === folder && before.question === question) return null;
    before?.abort.abort();
    const asked = { folder, question, abort: new AbortController(), history: before?.history ?? null };
    this.#asked.set(key, asked);
    folder.setHistory(asked.history);
    return asked;
  }

  /** `null`: there is no Git, or nobody wants it. */
  async #findGit(): Promise<GitApi | null> {
    const extension = extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>('vscode.git');
    const git = await extension?.activate();
    if (git?.enabled !== true) {
      this.#log.info('Git is not there, or is turned off: dates tell which specs are stale');
      return null;
    }
    const api = git.getAPI(1);
    this.#subscriptions.push(api.onDidOpenRepository((repository) => this.#watch(repository)));
    for (const repository of api.repositories) this.#watch(repository);
    return api;
  }

  #watch({ state }: Repository): void {
    let head = state.HEAD?.commit;
    this.#subscriptions.push(state.onDidChange(() => {
      if (state.HEAD?.commit === head) return;
      head = state.HEAD?.commit;
      this.#lookAtAll();
    }));
    this.#lookAtAll();
  }

  #dropOld(): void {
    const there = new Set(this.#folders.all.map(({ uri }) => uri.toString()));
    for (const [key, { abort }] of this.#asked) {
      if (there.has(key)) continue;
      abort.abort();
      this.#asked.delete(key);
    }
  }
}
