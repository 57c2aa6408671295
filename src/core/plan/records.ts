import type { TableClaim } from '../model/claims';

/*
 * Records tell how things stood when somebody wrote that down, or how something else than the work itself stands. They contradict
 * nothing, and nobody changes them.
 */

/** Sections of what was, of what is waited for, of what may go wrong and of what others say: `Change log`, `Previous sprint`. */
const OF_RECORDS = new RegExp(`^\\P{L}*(?:${[
  '(?:\\p{L}+ )?dependenc(?:y|ies)', 'state deltas?', '(?:\\p{L}+ )?(?:history|log|changelog)\\P{L}*$',
  '(?:previous|past|last|earlier|closed|completed|finished) sprints?', 'risks?', 'reviews?', 'verification', 'test (?:matrix|results?|status)',
].join('|')})(?!\\p{L})`, 'iu');

/** Whether what a heading names is a section of records. */
export function namesRecords(title: string): boolean {
  return OF_RECORDS.test(title);
}

/** Whether a table is one of records, whatever it stands under: `Dependency | Status | Notes`. */
export function isRecord({ header }: TableClaim): boolean {
  return /^dependenc/i.test(header[0]?.text ?? '');
}
