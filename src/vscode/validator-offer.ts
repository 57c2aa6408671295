import { ConfigurationTarget, Disposable, l10n, type LogOutputChannel, type Memento, type Uri, workspace } from 'vscode';
import { wearsBrackets } from '../core/language/brackets';
import { explained } from './explained';
import type { PlanFolder } from './plan-folder';
import type { PlanFolders } from './plan-folders';
import type { Prompts } from './prompts';

/** What was answered in this workspace. */
const ANSWER = 'waymark.validatorOffer';
type Answer = 'not now' | 'never';

/**
 * VS Code's own validator of Markdown takes `[WIP]` for a link that leads nowhere. Where it is on, and plans are written that way,
 * Waymark offers once in a workspace to have it leave such brackets alone; and once more when somebody switches the validator on.
 */
export class ValidatorOffer implements Disposable {
  readonly #subscriptions: Disposable;
  /** Those that were looked at as a whole: from then on, only what is read anew may change anything. */
  readonly #known = new WeakSet<PlanFolder>();
  #isAsking = false;

  constructor(
    private readonly folders: PlanFolders, private readonly state: Memento, private readonly prompts: Prompts, private readonly log: LogOutputChannel,
  ) {
    this.#subscriptions = Disposable.from(
      folders.onDidRest((folder) => {
        if (this.#known.has(folder)) return;
        this.#known.add(folder);
        this.#consider(folder, folder.plan.files());
      }),
      folders.onDidRead(({ folder, read }) => {
        if (this.#known.has(folder)) this.#consider(folder, read);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(SECTION) || this.#answer === 'never') return;
        const isWanted = folders.all.some((folder) => this.#known.has(folder) && flagsBrackets(folder.uri) && haveBrackets(folder, folder.plan.files()));
        if (isWanted) void this.#offer();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get #answer(): Answer | undefined {
    return this.state.get<Answer>(ANSWER);
  }

  #consider(folder: PlanFolder, paths: Iterable<string>): void {
    if (this.#answer === undefined && !this.#isAsking && flagsBrackets(folder.uri) && haveBrackets(folder, paths)) void this.#offer();
  }

  async #offer(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    await explained(async () => {
      const set = l10n.t('Set It for This Workspace');
      const never = l10n.t('Never Here');
      const question = l10n.t(
        'VS Code\'s Markdown validation takes [WIP] and the like for links that lead nowhere. Shall it leave them alone ({0})?', `${SECTION}.${KEY}`,
      );
      const choice = await this.prompts.tell(question, set, l10n.t('Not Now'), never);
      await this.state.update(ANSWER, choice === never ? 'never' : 'not now');
      if (choice === set) await leaveBracketsAlone(this.folders.all);
    }, l10n.t('the setting could not be changed'), this.prompts, this.log);
    this.#isAsking = false;
  }
}

const SECTION = 'markdown.validate';
const KEY = 'referenceLinks.enabled';

/** Whether VS Code tells of brackets in the files of a folder that lead nowhere. */
function flagsBrackets(uri: Uri): boolean {
  const validate = workspace.getConfiguration(SECTION, uri);
  return validate.get<boolean>('enabled') === true && validate.get<string>(KEY) !== 'ignore';
}

function haveBrackets({ plan }: PlanFolder, paths: Iterable<string>): boolean {
  for (const path of paths) {
    const claims = plan.file(path);
    if (claims !== undefined && wearsBrackets(claims)) return true;
  }
  return false;
}

/** In the settings of the workspace, and of those of its folders that have the setting themselves. */
async function leaveBracketsAlone(folders: readonly PlanFolder[]): Promise<void> {
  await workspace.getConfiguration(SECTION).update(KEY, 'ignore', ConfigurationTarget.Workspace);
  for (const { uri } of folders) {
    if (flagsBrackets(uri)) await workspace.getConfiguration(SECTION, uri).update(KEY, 'ignore', ConfigurationTarget.WorkspaceFolder);
  }
}
