import type { Status } from '../model/status';
import { mostFrequent } from './words-in-use';

/** What every reader of Markdown knows; all else is a dialect's. */
const UNIVERSAL: ReadonlyMap<Status, string> = new Map([['todo', ' '], ['done', 'x']]);

/**
 * The character that puts a checkbox into a status, of several the one that the file uses most.
 *
 * @param mark the character that stands there
 * @param marks what the dialect's characters say
 * @param inUse the characters in the file's other checkboxes
 * @returns the same mark where it says so already; `null` where the dialect has none for the status
 */
export function checkboxMark(
  mark: string, wanted: Status, marks: ReadonlyMap<string, Status>, inUse: Iterable<string>,
): string | null {
  if (marks.get(mark) === wanted) return mark;
  const says = (candidate: string): boolean => marks.get(candidate) === wanted;
  return mostFrequent([...inUse].filter(says)) ?? UNIVERSAL.get(wanted) ?? [...marks.keys()].find(says) ?? null;
}
