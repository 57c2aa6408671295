import { Diagnostic, DiagnosticSeverity, Disposable, languages } from 'vscode';
import type { PlanFolders } from '../plan-folders';
import { rangeFrom } from '../positions';
import { SOURCE } from './problems';

/** What is wrong with the settings of projects, such as a `backlog/config.yml`, in the list of problems. */
export class ProjectProblems implements Disposable {
  readonly #shown = languages.createDiagnosticCollection('waymark-projects');
  readonly #subscriptions: Disposable;

  constructor(private readonly folders: PlanFolders) {
    this.#subscriptions = Disposable.from(this.#shown, folders.onDidRest(() => this.#show()), folders.onDidChangeFolders(() => this.#show()));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #show(): void {
    this.#shown.clear();
    for (const { projectErrors, files } of this.folders.all) {
      for (const { path, range, message } of projectErrors) {
        const diagnostic = new Diagnostic(rangeFrom(range), message, DiagnosticSeverity.Warning);
        diagnostic.source = SOURCE;
        this.#shown.set(files.uriOf(path), [diagnostic]);
      }
    }
  }
}
