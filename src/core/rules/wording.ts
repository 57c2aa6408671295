import type { Speaker, StatusClaim, Subject } from '../model/plan';
import { readable } from '../text/garbled';

/*
 * How messages speak of subjects and of what is written of them.
 */

/** So many related places say enough where there are more. */
export const MOST_RELATED = 10;

/** Long enough to know it again: an item is called by all of its text. */
const LONGEST_NAME = 60;

/** What a subject is called by, at most so long that people still read it. */
export function shortName({ name }: Pick<Subject, 'name'>): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}

/** A subject's name as a value in a message. */
export function called(subject: Pick<Subject, 'name'>): string {
  return quoted(shortName(subject));
}

/** A status as it is written, garbled or not, as a value in a message; without bold that ends behind it. */
export function said({ written }: Pick<StatusClaim, 'written'>): string {
  const text = readable(written);
  return quoted(text.split('**').length === 2 ? text.replace('**', '') : text);
}

/** A value in backticks, without those of its own. */
export function quoted(value: string): string {
  return `\`${value.replace(/`/g, '').replace(/\s+/g, ' ')}\``;
}

/** Where a copy of a status stands, seen from its subject. */
export function placeOf({ speaker }: Pick<StatusClaim, 'speaker'>): string {
  return PLACES[speaker];
}

const PLACES: Readonly<Record<Speaker, string>> = {
  'front matter': 'in its front matter',
  field: 'in its status field',
  heading: 'in its heading',
  quote: 'in the quote under its title',
  row: 'in its row',
  'phase plan': 'in the phase plan',
  'plans table': 'in the table of plans',
  'current sprint': 'in the current sprint',
  checkbox: 'in its checkbox',
  mention: 'where it is mentioned',
};

/** `A`, `A and B`, `A, B and C`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}
