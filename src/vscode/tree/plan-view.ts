import {
  commands, Disposable, l10n, type Memento, type TextEditor, TreeItemCheckboxState, type TreeView, window, workspace,
} from 'vscode';
import { isFiltered } from '../../core/reports/arranged-plan';
import { later } from '../pace';
import type { PlanFolders } from '../plan-folders';
import { offsetAt } from '../positions';
import type { StatusSetter } from '../set-status';
import { Debounced } from '../debounced';
import type { Startup } from '../startup';
import { Arranging } from './arranging';
import { describedArrangement, describedFilter } from './arrangement-words';
import { PlanRows } from './plan-rows';
import type { Row } from './row';
import { RowDragging } from './row-dragging';

const VIEW = 'waymark.plan';

const REVEAL_TRIES = 4;
/** In milliseconds. */
const REVEAL_PAUSE = 150;

/** VS Code opens so many levels in one step; what is in a project's plans is one step deeper: root, plan, phase, task, item. */
const LEVELS = 3;
const STEPS = 2;
/** So many rows are opened in a step: each takes VS Code a while. */
const MOST_ROWS = 200;

/** The sidebar. */
export class PlanView implements Disposable {
  readonly #folders: PlanFolders;
  readonly arranging: Arranging;
  readonly rows: PlanRows;
  readonly #view: TreeView<Row>;
  readonly #following = new Debounced(() => void this.#follow(), 200, 1000);
  readonly #subscriptions: Disposable;
  #state = '';

  /** @param memento where it is kept how the plans are to be seen */
  constructor(folders: PlanFolders, setter: StatusSetter, memento: Memento, startup: Startup) {
    this.#folders = folders;
    this.arranging = new Arranging(memento);
    this.rows = new PlanRows(folders, this.arranging, startup);
    this.#view = window.createTreeView(VIEW, {
      treeDataProvider: this.rows, showCollapseAll: true, canSelectMany: true, manageCheckboxStateManually: true,
      dragAndDropController: new RowDragging(VIEW, this.rows, this.arranging, setter),
    });
    this.#subscriptions = Disposable.from(
      this.arranging, this.rows, this.#view, this.#following,
      this.#view.onDidChangeCheckboxState(({ items }) => {
        for (const state of [TreeItemCheckboxState.Checked, TreeItemCheckboxState.Unchecked]) {
          const rows = items.filter(([, checked]) => checked === state).flatMap(([row]) => this.rows.find(row) ?? []);
          // VS Code has ticked them already; where nothing came of it, that is taken back.
          void setter.set(rows, state === TreeItemCheckboxState.Checked ? 'done' : 'todo').then(() => this.rows.showAgain(items.map(([row]) => row)));
        }
      }),
      folders.onDidRest(() => this.#sayState()),
      folders.onDidChangeFolders(() => this.#sayState()),
      this.arranging.onDidChange(() => this.#sayArrangement()),
      window.onDidChangeActiveTextEditor(() => this.#following.ask()),
      window.onDidChangeTextEditorSelection(() => this.#following.ask()),
      this.#view.onDidChangeVisibility(() => this.#following.ask()),
    );
    this.#sayState();
    this.#sayArrangement();
  }

  /** What stands around the rows. */
  get said(): Pick<TreeView<Row>, 'badge' | 'description' | 'message'> {
    return this.#view;
  }

  /** The rows that are chosen. */
  get selection(): readonly Row[] {
    return this.#view.selection;
  }

  /** Shows on the icon of the view how much is wrong. */
  showBadge(count: number): void {
    const shown = this.#view.badge?.value ?? 0;
    if (count === shown) return;
    const tooltip = count === 1 ? l10n.t('1 problem in the plans') : l10n.t('{0} problems in the plans', count);
    this.#view.badge = count === 0 ? undefined : { value: count, tooltip };
  }

  /** Opens the plans down to their items; the upper levels of all of them first. */
  async expandAll(): Promise<void> {
    const top = this.rows.getChildren();
    let rows = top;
    for (let step = 0; step < STEPS; step++) {
      for (const row of rows.slice(0, MOST_ROWS)) await this.#reveal(row, { select: false, focus: false, expand: LEVELS });
      for (let level = 0; level < LEVELS; level++) rows = rows.flatMap((row) => this.rows.getChildren(row));
      rows = rows.filter((row) => this.rows.getChildren(row).length > 0);
    }
    // Each row that was opened was scrolled to.
    for (const row of top.slice(0, 1)) await this.#reveal(row, { select: false, focus: false });
  }

  /** Shows work in the view while it lasts. */
  async showProgress<T>(work: () => Promise<T>): Promise<T> {
    return window.withProgress({ location: { viewId: VIEW } }, work);
  }

  /** Shows the row of what the editor shows. Resolves to whether there is one. */
  async reveal(editor: TextEditor, focus: boolean): Promise<boolean> {
    const file = this.#folders.fileAt(editor.document.uri);
    const claims = file?.folder.plan.file(file.path);
    if (file === undefined || claims === undefined) return false;
    const { folder, path } = file;
    const offset = offsetAt(claims, editor.selection.active);
    const subject = folder.plan.subjectAt(path, offset, offset + 1) ?? folder.plan.subjectAt(path, 0, 0);
    if (subject === undefined) return false;
    const row = this.rows.rowOf(folder, subject.id);
    if (row === undefined) return false;
    await this.#reveal(row, { select: true, focus });
    return true;
  }

  async revealRow(row: Row): Promise<void> {
    await this.#reveal(row, { select: true, focus: true, expand: true });
  }

  /** VS Code finds no row while it takes in others: then it is asked again. */
  async #reveal(row: Row, options: { readonly select: boolean; readonly focus: boolean; readonly expand?: boolean | number }): Promise<void> {
    for (let tries = REVEAL_TRIES; ; tries--) {
      try {
        return await this.#view.reveal(row, options);
      } catch (error) {
        if (tries === 1) throw error;
      }
      await later(REVEAL_PAUSE);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #follow(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined || !this.#view.visible) return;
    if (!workspace.getConfiguration('waymark', editor.document).get<boolean>('followOpenFile', true)) return;
    try {
      await this.reveal(editor, false);
    } catch {
      // Its row has gone meanwhile: the next move of the caret asks again.
    }
  }

  /** Which of the view's welcomes is shown while it is empty. */
  #sayState(): void {
    const { all } = this.#folders;
    const isReading = all.length < (workspace.workspaceFolders ?? []).length || all.some(({ isOpening }) => isOpening);
    this.#sayFilter();
    const state = isReading ? 'reading' : all.some(({ plan }) => plan.roots.length > 0) ? 'plans' : 'empty';
    if (state === this.#state) return;
    this.#state = state;
    void commands.executeCommand('setContext', 'waymark.state', state);
  }

  #sayArrangement(): void {
    this.#view.description = describedArrangement(this.arranging.current);
    this.#sayFilter();
  }

  /** The description is hidden where the view is the only one of its container; so what is missing is told above the rows. */
  #sayFilter(): void {
    const { current } = this.arranging;
    const hasPlans = this.#folders.all.some(({ plan }) => plan.roots.length > 0);
    this.#view.message = !isFiltered(current) || !hasPlans ? ''
      : this.rows.isEmpty ? l10n.t('Nothing in the plans fits the filter: {0}', describedFilter(current))
        : l10n.t('Filter: {0}', describedFilter(current));
  }
}
