import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Range, type Uri } from 'vscode';
import type { SettingsError } from '../../core/settings';

/** What is wrong with `.waymark.json`, in the list of problems: only what VS Code does not say itself, as it has the schema. */
export class SettingsProblems implements Disposable {
  readonly #shown = languages.createDiagnosticCollection('waymark-settings');

  /** @param error `null`: nothing is wrong with the file */
  show(file: Uri, error: SettingsError | null): void {
    if (error === null || error.isInSchema) {
      this.#shown.delete(file);
      return;
    }
    const { start, end } = error.range;
    const range = new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
    const diagnostic = new Diagnostic(range, error.problem, DiagnosticSeverity.Error);
    diagnostic.source = 'waymark';
    this.#shown.set(file, [diagnostic]);
  }

  dispose(): void {
    this.#shown.dispose();
  }
}
