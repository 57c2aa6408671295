import type { TextEdit } from '../core/model/edits';
import type { ReportedEdit, SetReport } from '../core/reports/set';
import { dim, GAP, sectionsText } from './cells';
import { harmless, type Piece, type Screen } from './terminal';

/**
 * What was changed, for people: what the subject was and is, and each place with what stood and stands there.
 * @param written the edits of the report, in its order
 */
export function setText({ subject, from, to, edits }: SetReport, written: readonly TextEdit[], screen: Screen): string {
  const change = edits.length === 0 ? `${subject} is ${to} already`
    : from === null || from === to ? `${subject}: ${to}`
    : `${subject}: ${from} → ${to}`;
  return sectionsText([[[{ text: harmless(change) }], ...editLines(edits, written)]], screen);
}

/** Each place with what stood and stands there. */
export function editLines(edits: readonly ReportedEdit[], written: readonly TextEdit[]): readonly Piece[][] {
  return edits.map(({ path, range: { start }, newText }, i) => [
    dim(`${GAP}${harmless(path)}:${start.line}:${start.column}`), { text: `${GAP}${shown(written[i]?.oldText ?? '')} → ${shown(newText)}` },
  ]);
}

/** A blank in a checkbox, or nothing, would not be seen. */
function shown(text: string): string {
  return text.trim() === '' ? `"${harmless(text)}"` : harmless(text.trim());
}
