import { type Disposable, languages, type Uri } from 'vscode';
import type { ReadSettings } from '../../core/settings';
import { settingDiagnostics } from './diagnostics';

/** What is wrong with `.waymark.json`, in the list of problems: only what VS Code does not say itself, as it has the schema. */
export class SettingsProblems implements Disposable {
  readonly #shown = languages.createDiagnosticCollection('waymark-settings');

  show(file: Uri, { settings, errors }: ReadSettings): void {
    this.#shown.set(file, settingDiagnostics(errors.filter(({ isInSchema }) => !isInSchema), settings));
  }

  dispose(): void {
    this.#shown.dispose();
  }
}
