import fc from 'fast-check';
import { line, name, NAMES, status, STATUSES, title, TITLES } from './workspaces';

/*
 * What people do to a text.
 */

/** An edit as plain data. `place` counts the places that there are, so that it makes sense in every text. */
export type Edit =
  | { readonly edit: 'status' | 'name' | 'title'; readonly place: number; readonly to: string }
  | { readonly edit: 'insert'; readonly place: number; readonly line: string }
  | { readonly edit: 'remove' | 'repeat'; readonly place: number };

const place = fc.nat(99);

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ edit: fc.constant('status' as const), place, to: status }),
  fc.record({ edit: fc.constant('name' as const), place, to: name }),
  fc.record({ edit: fc.constant('title' as const), place, to: title }),
  fc.record({ edit: fc.constant('insert' as const), place, line }),
  fc.record({ edit: fc.constantFrom('remove' as const, 'repeat' as const), place }),
);

/** The text after an edit; as it was where it has no such place. */
export function edited(text: string, change: Edit): string {
  switch (change.edit) {
    case 'status': return replaced(text, A_STATUS, change.place, change.to);
    case 'name': return replaced(text, A_NAME, change.place, change.to);
    case 'title': return replaced(text, A_TITLE, change.place, change.to);
    case 'insert': return relined(text, change.place, (before) => [change.line, before]);
    case 'repeat': return relined(text, change.place, (before) => [before, before]);
    case 'remove': return relined(text, change.place, () => []);
  }
}

const A_STATUS = anyOf(STATUSES);
const A_NAME = anyOf(NAMES);
const A_TITLE = anyOf(TITLES, '(?<=^#+ .*)');

/** Longest first, so that none hides in another. */
function anyOf(words: readonly string[], behind = ''): RegExp {
  const escaped = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[[\]#]/g, '\\$&'));
  return new RegExp(`${behind}(?:${escaped.join('|')})`, 'gm');
}

function replaced(text: string, pattern: RegExp, index: number, to: string): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[index % matches.length];
  return match === undefined ? text : text.slice(0, match.index) + to + text.slice(match.index + match[0].length);
}

function relined(text: string, index: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  return lines.flatMap((each, i) => i === index % lines.length ? change(each) : [each]).join('\n');
}
