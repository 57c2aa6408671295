import { type Event, EventEmitter, type Disposable, type TreeDataProvider, type TreeItem, type CancellationToken } from 'vscode';
import { canBeArchived } from '../../core/closing/archive';
import { renamable } from '../../core/edits/rename';
import type { Subject } from '../../core/model/plan';
import { ArrangedPlan, isFiltered } from '../../core/reports/arranged-plan';
import { Debounced } from '../debounced';
import type { PlanFolder, PlanNews } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import type { Startup } from '../startup';
import type { Arranging } from './arranging';
import type { Row } from './row';
import { archiveItem, folderItem, groupItem, subjectItem } from './row-items';
import { titleOf } from '../status-look';
import { tooltipOf } from './tooltip';

/** What comes together is shown together; in milliseconds. */
const QUIET = 60;
const LONGEST = 250;

/** So many roots are open before anybody asks for what is below them, and so many rows that a filter leaves. */
const FEW = 3;
const MANY = 500;

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
  /** The plans as they are to be seen. */
  readonly #arranged = new Map<PlanFolder, ArrangedPlan>();
  readonly #subscriptions: readonly Disposable[];

  constructor(folders: PlanFolders, private readonly arranging: Arranging, private readonly startup: Startup) {
    this.#folders = folders;
    this.#subscriptions = [
      folders.onDidRead((news) => this.#take(news)),
      folders.onDidChangeFolders(() => this.#arrangeAnew()),
      arranging.onDidChange(() => this.#arrangeAnew()),
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
    if (row.id === null) return row.isArchive === true || row.group !== undefined ? this.#folderRow(folder) : undefined;
    if (row.isArchive === true) return this.#row(folder, row.id);
    return this.#rowAbove(folder, row.id);
  }

  getTreeItem(row: Row): TreeItem {
    const folder = this.#folders.of(row.folder);
    if (folder === undefined) return { label: '' };
    const id = this.#itemIdOf(row);
    if (row.isArchive === true) return archiveItem(id, this.#childrenOf(row).length);
    if (row.group !== undefined) return groupItem(id, this.arranging.current.groupBy, row.group, this.#arrangedPlan(folder).within(row.group).length);
    if (row.id === null) return folderItem(folder, id);
    const subject = folder.plan.subject(row.id);
    // It has gone; the row above is about to be told.
    if (subject === undefined) return { id, label: '' };
    const arranged = this.#arrangedPlan(folder);
    const isOpen = arranged.isFiltered ? arranged.size <= MANY : folder.plan.parent(row.id) === undefined && !subject.isArchived && folder.plan.roots.length <= FEW;
    const above = arranged.isGrouped ? folder.plan.parent(row.id) : undefined;
    const isApart = above !== undefined && !isSame(arranged.above(row.id), above);
    return subjectItem(row, id, subject, {
      hasRows: arranged.below(subject).length > 0, isOpen, standsIn: isApart ? titleOf(above) : null,
      isRenamable: renamable(folder.plan, subject) !== null, isArchivable: canBeArchived(subject, folder.plan),
    });
  }

  async resolveTreeItem(item: TreeItem, row: Row, token: CancellationToken): Promise<TreeItem> {
    const found = this.find(row);
    if (found !== undefined) {
      const tooltip = await tooltipOf(found.subject, found.folder);
      if (!token.isCancellationRequested) item.tooltip = tooltip;
    }
    return item;
  }

  /** The row of a subject, or, where that is not shown, of the nearest above it that is; `undefined`: none of them is. */
  rowOf(folder: PlanFolder, id: string): Row | undefined {
    const arranged = this.#arrangedPlan(folder);
    for (let each = folder.plan.subject(id); each !== undefined; each = folder.plan.parent(each.id)) {
      if (arranged.isShown(each.id)) return this.#row(folder, each.id);
    }
    return undefined;
  }

  /** Whether there is anything to show. */
  get isEmpty(): boolean {
    return this.#folders.all.every((folder) => this.#rowsBelow(folder, null).length === 0);
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
    if (folder === undefined) return [];
    if (row.group !== undefined) return this.#arrangedPlan(folder).within(row.group).map(({ id }) => this.#row(folder, id));
    return this.#rowsBelow(folder, row.id, row.isArchive);
  }

  /** What is archived stands together in a row of its own, behind all else; within an archive there is no other. */
  #rowsBelow(folder: PlanFolder, id: string | null, isArchive = false): Row[] {
    const { uri, plan } = folder;
    const arranged = this.#arrangedPlan(folder);
    const subject = id === null ? undefined : plan.subject(id);
    const below = id === null ? arranged.roots : subject === undefined ? [] : arranged.below(subject);
    const groups = id === null && !isArchive ? arranged.groups.map(({ key }) => this.#known({ folder: uri, id, group: key })) : [];
    const rows = below.filter((each) => subject?.isArchived === true || each.isArchived === isArchive).map((each) => this.#row(folder, each.id));
    const hasArchive = !isArchive && subject?.isArchived !== true && below.some((each) => each.isArchived);
    return [...groups, ...rows, ...hasArchive ? [this.#known({ folder: uri, id, isArchive: true })] : []];
  }

  /** The row under which a subject stands. */
  #rowAbove(folder: PlanFolder, id: string): Row | undefined {
    const above = this.#arrangedPlan(folder).above(id);
    const parent = typeof above === 'string' ? null : above;
    const isFirstArchived = folder.plan.subject(id)?.isArchived === true && parent?.isArchived !== true;
    if (isFirstArchived) return this.#known({ folder: folder.uri, id: parent?.id ?? null, isArchive: true });
    if (typeof above === 'string') return this.#known({ folder: folder.uri, id: null, group: above });
    return parent === null ? this.#folderRow(folder) : this.#row(folder, parent.id);
  }

  /** What is open while a filter is on is kept apart from what was open before. */
  #itemIdOf(row: Row): string {
    return isFiltered(this.arranging.current) ? `${keyOf(row)}\0\0filtered` : keyOf(row);
  }

  #arrangedPlan(folder: PlanFolder): ArrangedPlan {
    let arranged = this.#arranged.get(folder);
    if (arranged === undefined) this.#arranged.set(folder, arranged = new ArrangedPlan(folder.plan, this.arranging.current));
    return arranged;
  }

  #arrangeAnew(): void {
    this.#arranged.clear();
    this.#change(undefined);
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
    // What changes may come into sight, go out of it, or stand elsewhere.
    if (!this.#arrangedPlan(folder).isAsPlanned) this.#change(undefined);
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

function isSame(above: Subject | string | null, parent: Subject): boolean {
  return typeof above === 'object' && above?.id === parent.id;
}

/** No path holds a NUL. */
function keyOf({ folder, id, isArchive, group }: Row): string {
  return `${folder.toString()}${id === null ? '' : `\0${id}`}${isArchive === true ? '\0\0archive' : ''}${group === undefined ? '' : `\0\0${group}`}`;
}
