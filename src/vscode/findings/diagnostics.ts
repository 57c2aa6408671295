import { Diagnostic, DiagnosticSeverity } from 'vscode';
import type { Severity } from '../../core/model/finding';
import { settingFindings } from '../../core/rules/invalid-setting';
import type { Settings, WrongSetting } from '../../core/settings';
import { rangeOf } from '../../core/text/lines';
import { rangeFrom } from '../positions';

/** Who says it, in the list of problems. */
export const SOURCE = 'waymark';

export const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};

/**
 * What is wrong with settings, as the list of problems has it.
 * @param settings those that count
 */
export function settingDiagnostics(wrong: readonly WrongSetting[], settings: Settings): readonly Diagnostic[] {
  return settingFindings(wrong, settings).map((finding) => {
    const diagnostic = new Diagnostic(rangeFrom(rangeOf(finding.lines ?? [], finding)), finding.message(), SEVERITIES[finding.severity]);
    diagnostic.source = SOURCE;
    diagnostic.code = finding.rule;
    return diagnostic;
  });
}
