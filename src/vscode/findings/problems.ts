import {
  Diagnostic, type DiagnosticCollection, DiagnosticRelatedInformation, DiagnosticSeverity, Disposable, EventEmitter, languages, Location,
  type LogOutputChannel, type TextDocument, Uri, window, workspace,
} from 'vscode';
import { isMarkdown } from '../../core/plan/discovery';
import type { Finding } from '../../core/model/finding';
import { KeptFindings, type LookedAt } from '../../core/rules/kept-findings';
import { loggable } from '../explained';
import { breath } from '../pace';
import type { PlanFolder } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import type { Startup } from '../startup';
import { openDocument } from '../text-of';
import { SEVERITIES, SOURCE } from './diagnostics';

/** So long files are looked at in one go; in milliseconds. */
const PIECE = 12;

/** What is wrong with the plans, in the list of problems, kept up to date. Nothing is said of a plan that is still being read. */
export class Problems implements Disposable {
  readonly #folders: PlanFolders;
  readonly #docs: Uri;
  readonly #log: LogOutputChannel;
  readonly #shown: DiagnosticCollection = languages.createDiagnosticCollection(SOURCE);
  readonly #kept = new Map<PlanFolder, KeptFindings>();
  readonly #working = new Set<PlanFolder>();
  /** What could not be shown, as the document had changed meanwhile. */
  readonly #late = new Set<string>();
  readonly #rest = new EventEmitter<PlanFolder>();
  /** Fires when all that is known to be wrong with a folder is shown. */
  readonly onDidRest = this.#rest.event;
  readonly #news = new EventEmitter<void>();
  /** Fires when what is shown may be something else. */
  readonly onDidShow = this.#news.event;
  readonly #subscriptions: Disposable;

