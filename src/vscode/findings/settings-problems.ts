import { Diagnostic, DiagnosticSeverity, type Disposable, languages, type Uri } from 'vscode';
import type { SettingsError } from '../../core/settings';
import { rangeFrom } from '../positions';

/** What is wrong with `.waymark.json`, in the list of problems: only what VS Code does not say itself, as it has the schema. */
export class SettingsProblems implements Disposable {
  readonly #shown = languages.createDiagnosticCollection('waymark-settings');

  /** @param error `null`: nothing is wrong with the file */
  show(file: Uri, error: SettingsError | null): void {
    if (error === null || error.isInSchema) {
      this.#shown.delete(file);
      return;
    }
    const diagnostic = new Diagnostic(rangeFrom(error.range), error.problem, DiagnosticSeverity.Error);
    diagnostic.source = 'waymark';
    this.#shown.set(file, [diagnostic]);
  }

  dispose(): void {
    this.#shown.dispose();
  }
}
