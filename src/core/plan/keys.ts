import { bareName, shortId } from '../dialects/dream';
import type { SubjectKind } from '../model/plan';

/*
 * What subjects are called by. A key is a name in the one form in which names are compared: `PF-268`, `pf-268` and `pf_268`
 * are one, as are `checkout-redesign` and `checkout_redesign`, `p00_setup/` and `./p00_setup/_overview.md`.
 */

/** How phases, packages and the like are numbered, as a part of a pattern: `3`, `2b`, `2.1`. */
export const NUMBERING = '\\d{1,4}[A-Za-z]?(?:\\.\\d{1,3})*';

/** The key of a name as people write it; `''` if nothing is left of it. */
export function keyOf(name: string): string {
  if (IS_KEY.test(name)) return name.toLowerCase();
  const plain = name.trim().toLowerCase().replace(/^\.\//, '').replace(/\/(?:_overview\.md)?$/, '').replace(/\.(?:md|markdown)$/, '');
  return plain.replace(/[\s-]+/g, '_');
}

const IS_KEY = /^\w+$/;

/** The keys under which a file or folder is known: full name, name without number, short id, `Phase 3`, the id before its words. */
export function keysOfSite(name: string, kind: SubjectKind): readonly string[] {
  const short = shortId(name);
  const keys = new Set([keyOf(name), keyOf(bareName(name))]);
  if (short !== '') keys.add(keyOf(short));
  const id = leadingId(name, kind);
  keys.add(keyOf(id)).add(keyOfId(id));
  if (short !== '' && kind === 'phase') keys.add(`phase_${Number(short.slice(1))}`);
  keys.delete('');
  return [...keys];
}

/**
 * The id that a dash sets apart from the words of a name: `task-12.1` of `task-12.1 - Draw-the-form`; `''` if it has none. Of what is a
 * task, the dash needs no blanks: `task-12-add-login`. Other names begin with what may be just words: `phase-1-notes`.
 */
export function leadingId(name: string, kind: SubjectKind): string {
  return (kind === 'task' ? BEFORE_DASH : SET_APART).exec(name)?.[0] ?? '';
}

const SET_APART = /^[A-Za-z]+-\d+(?:\.\d+)*(?= - )/;
const BEFORE_DASH = /^[A-Za-z]+-\d+(?:\.\d+)*(?= ?-)/;

/**
 * The key of an id by what its numbers count: `task-1` of `TASK-001`. It has a dash, as no other key: only what such an id stands
 * before is known by it. Of what is no such id, the key of the name.
 */
export function keyOfId(id: string): string {
  return IS_ID.test(id) ? id.toLowerCase().replace(/(?<!\d)0+(?=\d)/g, '') : keyOf(id);
}

const IS_ID = /^[A-Za-z]+-\d+(?:\.\d+)*$/;

/** The keys under which a subject within a file is known, by its kind and number, its ticket ids, or its name. */
export function keysOfEntry(kind: SubjectKind, number: string, ids: readonly string[], name: string): readonly string[] {
  if (ids.length > 0) return [...new Set(ids.map(keyOf))];
  if (number === '' || (kind === 'section' && name === '')) return [];
  const keys = new Set<string>();
  // `1.` of a numbered list is a task, but `task-1` is somebody else's id.
  if (kind !== 'task' || name !== number) keys.add(`${kind}_${number}`);
  if (kind === 'package') keys.add(`#${number}`);
  if (kind === 'phase' && /^\d/.test(number)) keys.add(`p${number.padStart(2, '0')}`);
  if (name !== '') keys.add(keyOf(name));
  return [...keys];
}

/** The keys that a whole name may stand for: `Phase 03` is `phase_3` too. */
export function keysOfName(name: string): readonly string[] {
  const numbered = NUMBERED.exec(name);
  const keys = numbered !== null && numbered[0].length === name.trimEnd().length ? [keyOf(name), keyOfNumbered(numbered)] : [keyOf(name)];
  return [...new Set(keys)].filter((key) => key !== '');
}

/**
 * The keys that words may stand for, best first: all of them, and what they begin with: `p00 — Foundation` names by its
 * first word, `Phase 03: Billing` by its first two.
 */
export function keysOfWords(words: string): readonly string[] {
  const keys = new Set([keyOf(words)]);
  const numbered = NUMBERED.exec(words);
  if (numbered !== null) keys.add(keyOfNumbered(numbered));
  const first = /^[\w-]+/.exec(words.trim())?.[0];
  if (first !== undefined) keys.add(keyOf(first));
  keys.delete('');
  return [...keys];
}

/** Whether words name something within what they begin with: `SP01 / p00_setup`, `SP01: Phase 2`; but `SP01: Core shop` is a title. */
export function namesPart(words: string): boolean {
  return PART.test(words);
}

const SHORT_ID = '(?:[SP]P|p)\\d{2,}(?![a-z\\d])';
const NUMBERED_PART = `(?:stage|milestone|phase|package|feature|task|step)[\\s#]+${NUMBERING}`;
/** Behind a colon a title may stand as well, such as `Step 2 of the move`. */
const PART = new RegExp(
  `^\\s*(?:[\\w-]+|[a-z]+[\\s#]+${NUMBERING})(?:\\s*:\\s*(?:${SHORT_ID}|${NUMBERED_PART}\\s*(?:[:—–(,]|-\\s|$))|` +
  `\\s*(?:/|→|[-=]{1,2}>|[>›»])\\s*(?:${SHORT_ID}|${NUMBERED_PART}|[A-Z]+-\\d|\\w*[a-z\\d]_\\w))`, 'i',
);

const NUMBERED = new RegExp(`^\\s*([a-z]+)[\\s#]+0*(${NUMBERING})\\b`, 'i');

function keyOfNumbered([, kind = '', number = '']: readonly string[]): string {
  return `${kind.toLowerCase()}_${number.toLowerCase()}`;
}
