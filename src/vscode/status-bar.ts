import { Disposable, StatusBarAlignment, window } from 'vscode';
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
    const note = blocked === 0 ? '' : ` · ${blocked} blocked`;
    this.#item.text = `$(checklist) ${done}/${total}${note}`;
    this.#item.tooltip = `Waymark: ${done} of ${total} done${blocked === 0 ? '' : `, ${blocked} blocked`}`;
    this.#item.accessibilityInformation = { label: this.#item.tooltip };
    this.#item.show();
  }
}

/** How many are blocked by what is written of them. */
function blockedIn({ status, isArchived, children }: Subject): number {
  if (isArchived) return 0;
  return children.reduce((sum, child) => sum + blockedIn(child), status === 'blocked' ? 1 : 0);
}
