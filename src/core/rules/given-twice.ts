import { planDocument } from '../dialects/plan-document';
import type { FileClaims } from '../model/claims';
import type { DefiningPlace, Subject } from '../model/plan';
import { readTicketLead } from '../parse/ids';
import { blockAt, type Given } from '../plan/defining-block';
import { readOpener, ticketPrefix } from '../plan/names';
import type { CheckedFile } from './rule';
import { ticketIds } from './ticket-prefixes';

/*
 * Tickets and packages of one document that have the same id. Plans name things again where they go on about them, in overviews,
 * lists of what is next, tests: only what looks like a definition of its own, and speaks of something else, counts.
 */

/** A place that gives a ticket or package an id which another has. */
export interface GivenTwice extends Given {
  /** The first place that gave it. */
  readonly first: DefiningPlace;
}

type Document = Pick<CheckedFile, 'claims' | 'subjects'>;

/** In the order of the text; the places that gave an id first are not among them. */
export function givenTwice({ claims, subjects }: Document): readonly GivenTwice[] {
  if (!mayRepeat(subjects)) return NONE;
  const given = new Map<string, Given[]>();
  for (const [key, each] of allGiven(subjects)) {
    const known = given.get(key);
    if (known === undefined) given.set(key, [each]);
    else known.push(each);
  }
  const repeated = [...given.values()].filter((group) => group.length > 1);
  if (repeated.length === 0) return NONE;
  const isLabel = labels([...given.values()].flat(), claims);
  return repeated.filter(([first]) => !isLabel(first as Given)).flatMap((group) => differing(group, claims)).sort((a, b) => a.place.start - b.place.start);
}

const NONE: readonly never[] = [];

/** Whether some ticket or package may share its id with another: of most documents the names tell that there is none. */
function mayRepeat(subjects: readonly Subject[]): boolean {
  const names = new Set<string>();
  for (const subject of subjects) {
    const { kind, name, places } = subject;
    if (kind !== 'ticket' && kind !== 'package') continue;
    // `PF-239, PF-240` has two ids.
    if (places.length > 1 || name.includes(',')) return true;
    const id = packageNumber(subject) ?? name;
    if (names.has(id)) return true;
    names.add(id);
  }
  return false;
}

/** All that is given, by what may be given once only. */
function* allGiven(subjects: readonly Subject[]): Iterable<readonly [key: string, given: Given]> {
  const isRestarting = hasOwnNumbers(subjects);
  for (const subject of subjects) {
    const number = packageNumber(subject);
    for (const place of subject.places) {
      for (const id of ticketIds(subject)) yield [id, { id, kind: 'ticket', place }];
      if (number !== null) yield [`${isRestarting ? parentOf(subject) : ''}#${number}`, { id: number, kind: 'package', place }];
    }
  }
}

/** The number of a package, as its key has it: in lower case, without leading zeros; `null`: it is something else. */
export function packageNumber({ id, kind }: Subject): string | null {
  return kind === 'package' ? /package-([^/#]+?)(?:~\d+)?$/.exec(id)?.[1] ?? null : null;
}

/** Whether packages are numbered anew in each stage or phase: then several have both a first and a second. */
export function hasOwnNumbers(subjects: readonly Subject[]): boolean {
  const parentsWith = (number: string): ReadonlySet<string> =>
    new Set(subjects.filter((subject) => packageNumber(subject) === number).map(parentOf));
  const seconds = parentsWith('2');
  return seconds.size > 1 && [...parentsWith('1')].filter((parent) => seconds.has(parent)).length > 1;
}

/** The id of what a subject within a file stands below. */
export function parentOf({ id }: Subject): string {
  return id.slice(0, Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')));
}

/** The places that give an id again, to something else. */
function differing(group: readonly Given[], claims: FileClaims): readonly GivenTwice[] {
  const known = new Map<string, { readonly first: DefiningPlace; readonly titles: Set<string> }>();
  // A bare id says nothing of its own.
  return group.filter(isDefinition).sort((a, b) => a.place.start - b.place.start).flatMap((given): GivenTwice[] => {
    const { place } = given;
    const title = ownTitle(given);
    // Headings go into what lists have named, and tables show the same things from many sides.
    const among = place.form === 'row' ? `row ${blockAt(place, claims)?.start}` : place.form;
    const slot = known.get(among);
    if (slot === undefined) {
      if (title !== '') known.set(among, { first: place, titles: new Set([title]) });
      return [];
    }
    const isKnown = title === '' || slot.titles.has(title);
    slot.titles.add(title);
    return isKnown ? [] : [{ ...given, first: slot.first }];
  });
}

/** `### Package 3: Cart`, not `### Package 3 acceptance criteria`, nor what is struck out. */
function isDefinition({ kind, place: { form, title } }: Given): boolean {
  const lead = kind === 'ticket' ? readTicketLead(title, 0, title.length) : null;
  if (STRUCK.test(title) || STRUCK.test(title.slice(lead?.contentStart ?? 0))) return false;
  if (form === 'row' || (form === 'item' && kind === 'ticket')) return true;
  const rest = kind === 'package' ? readOpener(title, planDocument)?.rest ?? '' : lead === null || lead.bare ? '' : `: ${title.slice(lead.contentStart)}`;
  const words = /^\s*[:—–.)(-]\s*(.*)$/.exec(rest)?.[1]?.toLowerCase();
  return words !== undefined && !planDocument.criteria.some((each) => words.startsWith(each));
}

const STRUCK = /^\s*~~.*~~/;

/** What a place calls the thing, without its id and a remark in parentheses; to be compared. */
function ownTitle({ kind, place: { form, title } }: Given): string {
  const lead = kind === 'ticket' ? readTicketLead(title, 0, title.length) : null;
  const own = kind === 'ticket' ? title.slice(lead?.contentStart ?? 0) : form === 'row' ? title : readOpener(title, planDocument)?.rest ?? title;
  return own.replace(/\([^()]*\)\s*$/, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/**
 * Whether ids are labels, which many things have: `P0: fix the login`, `UTF-8 input`. Without brackets or a dash, ids are to be
 * told from labels by how seldom they come twice.
 */
function labels(given: readonly Given[], claims: FileClaims): (given: Given) => boolean {
  const counts = new Map<string, { places: number; readonly ids: Set<string> }>();
  for (const { id, kind } of given) {
    if (kind === 'package') continue;
    const prefix = ticketPrefix(id);
    const count = counts.get(prefix) ?? { places: 0, ids: new Set() };
    counts.set(prefix, { places: count.places + 1, ids: count.ids.add(id) });
  }
  return ({ id, kind, place }) => {
    const block = place.form === 'item' ? blockAt(place, claims) : undefined;
    const isSure = kind === 'package' || (/-|\d{3}/.test(id) && !(block?.type === 'item' && block.bareTicket));
    const count = counts.get(ticketPrefix(id));
    return !isSure && count !== undefined && (count.places - count.ids.size) * 2 > count.ids.size;
  };
}
