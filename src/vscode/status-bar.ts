import { Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { Subject } from '../core/model/plan';
import { Debounced } from './debounced';
import type { PlanFolders } from './plan-folders';
import { progressOf } from './status-look';

/** `$(checklist) 34/37 · 2 blocked`: how far all plans are. */
export class PlanStatusBar implements Disposable {
  readonly #folders: PlanFolders;
  readonly #item = window.createStatusBarItem('waymark.progress', StatusBarAlignment.Left, 0);
  readonly #debounced = new Debounced(() => this.#show(), 200, 1000);
  readonly #subscriptions: Disposable;

  constructor(folders: PlanFolders) {
    this.#folders = folders;
    this.#item.name = 'Waymark';
    this.#item.command = 'waymark.plan.focus';
    this.#subscriptions = Disposable.from(
      this.#item, this.#debounced,
      folders.onDidRead(({ change }) => change !== null && this.#debounced.ask()),
      folders.onDidChangeFolders(() => this.#debounced.ask()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #show(): void {
    const roots = this.#folders.all.flatMap(({ plan }) => plan.roots).filter(({ isArchived }) => !isArchived);
    const { done, total } = progressOf(roots);
    const blocked = roots.reduce((sum, root) => sum + blockedIn(root), 0);
    if (total === 0 && blocked === 0) {
      this.#item.hide();
      return;
    }
    const count = `${done}/${total}`;
    this.#item.text = `$(checklist) ${blocked === 0 ? count : l10n.t('{0} · {1} blocked', count, blocked)}`;
    this.#item.tooltip = blocked === 0
      ? l10n.t('Waymark: {0} of {1} done', done, total)
      : l10n.t('Waymark: {0} of {1} done, {2} blocked', done, total, blocked);
    this.#item.accessibilityInformation = { label: this.#item.tooltip };
    this.#item.show();
  }
}

/** How many are blocked by what is written of them. */
function blockedIn({ status, isArchived, children }: Subject): number {
  if (isArchived) return 0;
  return children.reduce((sum, child) => sum + blockedIn(child), status === 'blocked' ? 1 : 0);
}
