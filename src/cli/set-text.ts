import type { TextEdit } from '../core/model/edits';
import type { SetReport } from '../core/reports/set';
import { harmless, paint, type Piece, type Screen } from './terminal';

/**
 * What was changed, for people: what the subject was and is, and each place with what stood and stands there.
 * @param written the edits of the report, in its order
 */
export function setText({ subject, from, to, edits }: SetReport, written: readonly TextEdit[], screen: Screen): string {
  if (edits.length === 0) return `${paint([{ text: harmless(`${subject} is ${to} already`) }], screen)}\n`;
  const lines: Piece[][] = [[{ text: harmless(`${subject}: ${from ?? 'no status'} → ${to}`) }]];
  for (const [i, { path, range: { start }, newText }] of edits.entries()) {
    const place = harmless(`${path}:${start.line}:${start.column}`);
    lines.push([{ text: `  ${place}`, style: 'dim' }, { text: `  ${shown(written[i]?.oldText ?? '')} → ${shown(newText)}` }]);
  }
  return lines.map((line) => `${paint(line, screen)}\n`).join('');
}

/** A blank in a checkbox, or nothing, would not be seen. */
function shown(text: string): string {
  return text.trim() === '' ? `"${harmless(text)}"` : harmless(text.trim());
}