  /** @param docs the folder with a page for each rule */
  constructor(folders: PlanFolders, docs: Uri, private readonly startup: Startup, log: LogOutputChannel) {
    this.#folders = folders;
    this.#docs = docs;
    this.#log = log;
    this.#subscriptions = Disposable.from(
      this.#shown, this.#rest, this.#news,
      // Of a plan that is still being read everything is looked at in the end.
      folders.onDidRead(({ folder, change, read }) => !folder.isOpening && this.#of(folder).take(folder.facts, change, read)),
      folders.onDidRest((folder) => void this.#work(folder)),
      folders.onDidChangeFolders(() => this.#dropOld()),
      workspace.onDidOpenTextDocument((document) => this.#showAgain(document)),
      workspace.onDidCloseTextDocument((document) => this.#showAgain(document)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('waymark.diagnostics.scope')) this.#showAll();
      }),
      // Some of what is wrong depends on the day.
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) for (const folder of folders.all) this.#lookAgain(folder);
      }),
    );
  }

  /** What is wrong with a file, as far as it was looked at. */
  of(folder: PlanFolder, path: string): readonly Finding[] {
    return this.#kept.get(folder)?.of(path) ?? [];
  }

  /** How much of what is shown is a warning or worse. */
  get seriousCount(): number {
    let count = 0;
    this.#shown.forEach((_, diagnostics) => {
      for (const { severity } of diagnostics) if (severity <= DiagnosticSeverity.Warning) count++;
    });
    return count;
  }

  /** What is wrong with a file now: it is looked at before its turn. */
  now(folder: PlanFolder, path: string): readonly Finding[] {
    if (folder.isOpening) return [];
    const kept = this.#of(folder);
    while (kept.waiting.has(path)) this.#take(kept.checkNext([path]), folder);
    return kept.of(path);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #of(folder: PlanFolder): KeptFindings {
    let kept = this.#kept.get(folder);
    if (kept === undefined) {
      this.#kept.set(folder, kept = new KeptFindings());
      kept.take(folder.facts, null, []);
    }
    return kept;
  }

  #lookAgain(folder: PlanFolder): void {
    if (folder.isOpening) return;
    this.#of(folder).take(folder.facts, null, []);
    void this.#work(folder);
  }

  /** Looks at all files that wait, those that are open first, and lets others have their turn in between. */
  async #work(folder: PlanFolder): Promise<void> {
    if (this.#working.has(folder)) return;
    this.#working.add(folder);
    try {
      const kept = this.#of(folder);
      const open = workspace.textDocuments.flatMap(({ uri }) => folder.files.pathOf(uri) ?? []);
      let began = performance.now();
      while (folder.isAtRest && this.#folders.all.includes(folder)) {
        const looked = kept.checkNext(open);
        if (looked === null) {
          this.startup.mark('checked');
          this.#rest.fire(folder);
          this.#news.fire();
          break;
        }
        this.#take(looked, folder);
        if (performance.now() - began > PIECE) {
          await breath();
          began = performance.now();
        }
      }
    } catch (error) {
      this.#log.error(loggable(error));
    } finally {
      this.#working.delete(folder);
    }
  }

  #take(looked: LookedAt | null, folder: PlanFolder): void {
    if (looked === null) return;
    const uri = folder.files.uriOf(looked.path);
    // What is shown may be left from before the folder was read anew.
    const isLeft = this.#shown.has(uri) && this.of(folder, looked.path).length === 0;
    if (looked.isChanged || isLeft || this.#late.has(uri.toString())) this.#show(folder, looked.path);
  }

  #show(folder: PlanFolder, path: string): void {
    const uri = folder.files.uriOf(path);
    const document = openDocument(path, folder);
    // Of a file that is gone a document may be left: there is nothing to wait for.
    if (document !== undefined && folder.plan.file(path) !== undefined && document.version !== folder.versionOf(path)) {
      this.#late.add(uri.toString());
      return;
    }
    this.#late.delete(uri.toString());
    const scope = workspace.getConfiguration('waymark', uri).get<string>('diagnostics.scope', 'workspace');
    const findings = scope === 'openFiles' && document === undefined ? [] : this.of(folder, path);
    if (findings.length === 0) this.#shown.delete(uri);
    else this.#shown.set(uri, findings.map((finding) => this.#diagnostic(finding, folder)));
  }

  #diagnostic(finding: Finding, { plan, files }: PlanFolder): Diagnostic {
    const { path, rule, severity, related } = finding;
    const diagnostic = new Diagnostic(rangeIn(plan, path, finding), finding.message(), SEVERITIES[severity]);
    diagnostic.source = SOURCE;
    diagnostic.code = { value: rule, target: Uri.joinPath(this.#docs, `${rule}.md`) };
    diagnostic.relatedInformation = related.map((place) => (
      new DiagnosticRelatedInformation(new Location(files.uriOf(place.path), rangeIn(plan, place.path, place)), place.message)
    ));
    return diagnostic;
  }

  /** A document that opens or closes changes what is shown only where open files alone are. */
  #showAgain({ uri }: TextDocument): void {
    if (!isMarkdown(uri.path) || workspace.getConfiguration('waymark', uri).get('diagnostics.scope') !== 'openFiles') return;
    const file = this.#folders.fileAt(uri);
    if (file === undefined) return;
    this.#show(file.folder, file.path);
    this.#news.fire();
  }

  #showAll(): void {
    for (const folder of this.#folders.all) for (const path of folder.plan.files()) this.#show(folder, path);
    this.#news.fire();
  }

  /** A folder that is gone or read anew leaves nothing behind. */
  #dropOld(): void {
    const { all } = this.#folders;
    for (const folder of [...this.#kept.keys()]) if (!all.includes(folder)) this.#kept.delete(folder);
    this.#shown.forEach((uri) => {
      const file = this.#folders.fileAt(uri);
      if (file === undefined || (file.folder.isAtRest && file.folder.plan.file(file.path) === undefined)) this.#shown.delete(uri);
    });
    this.#news.fire();
    for (const folder of all) this.#lookAgain(folder);
  }
}
