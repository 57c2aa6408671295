import { shortId } from '../dialects/dream';
import type { FileClaims, Span } from '../model/claims';
import type { Reference, Subject } from '../model/plan';
import { type Given, idPlace, lineOfPlace } from '../plan/defining-block';
import { keyOfId, leadingId } from '../plan/keys';
import { lineOf } from '../text/lines';
import { sectionPlace } from './changed-section';
import { idInstead } from './free-ids';
import { type GivenTwice, givenTwice } from './given-twice';
import { filesOfId, type NamedTwice, namedTwice } from './named-twice';
import { freePlanNumber, planNumber, plansOfNumber } from './plan-numbers';
import { type CheckedFile, defineRule, type Facts, type Found } from './rule';
import { called, quoted } from './wording';

/** An id of a document, with its text where that is known; a number or heading in it; the id or number of a file; or a section that is there already. */
type Twice =
  | { readonly given: GivenTwice; readonly written: string | null }
  | { readonly named: NamedTwice }
  | { readonly id: string; readonly first: Subject }
  | { readonly number: string; readonly first: Subject }
  | { readonly added: string; readonly whole: string };

/**
 * The same ticket or package id given twice in one document, to different things, or the same plan number twice in one folder plan;
 * systems and procedures share one sequence, and what is archived keeps its number. The same number of tasks side by side, the same
 * requirement, the same id of two files of a backlog. Told at the later ones. And a section that is new, a requirement of OpenSpec,
 * where there is one of that name.
 */
export const duplicateId = defineRule<Twice>({
  id: 'duplicate-id',
  severity: 'warning',

  *check(file, facts) {
    for (const given of givenTwice(file)) {
      const { path, claims } = file;
      const { start, end, text } = placeOf(given, claims);
      const first = placeOf({ ...given, place: given.first }, claims);
      yield {
        start, end, details: { given, written: text },
        related: [{ path, start: first.start, end: first.end, message: `${nameOf(given)} is given here first` }],
      };
    }
    for (const named of namedTwice(file)) {
      const { path, claims } = file;
      const message = `${quoted(named.name)} is here first`;
      yield { ...lineOfPlace(named.place, claims), details: { named }, related: [{ path, ...lineOfPlace(named.first, claims), message }] };
    }
    const plan = planTwice(file, facts) ?? fileTwice(file, facts);
    if (plan !== null) yield plan;
    for (const reference of file.references) if (reference.relation === 'adds' && reference.outcome === 'found') yield addedTwice(reference, file, facts);
  },

  message({ details }, { path, claims, subject }, { plan }) {
    if ('added' in details) return `${quoted(details.whole)} has ${quoted(details.added)} already`;
    if ('named' in details) return `${quoted(details.named.name)} is taken, on line ${lineOf(claims.lines, details.named.first.start)}`;
    if ('id' in details) return `${quoted(details.id)} is taken by ${called(details.first)}`;
    if (!('given' in details)) {
      const { number, first } = details;
      return `${quoted(number)} is taken by ${called(first)}; ${quoted(number.slice(0, 2) + freePlanNumber(plan, subject))} is free`;
    }
    const { given } = details;
    const free = nameOf({ ...given, id: idInstead(plan, path, given) });
    return `${nameOf(given)} is taken, on line ${lineOf(claims.lines, given.first.start)}; ${free} is free`;
  },

  fixes({ details, start, end }, { path }, { plan }) {
    if (!('given' in details) || details.written === null) return [];
    const { given, written } = details;
    const newText = idInstead(plan, path, given);
    // Who else speaks of the id may mean either.
    return [{ title: `Change to ${newText}`, edits: [{ path, start, end, oldText: written, newText }], isGuess: true }];
  },
});

/** Where an id is given, and what stands there; of the whole line, where nothing smaller can be told, `null`. */
function placeOf(given: Given, claims: FileClaims): Span & { readonly text: string | null } {
  return idPlace(given, claims) ?? { ...lineOfPlace(given.place, claims), text: null };
}

function nameOf({ id, kind }: Pick<GivenTwice, 'id' | 'kind'>): string {
  return quoted(kind === 'package' ? `Package ${id}` : id);
}

function addedTwice(reference: Reference, { claims }: CheckedFile, { plan }: Facts): Found<Twice> {
  const { start, end } = sectionPlace(reference, claims);
  const related = reference.to.flatMap((id) => plan.subject(id) ?? []).flatMap(({ path, places: [place] }) => (
    place === undefined ? [] : [{ path, start: place.start, end: place.start + place.title.length, message: `${quoted(reference.written)} is here` }]));
  return { start, end, details: { added: reference.written, whole: plan.changedBy(reference.path) ?? '' }, related };
}

/** A plan whose number another has that comes before it. */
function planTwice({ claims, subject }: CheckedFile, { plan }: Facts): Found<Twice> | null {
  const number = planNumber(subject);
  const [first] = number === null ? [] : plansOfNumber(plan, subject);
  if (number === null || first === undefined || first === subject) return null;
  const name = claims.frontMatter?.fields.find(({ key, value }) => key === 'name' && shortId(value) === number);
  const span: Span = name === undefined ? { start: 0, end: 0 } : { start: name.valueStart, end: name.valueEnd };
  return { ...span, details: { number, first }, related: [{ path: first.path, start: 0, end: 0, message: `${called(first)} has the number, too` }] };
}

/** A file of a backlog whose id another has that comes before it. */
function fileTwice({ claims, subject }: CheckedFile, { plan }: Facts): Found<Twice> | null {
  const [first] = filesOfId(plan, subject);
  if (first === undefined || first === subject) return null;
  const id = leadingId(subject.name, subject.kind);
  const field = claims.frontMatter?.fields.find(({ key, value }) => key === 'id' && keyOfId(value) === keyOfId(id));
  const span: Span = field === undefined ? { start: 0, end: 0 } : { start: field.valueStart, end: field.valueEnd };
  return { ...span, details: { id, first }, related: [{ path: first.path, start: 0, end: 0, message: `${called(first)} has the id, too` }] };
}
