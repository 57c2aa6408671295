import { byFile } from '../core/base/by-file';
import type { Severity } from '../core/model/finding';
import type { CheckReport, ReportedFinding } from '../core/reports/check';
import { plural } from './cells';
import { harmless, paint, type Piece, type Screen, type Style, widthOf } from './terminal';

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'green', hint: 'dim' };

/** Of a longer line only so much is shown around the place, in columns of a terminal. */
const MOST_COLUMNS = 100;

/**
 * What is wrong, for people: file by file, each finding with its line of the source and a mark under its place; at the end how
 * much there is.
 * @param textOf the text of a file, as it was checked
 */
export function checkText(report: CheckReport, textOf: (path: string) => string, screen: Screen): string {
  const lines: Piece[][] = [];
  for (const [path, findings] of byFile(report.findings)) {
    const source = textOf(path).split(/\r\n|\n|\r/);
    lines.push([{ text: harmless(path) }]);
    for (const finding of findings) lines.push(...findingLines(finding, source));
    lines.push([]);
  }
  lines.push([{ text: summaryOf(report) }]);
  // A line that is cut off says less than one that goes on in the next.
  return lines.map((line) => `${paint(line, { ...screen, width: Infinity })}\n`).join('');
}

function findingLines({ severity, rule, message, range, path, related, fixes }: ReportedFinding, source: readonly string[]): Piece[][] {
  const { start, end } = range;
  const number = String(start.line);
  const margin = ' '.repeat(number.length + 2);
  const { text, before, width } = excerpt(source[start.line - 1] ?? '', start.column - 1, end.line === start.line ? end.column - 1 : Infinity);
  const lines: Piece[][] = [
    [{ text: `  ${start.line}:${start.column}  ` }, { text: severity, style: STYLES[severity] }, { text: `  ${harmless(message)}  ` }, { text: rule, style: 'dim' }],
    [{ text: `  ${number} │ `, style: 'dim' }, { text }],
    [{ text: `${margin} │ `, style: 'dim' }, { text: ' '.repeat(before) }, { text: '^'.repeat(width), style: STYLES[severity] }],
  ];
  for (const place of related) {
    const where = `${place.path === path ? '' : `${harmless(place.path)}:`}${place.range.start.line}:${place.range.start.column}`;
    lines.push([{ text: `${margin} ` }, { text: `= ${where}  `, style: 'dim' }, { text: harmless(place.message) }]);
  }
  if (fixes[0] !== undefined) lines.push([{ text: `${margin} ` }, { text: '= fix: ', style: 'dim' }, { text: harmless(fixes[0]) }]);
  return lines;
}

/**
 * The part of a line that is shown, in the columns of a terminal: how many stand before the place, and how wide it is.
 * @param start of the place, in UTF-16 units
 * @param end likewise; more than the line has means to its end
 */
function excerpt(line: string, start: number, end: number): { readonly text: string; readonly before: number; readonly width: number } {
  const stop = Math.min(end, line.length);
  const from = widthOf(harmless(line.slice(0, start))) > MOST_COLUMNS * 0.6 ? startOfWord(line, start - MOST_COLUMNS * 0.3) : 0;
  const cut = line.slice(from, from + MOST_COLUMNS * 2);
  const lead = from > 0 ? '…' : '';
  const before = lead + harmless(line.slice(from, start));
  const marked = harmless(line.slice(start, stop));
  const shown = lead + harmless(cut);
  const text = widthOf(shown) > MOST_COLUMNS ? `${shown.slice(0, Math.max(MOST_COLUMNS, before.length + 1))}…` : shown;
  const left = Math.max(1, widthOf(text) - widthOf(before));
  return { text: text.trimEnd(), before: widthOf(before), width: Math.max(1, Math.min(widthOf(marked), left)) };
}

/** Not in the middle of a character. */
function startOfWord(line: string, at: number): number {
  const blank = line.indexOf(' ', Math.max(0, Math.floor(at)));
  return blank === -1 ? 0 : blank + 1;
}

/** `2 errors, 1 warning in 2 of 40 files` */
export function summaryOf({ findings, files, summary }: CheckReport): string {
  if (findings.length === 0) return `${plural(files, 'file')}, nothing to find`;
  const counts = [
    summary.error > 0 ? plural(summary.error, 'error') : '', summary.warning > 0 ? plural(summary.warning, 'warning') : '',
    summary.info > 0 ? `${summary.info} info` : '', summary.hint > 0 ? plural(summary.hint, 'hint') : '',
  ].filter((count) => count !== '');
  return `${counts.join(', ')} in ${new Set(findings.map(({ path }) => path)).size} of ${plural(files, 'file')}`;
}
