import { Disposable, EventEmitter, type TextDocumentContentProvider, Uri, type ViewColumn, window, workspace } from 'vscode';
import type { PlanFolder } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import { graphText } from './graph-text';
import { historyText } from './history-text';

const SCHEME = 'waymark';

/** What there is to report, and how it is written; of one subject, or of all of a folder. */
const REPORTS = { graph: graphText, history: historyText } as const;
export type Report = keyof typeof REPORTS;

/**
 * Reports as Markdown that nobody can change. Each goes by a Uri that says all it takes to write it, so that it comes back with its
 * window, and follows the plans while it is open.
 */
export class ReportDocuments implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable;

  constructor(private readonly folders: PlanFolders) {
    this.#subscriptions = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      folders.onDidRest(() => {
        for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) this.#changed.fire(uri);
      }),
    );
  }

  /**
   * @param name what its tab says
   * @param id of the subject that it is about; `''`: all of the folder
   */
  async show(report: Report, name: string, folder: PlanFolder, id: string, viewColumn: ViewColumn): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name.replaceAll('/', ' ')}.md`, query: JSON.stringify([report, folder.uri.toString(), id]) });
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { viewColumn, preview: true });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const [report, folderUri, id] = JSON.parse(uri.query) as readonly [Report, string, string];
    const folder = this.folders.of(Uri.parse(folderUri));
    return folder === undefined || !Object.hasOwn(REPORTS, report) ? '' : REPORTS[report](folder, id);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
