import type { TableClaim } from '../model/claims';

/*
 * Records tell how things stood when somebody wrote that down, or how something else than the work itself stands. They contradict
 * nothing, and nobody changes them.
 */

/** Sections of what was: `Change log`, `Previous sprint`. */
const OF_PAST = ['state deltas?', '(?:\\p{L}+ )?(?:history|log|changelog)\\P{L}*$', '(?:previous|past|last|earlier|closed|completed|finished) sprints?'];

/** Of what is waited for, of what may go wrong and of what others say. */
const OF_OTHERS = ['(?:\\p{L}+ )?dependenc(?:y|ies)', 'risks?', 'reviews?', 'verification', 'test (?:matrix|results?|status)'];

const NAMES_PAST = beginning(OF_PAST);
const NAMES_RECORDS = beginning([...OF_PAST, ...OF_OTHERS]);

function beginning(words: readonly string[]): RegExp {
  return new RegExp(`^\\P{L}*(?:${words.join('|')})(?!\\p{L})`, 'iu');
}

/** Whether what a heading names is a section of records. */
export function namesRecords(title: string): boolean {
  return NAMES_RECORDS.test(title);
}

/** Whether what a heading names is a section of records of what was: what they speak of may be gone. */
export function namesPast(title: string): boolean {
  return NAMES_PAST.test(title);
}

/** Whether a table is one of records, whatever it stands under: `Dependency | Status | Notes`. */
export function isRecord({ header }: TableClaim): boolean {
  return /^dependenc/i.test(header[0]?.text ?? '');
}
