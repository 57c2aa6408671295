import type { Severity } from '../core/model/finding';
import type { CheckReport, ReportedFinding } from '../core/reports/check';
import { summaryOf } from './check-text';
import { harmless } from './terminal';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/**
 * Findings as commands of GitHub's workflows, a line for each, which it shows beside the lines that they are about; at the end
 * how much there is.
 * @param folder of the workspace in the repository, with `/` at its end; `''`: the workspace is the repository
 */
export function githubText(report: CheckReport, folder: string): string {
  return [...report.findings.map((finding) => commandOf(finding, folder)), summaryOf(report)].map((line) => `${line}\n`).join('');
}

function commandOf({ rule, severity, path, range: { start, end }, message }: ReportedFinding, folder: string): string {
  const properties = [
    `file=${property(folder + path)}`, `line=${start.line}`, `endLine=${end.line}`,
    // GitHub takes columns for a single line only.
    ...start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : [],
    `title=${property(rule)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(harmless(message))}`;
}

/** What is no data must not be taken for the beginning of another command, or of another property. */
function data(text: string): string {
  return text.replace(/[%\r\n]/g, percent);
}

function property(text: string): string {
  return text.replace(/[%\r\n:,]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
