import {
  DecorationRangeBehavior, Disposable, EventEmitter, type Range, type TextEditor, type TextEditorDecorationType, ThemeColor, window, workspace,
} from 'vscode';
import { statusSpans } from '../../core/language/status-spans';
import { STATUSES, type Status } from '../../core/model/status';
import { Debounced } from '../debounced';
import type { PlanFolders } from '../plan-folders';
import { rangeOn } from '../positions';
import { STATUS_LOOKS } from '../status-look';
import { toldIn } from '../subject-at';

/** What comes together is painted together; in milliseconds. */
const QUIET = 40;
const LONGEST = 400;

/** Where there are more spans, only those in sight are painted, and so many lines around them. */
const MANY = 1000;
const AROUND = 100;

/** What a text is painted with: a status, or that something is finished. */
export type Paint = Status | 'finished';
const PAINTS: readonly Paint[] = [...STATUSES, 'finished'];

/**
 * Statuses in the text of plans, each in its colour, and titles of what is finished, set back. A text is painted when the plan has
 * read it; while somebody types, VS Code moves the colours along.
 */
export class StatusColors implements Disposable {
  readonly #types = new Map(PAINTS.map((paint) => [paint, decoration(paint === 'finished' ? 'waymark.finished' : STATUS_LOOKS[paint].color)]));
  readonly #paints = new EventEmitter<void>();
  /** Fires when what is in sight has been painted. */
  readonly onDidPaint = this.#paints.event;
  readonly #painted = new WeakMap<TextEditor, ReadonlyMap<Paint, readonly Range[]>>();
  /** Those of which only what is in sight is painted. */
  readonly #inPart = new WeakSet<TextEditor>();
  readonly #debounced = new Debounced(() => this.#paintAll(), QUIET, LONGEST);
  readonly #subscriptions: Disposable;

  constructor(private readonly folders: PlanFolders) {
    this.#subscriptions = Disposable.from(
      ...this.#types.values(), this.#debounced, this.#paints,
      folders.onDidRead(({ folder, change, read }) => {
        const isSeen = (path: string): boolean => window.visibleTextEditors.some(({ document }) => folder.files.pathOf(document.uri) === path);
        if (change !== null || read.some(isSeen)) this.#debounced.ask();
      }),
      folders.onDidChangeFolders(() => this.#debounced.ask()),
      window.onDidChangeVisibleTextEditors(() => this.#debounced.ask()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#inPart.has(textEditor) && this.#debounced.ask()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('waymark.fadeFinished') && this.#debounced.ask()),
    );
  }

  /** What an editor was painted with last; `undefined`: it never was. */
  of(editor: TextEditor): ReadonlyMap<Paint, readonly Range[]> | undefined {
    return this.#painted.get(editor);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #paintAll(): void {
    for (const editor of window.visibleTextEditors) this.#paint(editor);
    this.#paints.fire();
  }

  #paint(editor: TextEditor): void {
    const { document } = editor;
    const file = this.folders.fileAt(document.uri);
    const claims = file?.folder.plan.file(file.path);
    if (file === undefined || claims === undefined) {
      if (file?.folder.isOpening !== true) this.#set(editor, new Map());
      return;
    }
    const { folder, path } = file;
    if (folder.versionOf(path) !== document.version) return;
    const { marks, finished } = statusSpans(toldIn(folder, path), path, claims);
    const isFading = workspace.getConfiguration('waymark', document).get<boolean>('fadeFinished', true);
    const spans = [...marks, ...isFading ? finished.map(({ start, end }) => ({ start, end, status: 'finished' as const })) : []];
    const isLong = spans.length > MANY;
    if (isLong) this.#inPart.add(editor);
    else this.#inPart.delete(editor);
    const ranges = new Map(PAINTS.map((paint): [Paint, Range[]] => [paint, []]));
    for (const span of spans) {
      const range = rangeOn(claims.lines, span);
      if (!isLong || isInSight(range, editor)) ranges.get(span.status)?.push(range);
    }
    this.#set(editor, ranges);
  }

  #set(editor: TextEditor, ranges: ReadonlyMap<Paint, readonly Range[]>): void {
    const before = this.#painted.get(editor);
    for (const [paint, type] of this.#types) {
      const now = ranges.get(paint) ?? [];
      if (now.length > 0 || (before?.get(paint)?.length ?? 0) > 0) editor.setDecorations(type, now);
    }
    this.#painted.set(editor, ranges);
  }
}

function decoration(color: string): TextEditorDecorationType {
  return window.createTextEditorDecorationType({ color: new ThemeColor(color), rangeBehavior: DecorationRangeBehavior.ClosedClosed });
}

function isInSight(range: Range, { visibleRanges }: TextEditor): boolean {
  return visibleRanges.some(({ start, end }) => start.line - AROUND <= range.end.line && range.start.line <= end.line + AROUND);
}
