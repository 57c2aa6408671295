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
  const spell = speller(caret, form, kinds, new Set(near));
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

/** All plans as they are offered in a file: of those that are equal otherwise the ones below the same root come first. */
function plansFrom(plan: Plan, subject: Subject): readonly Subject[] {
  const { id } = topOf(plan, subject);
  const groups: Subject[][] = [[], [], [], []];
  for (const each of viewOf(plan).plans) groups[(each.isArchived ? 2 : 0) + (liesBelow(each.id, id) ? 0 : 1)]?.push(each);
  return groups.flat();
}

/** What is asked again for each name that is offered. */
interface View {
  /** All plans of the workspace, by the work that is left. */
  readonly plans: readonly Subject[];
  /** The plans that go by a name, by its key. */
  readonly byKey: ReadonlyMap<string, readonly Subject[]>;
  /** All work that goes by a name, of those that were asked for. */
  readonly called: Map<string, readonly Subject[]>;
  /** For a way to name: the names by which some are meant wherever they are not near, `null` where none tells. */
  readonly told: Map<string, Map<Subject, string | null>>;
}

/** By state of the plan, of which the list of roots is a new one. */
const views = new WeakMap<Plan['roots'], View>();

function viewOf({ roots }: Plan): View {
  let view = views.get(roots);
  if (view === undefined) {
    const plans: Subject[] = [];
    const collect = (subject: Subject): void => {
      if (subject.kind === 'plan') plans.push(subject);
      for (const child of subject.children) if (HOLD_PLANS.has(child.kind) && child.places.length === 0) collect(child);
    };
    roots.forEach(collect);
    views.set(roots, view = { plans: plans.sort(byWorkLeft), byKey: byKeys(plans), called: new Map(), told: new Map() });
  }
  return view;
}

function byKeys(plans: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const found = new Map<string, Subject[]>();
  for (const each of plans) {
    for (const key of keysOfSite(each.name, each.kind)) {
      const alike = found.get(key);
      if (alike === undefined) found.set(key, [each]);
      else alike.push(each);
    }
  }
  return found;
}

/** Who of some kinds goes by a name. */
function called(plan: Plan, name: string, kinds: ReadonlySet<SubjectKind>): readonly Subject[] {
  const { byKey, called: known } = viewOf(plan);
  if (kinds === PLANS) return byKey.get(keyOf(name)) ?? [];
  let subjects = known.get(name);
  if (subjects === undefined) known.set(name, subjects = plan.called(name).filter(({ kind }) => kinds.has(kind)));
  return subjects;
}

const HOLD_PLANS: ReadonlySet<SubjectKind> = new Set(['root', 'folder', 'plan', 'phase']);

/** Archived last, what is finished before them. What is equal stays in its order. */
export function byWorkLeft(a: Subject, b: Subject): number {
  return rank(a) - rank(b);
}

function rank(subject: Subject): number {
  const status = currentStatus(subject);
  return (subject.isArchived ? 3 : 0) + (status === 'done' ? 1 : status === 'cut' ? 2 : 0);
}

/** How the name of a file or folder is written: `SP01_core_shop`, `core_shop` or `SP01`; `task-2` of `task-2 - Bar`. */
type Spelling = (subject: Subject) => string;

const FULL: Spelling = ({ name }) => name;
const BARE: Spelling = ({ name }) => bareName(name);
const SHORT: Spelling = ({ name }) => shortId(name);
const ID: Spelling = ({ name }) => leadingId(name);
const SPELLINGS: readonly Spelling[] = [FULL, BARE, SHORT, ID];

/** How a place names a subject so that it alone is meant: where names do not tell, by its path or a link; `null`: it cannot. */
function speller(
  { facts: { plan }, path }: Caret, form: NamingForm, kinds: ReadonlySet<SubjectKind>, near: ReadonlySet<Subject>,
): (subject: Subject) => string | null {
  const spelled = { plan: spellingIn(plan, path, form, true), other: spellingIn(plan, path, form, false) };
  // Whoever is nearer is meant.
  const isMeant = (name: string, subject: Subject): boolean => {
    const alike = called(plan, name, kinds);
    return alike.includes(subject) && alike.every((other) => other === subject || (near.has(subject) && !near.has(other)));
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
  const told = toldBy(viewOf(plan), [form, ...kinds, SPELLINGS.indexOf(spelled.plan), SPELLINGS.indexOf(spelled.other)].join(' '));
  return (subject) => {
    let name = near.has(subject) ? nameOf(subject) : told.get(subject);
    if (name === undefined) told.set(subject, name = nameOf(subject));
    return name ?? byPath(subject, path, form);
  };
}

function toldBy({ told }: View, way: string): Map<Subject, string | null> {
  let names = told.get(way);
  if (names === undefined) told.set(way, names = new Map<Subject, string | null>());
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
