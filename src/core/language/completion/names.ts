import { folderOf, liesBelow, relativePath } from '../../base/paths';
import { bareName, shortId } from '../../dialects/dream';
import { asText, inCell } from '../../edits/markdown-words';
import { urlOf } from '../../edits/path-notation';
import { kebabCase } from '../../edits/restate';
import { mostFrequent } from '../../edits/words-in-use';
import type { Plan, ReferenceForm, Subject, SubjectKind } from '../../model/plan';
import { keyOf, keysOfSite, leadingId } from '../../plan/keys';
import { namesNothing, PLANS } from '../../plan/references';
import { currentStatus } from '../../plan/current-status';
import { packageNumber } from '../../rules/given-twice';
import { ticketIds } from '../../rules/ticket-prefixes';
import { topOf } from '../../rules/top-of';
import type { Caret } from './caret';
import { detailOf, type Entry } from './completion';

/** The form of a place that names others. */
export type NamingForm = Extract<ReferenceForm, 'front matter' | 'cell' | 'field' | 'reason'>;

/**
 * What a place may name: plans, a phase's neighbours, and what stands in the same document. Those that have work left come first,
 * archived ones last. Left out are those of which no name in that form would tell which one is meant.
 * @param kinds what is read as a name there
 * @param named names that stand there already
 * @param only those that are offered of these kinds
 */
export function nameEntries(
  caret: Caret, form: NamingForm, kinds: ReadonlySet<SubjectKind>, named: Iterable<string> = [], only = kinds,
): readonly Entry[] {
  const { facts: { plan }, subject } = caret;
  const isNamed = new Set([...named].map(keyOf));
  // A module is changed by plans, that around it among them; nobody else names what it is part of.
  const around = subject.kind === 'module' ? new Set<string>() : idsAround(plan, subject);
  const near = kinds === PLANS ? [] : [...neighbours(plan, subject), ...form === 'front matter' ? [] : workWithin(subject)];
  const spell = speller(caret, form, kinds, new Set(near.map(({ id }) => id)));
  const candidates = [...near.filter(({ kind }) => only.has(kind)).sort(byWorkLeft), ...only.has('plan') ? plansFrom(plan, subject) : []];
  return candidates.flatMap((each): readonly Entry[] => {
    const { id, kind, name, places } = each;
    if (around.has(id) || (isNamed.size > 0 && places.length === 0 && keysOfSite(name, kind).some((key) => isNamed.has(key)))) return [];
    const insert = spell(each);
    if (insert === null || (isNamed.size > 0 && isNamed.has(keyOf(insert)))) return [];
    const label = places.length > 0 || (form === 'front matter' && insert.includes('/')) ? insert : name;
    return [{ insert, label, kind, detail: detailOf(each), words: insert === label ? label : `${insert} ${name}` }];
  });
}

function idsAround(plan: Plan, subject: Subject): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let around: Subject | undefined = subject; around !== undefined; around = plan.parent(around.id)) ids.add(around.id);
  return ids;
}

/** The phases beside a phase, of a plan, or beside what lies in a plan or phase; beside a task other tasks, too. */
function neighbours(plan: Plan, subject: Subject): readonly Subject[] {
  const phasesOf = (holder: Subject | undefined): readonly Subject[] => (
    (holder?.children ?? []).filter(({ kind, places }) => kind === 'phase' && places.length === 0)
  );
  const parent = plan.parent(subject.id);
  switch (subject.kind) {
    case 'plan': return phasesOf(subject);
    case 'phase': return phasesOf(parent);
    case 'task': case 'feature': {
      const alike = (parent?.children ?? []).filter(({ kind }) => kind === subject.kind);
      return [...alike, ...phasesOf(parent?.kind === 'phase' ? plan.parent(parent.id) : parent)];
    }
    default: return phasesOf(parent);
  }
}

/** What has a name of its own in a document. */
const IN_DOCUMENTS: ReadonlySet<SubjectKind> = new Set(['stage', 'phase', 'package', 'ticket']);

function workWithin(subject: Subject): readonly Subject[] {
  return subject.children.filter(({ places }) => places.length > 0)
    .flatMap((child) => [...IN_DOCUMENTS.has(child.kind) ? [child] : [], ...workWithin(child)]);
}

/** All plans as they are offered in a file: those below the same root come first, archived ones last. */
function plansFrom(plan: Plan, subject: Subject): readonly Subject[] {
  const { id } = topOf(plan, subject);
  const groups: Subject[][] = [];
  for (const each of plan.roots.flatMap(plansAt)) {
    const group = (each.isArchived ? 2 * RANKS : 0) + (liesBelow(each.id, id) ? 0 : RANKS) + rank(each);
    (groups[group] ??= []).push(each);
  }
  return groups.flat();
}

/** Most subjects outlast an edit, and all plans are asked for again after each. */
const plansKnown = new WeakMap<Subject, readonly Subject[]>();

/** The plans at and below a subject, in their order. */
function plansAt(subject: Subject): readonly Subject[] {
  if (!HOLD_PLANS.has(subject.kind) || subject.places.length > 0) return [];
  let plans = plansKnown.get(subject);
  if (plans === undefined) {
    plans = [...subject.kind === 'plan' ? [subject] : [], ...subject.children.flatMap(plansAt)];
    plansKnown.set(subject, plans);
  }
  return plans;
}

/** What is asked again for each name that is offered, and follows from names alone. */
interface Known {
  /** All that go by a name, of those that were asked for. */
  readonly called: Map<string, readonly Pick<Subject, 'id' | 'kind'>[]>;
  /** For a way to name: by ids, the names by which they are meant wherever they are not near, `null` where none tells. */
  readonly told: Map<string, Map<string, string | null>>;
}

