import { Disposable, languages } from 'vscode';
import type { PlanFolders } from '../plan-folders';
import { settingDiagnostics } from './diagnostics';

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
    for (const { projectErrors, settings, files } of this.folders.all) {
      for (const wrong of projectErrors) this.#shown.set(files.uriOf(wrong.path), settingDiagnostics([wrong], settings));
    }
  }
}
