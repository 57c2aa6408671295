import { type Event, EventEmitter, type Disposable, type TreeDataProvider, type TreeItem, type CancellationToken, type Uri } from 'vscode';
import type { Subject } from '../../core/model/plan';
import { Debounced } from '../debounced';
import type { PlanFolder, PlanNews } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import type { Startup } from '../startup';
import { folderItem, subjectItem } from './row-items';
import { tooltipOf } from './tooltip';

/** A row of the tree: always the same object for the same thing, so that VS Code knows it again. */
export interface Row {
  /** The workspace folder's. */
  readonly folder: Uri;
  /** A subject's; `null`: the workspace folder itself. */
  readonly id: string | null;
}

/** What comes together is shown together; in milliseconds. */
const QUIET = 60;
const LONGEST = 250;

/** The plans as rows. Rows that change are told by themselves: all others, and what is open and chosen, stay. */
export class PlanRows implements TreeDataProvider<Row>, Disposable {
  readonly #folders: PlanFolders;
  readonly #rows = new Map<string, Row>();
  /** Of each row that VS Code was given, the one above; `undefined`: it stands at the top. */
  readonly #above = new Map<Row, Row | undefined>();
  readonly #changes = new EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData: Event<Row[] | undefined> = this.#changes.event;
  /** `undefined` is the top. */
  #waiting = new Set<Row | undefined>();
  readonly #debounced = new Debounced(() => this.#fire(), QUIET, LONGEST);
  readonly #subscriptions: readonly Disposable[];

  constructor(folders: PlanFolders, private readonly startup: Startup) {
    this.#folders = folders;
    this.#subscriptions = [
      folders.onDidRead((news) => this.#take(news)),
      folders.onDidChangeFolders(() => this.#change(undefined)),
    ];
  }

  getChildren(row?: Row): Row[] {
    const rows = this.#childrenOf(row);
    for (const child of rows) this.#above.set(child, row);
    if (rows.length > 0) this.startup.mark('first rows');
    return rows;
  }

  getParent(row: Row): Row | undefined {
    const folder = this.#folders.of(row.folder);
    if (row.id === null || folder === undefined) return undefined;
    const parent = folder.plan.parent(row.id);
    return parent === undefined ? this.#folderRow(folder) : this.#row(folder, parent.id);
  }

  getTreeItem(row: Row): TreeItem {
    const folder = this.#folders.of(row.folder);
    if (folder === undefined) return { label: '' };
    if (row.id === null) return folderItem(folder, keyOf(row));
    const subject = folder.plan.subject(row.id);
    // It has gone; the row above is about to be told.
    if (subject === undefined) return { id: keyOf(row), label: '' };
    const isRoot = folder.plan.parent(row.id) === undefined;
    return subjectItem(row, keyOf(row), subject, folder, isRoot);
  }

  async resolveTreeItem(item: TreeItem, row: Row, token: CancellationToken): Promise<TreeItem> {
    const found = this.find(row);
    if (found !== undefined) {
      const tooltip = await tooltipOf(found.subject, found.folder);
      if (!token.isCancellationRequested) item.tooltip = tooltip;
    }
    return item;
  }

  /** The row of a subject. */
  rowOf(folder: PlanFolder, id: string): Row {
    return this.#row(folder, id);
  }

  /** What a row stands for now; `undefined`: it has gone, or is a workspace folder. */
  find({ folder: uri, id }: Row): { readonly folder: PlanFolder; readonly subject: Subject } | undefined {
    const folder = this.#folders.of(uri);
    const subject = id === null ? undefined : folder?.plan.subject(id);
    return folder === undefined || subject === undefined ? undefined : { folder, subject };
  }

  dispose(): void {
    this.#debounced.dispose();
    this.#changes.dispose();
    for (const each of this.#subscriptions) each.dispose();
  }

  #childrenOf(row: Row | undefined): Row[] {
    if (row === undefined) {
      const folders = this.#folders.all.filter(({ plan }) => plan.roots.length > 0);
      const several = this.#folders.all.length > 1;
      return folders.flatMap((folder) => several ? this.#row(folder, null) : this.#rowsOf(folder, folder.plan.roots));
    }
    const folder = this.#folders.of(row.folder);
    if (folder === undefined) return [];
    return this.#rowsOf(folder, row.id === null ? folder.plan.roots : folder.plan.subject(row.id)?.children ?? []);
  }

  #rowsOf(folder: PlanFolder, subjects: readonly Subject[]): Row[] {
    return subjects.map(({ id }) => this.#row(folder, id));
  }

  #row(folder: PlanFolder, id: string | null): Row {
    const row = { folder: folder.uri, id };
    const key = keyOf(row);
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    this.#rows.set(key, row);
    return row;
  }

  /** Of one workspace folder alone there is no row. */
  #folderRow(folder: PlanFolder): Row | undefined {
    return this.#folders.all.length > 1 ? this.#row(folder, null) : undefined;
  }

  #take({ folder, change }: PlanNews): void {
    if (change === null) return;
    for (const id of change.changed) {
      const row = this.#rows.get(keyOf({ folder: folder.uri, id }));
      if (row !== undefined && this.#above.has(row)) this.#change(row);
    }
    for (const id of change.added) {
      const parent = folder.plan.parent(id);
      this.#change(parent === undefined ? this.#folderRow(folder) : this.#row(folder, parent.id));
      if (parent === undefined) this.#change(undefined);
    }
    for (const id of change.removed) {
      const row = this.#rows.get(keyOf({ folder: folder.uri, id }));
      if (row === undefined || !this.#above.has(row)) continue;
      this.#change(this.#above.get(row));
      this.#above.delete(row);
      this.#rows.delete(keyOf(row));
    }
  }

  #change(row: Row | undefined): void {
    this.#waiting.add(row);
    this.#debounced.ask();
  }

  /** What VS Code was never given needs no telling. */
  #fire(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    if (waiting.has(undefined)) this.#changes.fire(undefined);
    else {
      const rows = [...waiting].filter((row): row is Row => row !== undefined && this.#above.has(row));
      if (rows.length > 0) this.#changes.fire(rows);
    }
  }
}

/** No path holds a NUL. */
function keyOf({ folder, id }: Row): string {
  return id === null ? folder.toString() : `${folder.toString()}\0${id}`;
}