const knownBy = new WeakMap<Plan['naming'], Known>();

function known({ naming }: Plan): Known {
  let all = knownBy.get(naming);
  if (all === undefined) knownBy.set(naming, all = { called: new Map(), told: new Map() });
  return all;
}

function called(plan: Plan, name: string): readonly Pick<Subject, 'id' | 'kind'>[] {
  const { called: all } = known(plan);
  let subjects = all.get(name);
  if (subjects === undefined) all.set(name, subjects = plan.called(name).map(({ id, kind }) => ({ id, kind })));
  return subjects;
}

const HOLD_PLANS: ReadonlySet<SubjectKind> = new Set(['root', 'folder', 'plan', 'phase']);

/** Archived last, what is finished before them. What is equal stays in its order. */
export function byWorkLeft(a: Subject, b: Subject): number {
  return Number(a.isArchived) - Number(b.isArchived) || rank(a) - rank(b);
}

/** The first has work left. */
function rank(subject: Subject): number {
  const status = currentStatus(subject);
  return status === 'done' ? 1 : status === 'cut' ? 2 : 0;
}

const RANKS = 3;

/** How the name of a file or folder is written: `SP01_core_shop`, `core_shop` or `SP01`; `task-2` of `task-2 - Bar`. */
type Spelling = (subject: Subject) => string;

const FULL: Spelling = ({ name }) => name;
const BARE: Spelling = ({ name }) => bareName(name);
const SHORT: Spelling = ({ name }) => shortId(name);
const ID: Spelling = ({ name, kind }) => leadingId(name, kind);
const SPELLINGS: readonly Spelling[] = [FULL, BARE, SHORT, ID];

/**
 * How a place names a subject so that it alone is meant: where names do not tell, by its path or a link; `null`: it cannot.
 * @param near the ids of its neighbours, which are meant rather than others
 */
function speller(
  { facts: { plan }, path }: Caret, form: NamingForm, kinds: ReadonlySet<SubjectKind>, near: ReadonlySet<string>,
): (subject: Subject) => string | null {
  const spelled = { plan: spellingIn(plan, path, form, true), other: spellingIn(plan, path, form, false) };
  // Whoever is nearer is meant.
  const isMeant = (name: string, { id }: Subject): boolean => {
    const alike = called(plan, name).filter(({ kind }) => kinds.has(kind));
    return alike.some((each) => each.id === id) && alike.every((other) => other.id === id || (near.has(id) && !near.has(other.id)));
  };
  const nameOf = (subject: Subject): string | null => {
    if (subject.places.length > 0) {
      const name = nameWithin(subject, form);
      return isMeant(name, subject) ? name : null;
    }
    for (const spelling of [subject.kind === 'plan' ? spelled.plan : spelled.other, FULL, SHORT]) {
      const name = form === 'reason' ? kebabCase(spelling(subject)) : spelling(subject);
      if (name !== '' && isMeant(name, subject) && isReadAsName(name, form)) return name;
    }
    return null;
  };
  const told = toldBy(known(plan), [form, ...kinds, SPELLINGS.indexOf(spelled.plan), SPELLINGS.indexOf(spelled.other)].join(' '));
  return (subject) => {
    let name = near.has(subject.id) ? nameOf(subject) : told.get(subject.id);
    if (name === undefined) told.set(subject.id, name = nameOf(subject));
    return name ?? byPath(subject, path, form);
  };
}

function toldBy({ told }: Known, way: string): Map<string, string | null> {
  let names = told.get(way);
  if (names === undefined) told.set(way, names = new Map<string, string | null>());
  return names;
}

/** Whether a form takes all of it for a name. */
function isReadAsName(name: string, form: NamingForm): boolean {
  if (namesNothing(name)) return false;
  switch (form) {
    case 'front matter': return !/[/\\]|\.md$/i.test(name);
    case 'cell': case 'field': return /^[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*$/u.test(name);
    case 'reason': return true;
  }
}

/** A file or folder, where its name does not tell. */
function byPath(subject: Subject, from: string, form: NamingForm): string | null {
  const url = urlOf(relativePath(folderOf(from), subject.path));
  if (form === 'front matter') return url;
  if (form === 'reason' || subject.places.length > 0) return null;
  const link = `[${asText(subject.name)}](${url})`;
  return form === 'cell' ? inCell(link) : link;
}

/** A phase by its name, a package by its number, a ticket by its id. */
function nameWithin(subject: Subject, form: NamingForm): string {
  const { kind, name } = subject;
  const number = packageNumber(subject);
  if (kind === 'ticket') return ticketIds(subject)[0] ?? '';
  if (form === 'reason') return kebabCase(number === null ? name : `package ${number}`);
  return number === null ? name : `#${number}`;
}

/**
 * As the file writes most names of that kind in that form; else plans without their number in front matter and reasons, all others by their
 * id where they have one.
 */
function spellingIn(plan: Plan, path: string, form: NamingForm, ofPlans: boolean): Spelling {
  const spellings = plan.referencesIn(path).flatMap((reference): readonly Spelling[] => {
    const isAlike = reference.form === form || (form === 'cell' && reference.form === 'id');
    const [id] = reference.to;
    const subject = isAlike && id !== undefined && reference.relation !== 'lists' ? plan.subject(id) : undefined;
    if (subject === undefined || subject.places.length > 0 || (subject.kind === 'plan') !== ofPlans) return [];
    return SPELLINGS.filter((spelling) => keyOf(spelling(subject)) === keyOf(reference.written)).slice(0, 1);
  });
  return mostFrequent(spellings) ?? (!ofPlans ? ID : form === 'front matter' || form === 'reason' ? BARE : FULL);
}
