import { ConfigurationTarget, Disposable, l10n, type Memento, type Uri, workspace } from 'vscode';
import { wearsBrackets } from '../core/language/brackets';
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
  #isAsking = false;

  constructor(private readonly folders: PlanFolders, private readonly state: Memento, private readonly prompts: Prompts) {
    this.#subscriptions = Disposable.from(
      folders.onDidRest(() => {
        if (this.state.get<Answer>(ANSWER) === undefined) void this.#offer();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('markdown.validate') && this.state.get<Answer>(ANSWER) !== 'never') void this.#offer();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #offer(): Promise<void> {
    const isWanted = this.folders.all.some(({ uri, plan, isAtRest }) => isAtRest && flagsBrackets(uri) && wearsBrackets(plan));
    if (!isWanted || this.#isAsking) return;
    this.#isAsking = true;
    try {
      const set = l10n.t('Set It for This Workspace');
      const never = l10n.t('Never Here');
      const question = l10n.t(
        'VS Code\'s Markdown validation takes [WIP] and the like for links that lead nowhere. Shall it leave them alone ({0})?', `${SECTION}.${KEY}`,
      );
      const choice = await this.prompts.tell(question, set, l10n.t('Not Now'), never);
      await this.state.update(ANSWER, choice === never ? 'never' : 'not now');
      if (choice === set) await workspace.getConfiguration(SECTION).update(KEY, 'ignore', ConfigurationTarget.Workspace);
    } finally {
      this.#isAsking = false;
    }
  }
}

const SECTION = 'markdown.validate';
const KEY = 'referenceLinks.enabled';

/** Whether VS Code tells of brackets in the files of a folder that lead nowhere. */
function flagsBrackets(uri: Uri): boolean {
  const validate = workspace.getConfiguration(SECTION, uri);
  return validate.get<boolean>('enabled') === true && validate.get<string>(KEY) !== 'ignore';
}
