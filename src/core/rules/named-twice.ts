import type { DefiningPlace, Plan, Subject } from '../model/plan';
import { keyOfId, leadingId } from '../plan/keys';
import { parentOf } from './given-twice';
import type { CheckedFile } from './rule';
import { topOf } from './top-of';

/*
 * What goes by a number or name that another has beside it, where the format asks for one of each: tasks of a numbered list,
 * requirements, the files of a backlog.
 */

export interface NamedTwice {
  readonly name: string;
  readonly place: DefiningPlace;
  /** The first place of that name. */
  readonly first: DefiningPlace;
}

/** The later places in a file at which something beside it has the same number, or the same heading stands. */
export function* namedTwice({ subjects }: Pick<CheckedFile, 'subjects'>): Iterable<NamedTwice> {
  const known = new Map<string, DefiningPlace>();
  for (const subject of subjects) {
    for (const { name, place } of namesOf(subject)) {
      const key = `${subject.kind} ${parentOf(subject)} ${name}`;
      const first = known.get(key);
      if (first === undefined) known.set(key, place);
      else yield { name: subject.name, place, first };
    }
  }
}

/** Where a subject is named as only one may be, and how. */
function namesOf(subject: Subject): readonly { readonly name: string; readonly place: DefiningPlace }[] {
  const { kind, name, places } = subject;
  if (kind === 'task') return places.filter((place) => isNumbered(name, place)).map((place) => ({ name, place }));
  if (kind !== 'section' || !isNamed(subject)) return NONE;
  const headings = places.filter(({ form }) => form === 'heading').sort((a, b) => a.start - b.start);
  // What has no number is known by all of its heading.
  return headings.map((place) => ({ name: place.title.startsWith(name) ? name : place.title, place }));
}

/** `1.1 Set up`, `2. Test`; `2 tests` may be just how many. */
function isNumbered(number: string, { form, title }: DefiningPlace): boolean {
  return form === 'item' && title.startsWith(number) && (number.includes('.') || /^[.)]/.test(title.slice(number.length)));
}

/** `Requirement: Albums`, `Requirement 3`. Other headings may come again: `ADDED Requirements`, `Setup`. */
function isNamed({ name, title }: Subject): boolean {
  return name !== title || /^requirement \d/i.test(name);
}

/** The files of a backlog that have the id of one of them, itself among them, if there are several; what is over was there first. */
export function filesOfId(plan: Plan, subject: Subject): readonly Subject[] {
  const id = isOfBacklog(subject) ? leadingId(subject.name, subject.kind) : '';
  if (id === '') return NONE;
  const root = topOf(plan, subject);
  const files = root.kind !== 'folder' ? NONE : plan.called(id)
    .filter((each) => isOfBacklog(each) && keyOfId(leadingId(each.name, each.kind)) === keyOfId(id) && topOf(plan, each) === root);
  return files.length < 2 ? NONE : [...files].sort((a, b) => Number(b.isArchived) - Number(a.isArchived) || (a.path < b.path ? -1 : 1));
}

const NONE: readonly never[] = [];

function isOfBacklog({ kind, places }: Subject): boolean {
  return kind === 'task' && places.length === 0;
}
