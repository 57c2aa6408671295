import { type Event, EventEmitter, type Disposable, type TreeDataProvider, type TreeItem, type CancellationToken } from 'vscode';
import type { Subject } from '../../core/model/plan';
import { Debounced } from '../debounced';
import type { PlanFolder, PlanNews } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import type { Startup } from '../startup';
import type { Row } from './row';
import { archiveItem, folderItem, subjectItem } from './row-items';
import { tooltipOf } from './tooltip';

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
    if (folder === undefined) return undefined;
    if (row.id === null) return row.isArchive === true ? this.#folderRow(folder) : undefined;
    if (row.isArchive === true) return this.#row(folder, row.id);
    return this.#rowAbove(folder, row.id);
  }

  getTreeItem(row: Row): TreeItem {
    const folder = this.#folders.of(row.folder);
    if (folder === undefined) return { label: '' };
    if (row.isArchive === true) return archiveItem(keyOf(row), this.#childrenOf(row).length);
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

  /** Shows rows as they are, whatever VS Code has made of them. */
  showAgain(rows: readonly Row[]): void {
    for (const row of rows) this.#change(row);
  }

  /** What a row stands for now; `undefined`: it has gone, or is a workspace folder. */
  find({ folder: uri, id, isArchive }: Row): { readonly folder: PlanFolder; readonly subject: Subject } | undefined {
    const folder = this.#folders.of(uri);
    const subject = id === null || isArchive === true ? undefined : folder?.plan.subject(id);
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
      return folders.flatMap((folder) => several ? this.#row(folder, null) : this.#rowsBelow(folder, null));
    }
    const folder = this.#folders.of(row.folder);
    return folder === undefined ? [] : this.#rowsBelow(folder, row.id, row.isArchive);
  }

  /** What is archived stands together in a row of its own, behind all else; within an archive there is no other. */
  #rowsBelow({ uri, plan }: PlanFolder, id: string | null, isArchive = false): Row[] {
    const subject = id === null ? undefined : plan.subject(id);
    const below = id === null ? plan.roots : subject?.children ?? [];
    const rows = below.filter((each) => subject?.isArchived === true || each.isArchived === isArchive).map((each) => this.#known({ folder: uri, id: each.id }));
    const hasArchive = !isArchive && subject?.isArchived !== true && below.some((each) => each.isArchived);
    return hasArchive ? [...rows, this.#known({ folder: uri, id, isArchive: true })] : rows;
  }

  /** The row under which a subject stands. */
  #rowAbove(folder: PlanFolder, id: string): Row | undefined {
    const parent = folder.plan.parent(id);
    const isFirstArchived = folder.plan.subject(id)?.isArchived === true && parent?.isArchived !== true;
    if (isFirstArchived) return this.#known({ folder: folder.uri, id: parent?.id ?? null, isArchive: true });
    return parent === undefined ? this.#folderRow(folder) : this.#row(folder, parent.id);
  }

  #row(folder: PlanFolder, id: string | null): Row {
    return this.#known({ folder: folder.uri, id });
  }

  #known(row: Row): Row {
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
    if (folder.plan.roots.length > 0) this.startup.mark('rows known');
    // A row does not show its line.
    const moved = new Set(change.moved);
    for (const id of change.changed) {
      if (moved.has(id)) continue;
      if (folder.plan.parent(id) === undefined) this.#changeFolderRow(folder);
      const row = this.#rows.get(keyOf({ folder: folder.uri, id }));
      if (row !== undefined && this.#above.has(row)) this.#change(row);
    }
    for (const id of change.added) {
      const parent = folder.plan.parent(id);
      // Its archive may be new as well.
      this.#change(parent === undefined ? undefined : this.#row(folder, parent.id));
    }
    for (const id of change.removed) {
      const row = this.#rows.get(keyOf({ folder: folder.uri, id }));
      if (row === undefined || !this.#above.has(row)) continue;
      const above = this.#above.get(row);
      if (above?.id === null) this.#changeFolderRow(folder);
      this.#change(above?.isArchive === true ? this.getParent(above) : above);
      this.#above.delete(row);
      this.#rows.delete(keyOf(row));
    }
  }

  /** It counts what is in its plans, and goes with the last of them. */
  #changeFolderRow(folder: PlanFolder): void {
    const row = this.#folderRow(folder);
    if (row !== undefined) this.#change(folder.plan.roots.length === 0 ? undefined : row);
  }

  #change(row: Row | undefined): void {
    this.#waiting.add(row);
    this.#debounced.ask();
    // Who waits for the first rows waits long enough.
    if (this.#above.size === 0) this.#debounced.now();
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
function keyOf({ folder, id, isArchive }: Row): string {
  return `${folder.toString()}${id === null ? '' : `\0${id}`}${isArchive === true ? '\0\0archive' : ''}`;
}
