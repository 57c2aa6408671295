import { shortId } from '../dialects/dream';
import { planDocument } from '../dialects/plan-document';
import type { FileClaims, LinkClaim, Span } from '../model/claims';
import type { Plan, Reference, Subject } from '../model/plan';
import { spansWithin } from '../text/spans';
import { namePlaces, openerPlace } from './defining-block';
import { keyOf, keysOfName, keysOfSite } from './keys';
import { readOpener } from './names';
import { nameSpan } from './written-span';

/**
 * A place where a subject's name or path stands: a reference to it, or where it is defined by that name. It spans just that where it
 * can be told, and not the quotes around it; else what the name stands in, such as a cell.
 */
export interface Occurrence extends Span {
  /** The file in which it stands. */
  readonly path: string;
  /** The subjects that it may mean: none if it leads nowhere, or to a file of no plan. */
  readonly ids: readonly string[];
  /** `null`: it stands where the subject is defined. */
  readonly reference: Reference | null;
}

type Names = Pick<Plan, 'file' | 'subject' | 'subjectAt' | 'referencesIn' | 'referencesTo'>;

/**
 * What a caret touches, which may stand behind it, too; the smallest first. A link's text stands for its destination: with the caret
 * there, the whole link is what is touched. Of a range of ids each end is one by itself, all between them are the range.
 */
export function occurrencesAt(plan: Names, path: string, offset: number): readonly Occurrence[] {
  const claims = plan.file(path);
  if (claims === undefined) return NONE;
  const touches = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const links = claims.links.filter(touches);
  const references = plan.referencesIn(path).flatMap((reference) => {
    const link = reference.form === 'link' ? links.find(({ urlStart }) => urlStart === reference.start) : undefined;
    return link !== undefined || touches(reference) ? occurrenceOf(reference, plan).map((each) => around(each, link, offset)) : NONE;
  });
  const here = new Set([plan.subjectAt(path, -1, 0), plan.subjectAt(path, offset - 1), plan.subjectAt(path, offset)]);
  const definitions = [...here].flatMap((subject) => subject === undefined ? NONE : definitionsOf(subject, plan));
  return distinct([...definitions, ...references].filter(touches)).sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** All places of a subject's name or path: first where it is defined, then by path and place. */
export function occurrencesOf(plan: Names, id: string): readonly Occurrence[] {
  const subject = plan.subject(id);
  if (subject === undefined) return NONE;
  return distinct([...definitionsOf(subject, plan), ...plan.referencesTo(id).flatMap((reference) => occurrenceOf(reference, plan))]);
}

const NONE: readonly Occurrence[] = [];

/** A field in which no name stands speaks of what the heading above it names. */
function occurrenceOf(reference: Reference, plan: Names): readonly Occurrence[] {
  if (reference.form === 'field' && reference.relation === 'lists') return NONE;
  const { start, end } = nameSpan(reference, plan) ?? reference;
  return [{ start, end, path: reference.path, ids: reference.to, reference }];
}

function around(occurrence: Occurrence, link: LinkClaim | undefined, offset: number): Occurrence {
  const isWithin = occurrence.start <= offset && offset <= occurrence.end;
  return link === undefined || isWithin ? occurrence : { ...occurrence, start: link.start, end: link.end };
}

/** Where a subject's own file names it. */
function definitionsOf(subject: Subject, plan: Names): readonly Occurrence[] {
  const { id, path, places } = subject;
  const claims = plan.file(path);
  if (claims === undefined) return NONE;
  const spans = places.length === 0 ? namesOfFile(subject, claims) : places.flatMap((place) => namePlaces(subject, place, claims));
  return spans.map(({ start, end }) => ({ start, end, path, ids: [id], reference: null }));
}

/** `name: marketplace` in the front matter, `SP06` in the title. A plan root is called what its owners like. */
function namesOfFile(subject: Subject, claims: FileClaims): readonly Span[] {
  const { kind } = subject;
  const spans: Span[] = [];
  const key = kind === 'module' ? 'module' : 'name';
  const field = kind === 'root' ? undefined : claims.frontMatter?.fields.find((each) => each.key === key && each.value !== '');
  if (field !== undefined) {
    const quote = field.valueEnd - field.valueStart === field.value.length + 2 ? 1 : 0;
    spans.push({ start: field.valueStart + quote, end: field.valueEnd - quote });
  }
  const inTitle = nameInTitle(subject, claims);
  return inTitle === null ? spans : [...spans, inTitle];
}

/** Where the title of a subject's file names it: `SP06` in `# SP06 — Marketplace`; `null`: it does not. */
export function nameInTitle({ kind, name }: Pick<Subject, 'kind' | 'name'>, claims: FileClaims): Span | null {
  const title = claims.blocks.find((block) => block.type === 'heading');
  if (title?.type !== 'heading' || title.level !== 1) return null;
  const own = new Set([keyOf(name), keyOf(shortId(name))]);
  const id = spansWithin(claims.ids, title).find((each) => each.through === '' && own.has(keyOf(each.id)));
  const span = id ?? (namesPhase(title.title, keysOfSite(name, kind)) ? openerPlace(title) : null);
  return span === null ? null : { start: span.start, end: span.end };
}

/** `Phase 3: Billing` in `p03_billing`. */
function namesPhase(title: string, keys: readonly string[]): boolean {
  const opener = readOpener(title, planDocument);
  return opener !== null && keysOfName(opener.name).some((key) => keys.includes(key));
}

/** A cell may name a subject by an id and by a name that are the same words. */
function distinct(occurrences: readonly Occurrence[]): Occurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ path, start, end, ids }) => {
    const key = `${start} ${end} ${path} ${ids.join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}
