import type { FileClaims } from '../model/claims';
import { type Count, SPEAKERS, type StatusClaim, type Subject } from '../model/plan';
import { lineOf } from '../text/lines';
import { githubSlug } from '../text/slug';
import type { Entry } from './entry';
import { factsOfEntry, factsOfFile, NO_FACTS } from './facts';
import type { Site } from './sites';
import { contribution, derivedStatus, progressOf, tallyOf } from './tally';

/** What a file says of itself. */
export interface Speech {
  readonly claims: FileClaims;
  readonly outline: Entry;
}

/**
 * The subject that a file or folder is.
 * @param speech `null`: no file speaks for it
 * @param heard what other files say of its status
 * @param children what stands within its file, and the files and folders below
 */
export function subjectOfSite(site: Site, speech: Speech | null, heard: readonly StatusClaim[], children: readonly Subject[]): Subject {
  const { claims, outline } = speech ?? { claims: null, outline: null };
  const own = outline === null ? [] : statusClaims(outline, site.path);
  const start = outline?.home.start ?? -1;
  return subject(site, {
    title: titleOf(site, claims, outline?.home.title ?? ''),
    line: claims === null || start < 0 ? 1 : lineOf(claims.lines, start),
    claims: heard.length === 0 ? own : [...own, ...heard].sort(byPrecedence),
    places: [],
    facts: claims === null ? NO_FACTS : factsOfFile(claims, outline?.owner ?? null),
    criteria: outline === null ? null : criteriaOf(outline),
    children,
  });
}

/** What holds all plans of a format has no heading, and mostly the same name as that of another: it is called by the format. */
function titleOf({ kind, format, parent }: Site, claims: FileClaims | null, heading: string): string {
  const field = format.titleField === null ? undefined : claims?.frontMatter?.fields.find(({ key }) => key === format.titleField);
  if (field !== undefined && field.value !== '') return field.value;
  if (kind === 'folder' && parent === null) return format.name;
  return kind === 'plan' || kind === 'folder' ? format.title(heading) : heading;
}

/** The subjects that stand within a file, in the order of the text. Gives each entry of the outline its id. */
export function subjectsWithin(speech: Speech, site: Site): readonly Subject[] {
  speech.outline.id = site.id;
  return subjectsBelow(speech.outline, '#', speech.claims, site);
}

function subjectsBelow(entry: Entry, separator: '#' | '/', claims: FileClaims, site: Site): readonly Subject[] {
  if (entry.children.length === 0) return NO_SUBJECTS;
  const keys = new Map<string, number>();
  return [...entry.children].sort((a, b) => a.home.start - b.home.start).map((child) => {
    child.id = `${entry.id}${separator}${uniqueKey(entryKey(child), keys)}`;
    return subjectOfEntry(child, claims, site);
  });
}

function subjectOfEntry(entry: Entry, claims: FileClaims, site: Site): Subject {
  const { home, places, kind, id } = entry;
  const { path, isArchived } = site;
  return subject({ id, kind, name: nameOf(entry), path, isArchived }, {
    title: home.title,
    line: home.start < 0 ? 1 : lineOf(claims.lines, home.start),
    claims: statusClaims(entry, path),
    places: places.length === 1 ? places : [home, ...places.filter((place) => place !== home)],
    facts: factsOfEntry(entry.owner, home.title, entry.isOptional),
    criteria: criteriaOf(entry),
    children: subjectsBelow(entry, '/', claims, site),
  });
}

type Identity = Pick<Subject, 'id' | 'kind' | 'name' | 'path' | 'isArchived'>;
type Said = Pick<Subject, 'title' | 'line' | 'claims' | 'places' | 'facts' | 'criteria' | 'children'>;

function subject({ id, kind, name, path, isArchived }: Identity, { title, line, claims: said, places, facts, criteria, children }: Said): Subject {
  const below = tallyOf(children);
  const progress = progressOf(children);
  const claims = knownFirst(said);
  const [first] = claims;
  const status = first?.status ?? null;
  return {
    id, kind, name, title: title === '' ? name : title, path, line, status, derived: derivedStatus(below),
    reason: first?.reason ?? null, written: first?.written ?? null, claims, places, facts, progress, criteria,
    tally: contribution({ kind, status, progress, places }, below), isArchived, children,
  };
}

const NO_SUBJECTS: readonly Subject[] = [];

/** Words that nobody knows, `Building now`, stand back behind a copy that says it in known ones. */
function knownFirst(claims: readonly StatusClaim[]): readonly StatusClaim[] {
  if (claims.length < 2 || claims[0]?.status !== null) return claims;
  return [...claims.filter(({ status }) => status !== null), ...claims.filter(({ status }) => status === null)];
}

function statusClaims(entry: Entry, path: string): readonly StatusClaim[] {
  return entry.claims.map(({ speaker, notation, mark: { start, end, status, reason, written } }) =>
    ({ start, end, status, reason, written, path, speaker, notation }));
}

/** Copies of equal rank, such as two rows, stand by file and place. */
function byPrecedence(a: StatusClaim, b: StatusClaim): number {
  return SPEAKERS.indexOf(a.speaker) - SPEAKERS.indexOf(b.speaker) || (a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1);
}

function criteriaOf({ criteriaDone, criteriaTotal }: Entry): Count | null {
  return criteriaTotal === 0 ? null : { done: criteriaDone, total: criteriaTotal };
}

function nameOf(entry: Entry): string {
  if (entry.ids.length > 0) return entry.ids.join(', ');
  return entry.name === '' ? entry.home.title : entry.name;
}

function entryKey(entry: Entry): string {
  const [id] = entry.ids;
  if (id !== undefined) return id;
  if (entry.kind === 'section') return entry.number;
  if (entry.number !== '') return `${entry.kind}-${entry.number}`;
  return githubSlug(entry.home.title) || entry.kind;
}

/** The key, with `~2`, `~3` … for repeats under one parent. */
function uniqueKey(key: string, taken: Map<string, number>): string {
  const count = (taken.get(key) ?? 0) + 1;
  taken.set(key, count);
  return count === 1 ? key : `${key}~${count}`;
}
