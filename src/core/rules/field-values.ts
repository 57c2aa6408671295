import { dayOf, guessDay } from '../base/dates';
import { nearest } from '../base/nearest';
import { bareName } from '../dialects/dream';
import { EMERGENCY, type FieldType, MAGNITUDES, PRIORITIES, slotsOf, TYPES } from '../dialects/dream-fields';
import type { FrontMatterField } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Subject } from '../model/plan';
import { keyOf } from '../plan/keys';
import { replaceValue } from './front-matter-edits';
import type { CheckedFile } from './rule';
import { quoted } from './wording';

/*
 * What the fields of front matter may hold, and what is meant by what they may not.
 */

/** What stands where nothing is said. */
const NOTHING = /^[\s\-–—]*$|^(?:none|n\/a|null|tbd|\[\])$/i;

/** Whether a field is there, but without a value, or with one that says so: `none`, `—`. */
export function saysNothing({ kind, value }: FrontMatterField): boolean {
  return kind === 'null' || NOTHING.test(value);
}

/** Whether a field may hold what it does. What has no value says nothing; statuses have a rule of their own. */
export function isValid(field: FrontMatterField, type: FieldType, subject: Subject): boolean {
  const { kind, key, value } = field;
  if (kind === 'null') return true;
  switch (type) {
    case 'status': return true;
    case 'text': return kind !== 'map';
    case 'plans': case 'list': return kind === 'list' || NOTHING.test(value);
    case 'name': case 'type': case 'magnitude': case 'priority': case 'date':
      if (isCollection(field)) return false;
      return (type !== 'name' && key !== 'last_updated' && NOTHING.test(value)) || isWord(value, type, subject);
  }
}

function isCollection({ kind }: FrontMatterField): boolean {
  return kind === 'list' || kind === 'map';
}

type WordType = 'name' | 'type' | 'magnitude' | 'priority' | 'date';

function isWord(value: string, type: WordType, subject: Subject): boolean {
  switch (type) {
    case 'name': return namesOf(subject).some((name) => keyOf(name) === keyOf(value));
    case 'type': return includes(TYPES, value);
    case 'magnitude': return slotsOf(value) !== null;
    case 'priority': return includes(PRIORITIES, value);
    case 'date': return dayOf(value) !== null;
  }
}

/** The name of a folder or file, without its number, and of a plan in one file without what marks it as one. */
function namesOf({ name }: Subject): readonly string[] {
  return [name, bareName(name)].flatMap((each) => [each, each.replace(/_vision$/i, '')]);
}

function includes(words: Iterable<string>, value: string): boolean {
  return [...words].some((word) => word.toLowerCase() === value.toLowerCase());
}

/** A priority of one's own is passed over by those who look for emergencies; one that was to be an emergency must not be. */
export function isHarmless({ value }: FrontMatterField, type: FieldType): boolean {
  return type === 'priority' && nearest(value, PRIORITIES) !== EMERGENCY;
}

/** What is wrong with a value, and what may be meant. */
export function complaint(field: FrontMatterField, type: FieldType, subject: Subject): string {
  const { key, kind, value } = field;
  const meant = meantValue(field, type, subject);
  const hint = meant === null ? '' : `; did you mean ${quoted(meant)}?`;
  if (type === 'plans' || type === 'list') return `${quoted(key)} is a list${hint}`;
  if (isCollection(field)) return `${quoted(key)} is ${type === 'date' ? 'a date' : 'a word'}, not a ${kind}`;
  switch (type) {
    case 'name': return `${quoted(value)} is not what the ${subject.path === subject.id ? 'file' : 'folder'} is called${hint}`;
    case 'type': return `${quoted(value)} is no type${hint || either(TYPES)}`;
    case 'magnitude': return `${quoted(value)} is no magnitude${hint || either([...MAGNITUDES.keys()])}`;
    case 'priority': return `${quoted(value)} is no priority${hint || either(PRIORITIES)}`;
    case 'date': return `${quoted(value)} is ${/^\d{4}-\d{2}-\d{2}/.test(value) ? 'not in the calendar' : `no date${hint || ': `YYYY-MM-DD`'}`}`;
    case 'status': case 'text': return `${quoted(key)} is text, not a ${kind}`;
  }
}

function either(words: readonly string[]): string {
  const all = words.map(quoted);
  return `: ${all.slice(0, -1).join(', ')} or ${all[all.length - 1]}`;
}

/** What is most likely meant by a value: its words, of a list as it is to be written; `null`: only people know. */
export function meantValue(field: FrontMatterField, type: FieldType, { name, kind }: Subject): string | null {
  const { value } = field;
  if (type === 'plans' || type === 'list') return bracketed(field, type)?.join(value) ?? null;
  if (isCollection(field)) return null;
  switch (type) {
    case 'name': return kind === 'phase' ? name : name.replace(/^[SP]P\d{2,}_/i, '');
    case 'type': return nearest(value, TYPES) ?? null;
    case 'magnitude': return [...MAGNITUDES].find(([, slots]) => slots === Number(value))?.[0] ?? nearest(value, MAGNITUDES.keys()) ?? null;
    case 'priority': return nearest(value, PRIORITIES) ?? null;
    case 'date': return guessDay(value);
    case 'status': case 'text': return null;
  }
}

/** What goes around a value to make it a list; `null` where nobody can tell how many it is. */
function bracketed({ kind, value, valueStart, valueEnd }: FrontMatterField, type: 'plans' | 'list'): readonly [string, string] | null {
  const quotes = valueEnd - valueStart - value.length;
  if (kind === 'map' || (quotes !== 0 && quotes !== 2)) return null;
  if (type === 'plans') return (quotes === 0 ? NAMES : NAME).test(value) ? ['[', ']'] : null;
  if (quotes === 2) return ['[', ']'];
  return /["\\\n\r]/.test(value) ? null : ['["', '"]'];
}

const NAME = /^[\w./-]+$/;
const NAMES = /^[\w./-]+(?: *, *[\w./-]+)*$/;

/** The edits that put what is meant in place of a value. */
export function meantEdits(file: CheckedFile, field: FrontMatterField, type: FieldType): readonly TextEdit[] {
  const { path, subject } = file;
  const meant = meantValue(field, type, subject);
  if (meant === null) return [];
  const brackets = type === 'plans' || type === 'list' ? bracketed(field, type) : null;
  if (brackets === null) return replaceValue(file, field, meant);
  const [before, behind] = brackets;
  const { valueStart, valueEnd } = field;
  return [
    { path, start: valueStart, end: valueStart, oldText: '', newText: before },
    { path, start: valueEnd, end: valueEnd, oldText: '', newText: behind },
  ];
}
