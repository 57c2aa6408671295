import type { CellClaim, FileClaims, TableClaim } from '../model/claims';
import type { Plan, Subject, SubjectKind } from '../model/plan';
import type { StatusVocabulary } from '../model/vocabulary';
import { asText } from '../edits/markdown-words';
import { urlOf } from '../edits/path-notation';
import { restate } from '../edits/restate';
import { wordsInUse } from '../edits/words-in-use';
import { currentStatus } from '../plan/current-status';
import { childrenTables, columnsOf } from '../plan/folder-rows';
import { linkOf } from '../plan/link-of';
import { profileAround } from '../plan/profile';
import { filesBelow } from './all-plans';
import { listedIn } from './listed';
import { meantSubject } from './meant-name';
import { type CheckedFile, defineRule } from './rule';
import { addRows } from './table-rows';
import { listed, quoted } from './wording';

interface Unlisted {
  readonly table: TableClaim;
  readonly children: readonly Subject[];
}

/**
 * Plans, phases and tasks on disk that an overview's table of children does not list; told once for all of them. An overview without
 * such a table lacks a section, no row. Features are asked for where others of the plan are listed: they may stand elsewhere.
 */
export const unlistedChild = defineRule<Unlisted>({
  id: 'unlisted-child',
  severity: 'info',

  *check(file, { plan, settings }) {
    const { claims, subject, path } = file;
    if (!HAVE_CHILDREN.has(subject.kind) || subject.id === path) return;
    const missing = unlistedIn(file, plan);
    const table = missing.length === 0 ? undefined : childrenTables(claims)[0];
    const [first] = table?.header ?? [];
    if (table === undefined || first === undefined || profileAround(plan, subject, settings.profile) === null) return;
    const meant = meantByRows(file, missing);
    const children = missing.filter((child) => !meant.has(child));
    if (children.length === 0) return;
    const { end } = table.header[table.header.length - 1] ?? first;
    yield { start: first.start, end, details: { table, children } };
  },

  message({ details: { children } }) {
    const names = children.slice(0, MOST_NAMED).map((child) => quoted(fileNameOf(child)));
    const rest = children.length > names.length ? [`${children.length - names.length} more`] : [];
    return `${listed([...names, ...rest])} ${children.length === 1 ? 'is' : 'are'} not in this table`;
  },

  fixes({ details: { table, children } }, file, { plan }) {
    const edits = addRows(file.path, file.claims, table, children.map(rowsLike(table, file, plan)));
    return edits.length === 0 ? [] : [{ title: children.length === 1 ? 'Add the row' : 'Add the rows', edits, isGuess: true }];
  },
});

const HAVE_CHILDREN: ReadonlySet<SubjectKind> = new Set(['root', 'plan', 'phase']);
const CHILDREN: ReadonlySet<SubjectKind> = new Set(['plan', 'phase', 'task', 'feature']);

const MOST_NAMED = 3;

/** What an overview is to list: what lies in its folder and is a plan, a phase or a task. */
export function childrenOf(subject: Subject): readonly Subject[] {
  return filesBelow(subject).filter(({ kind, isArchived }) => CHILDREN.has(kind) && !isArchived);
}

function unlistedIn({ path, subject }: CheckedFile, plan: Plan): readonly Subject[] {
  const ids = listedIn(path, plan);
  const children = childrenOf(subject);
  const listsFeatures = children.some(({ kind, id }) => kind === 'feature' && ids.has(id));
  return children.filter(({ id, kind }) => !ids.has(id) && (kind !== 'feature' || listsFeatures));
}

/** Those that rows which lead nowhere most likely mean: then that is told. */
function meantByRows({ references }: CheckedFile, missing: readonly Subject[]): ReadonlySet<Subject> {
  const lost = references.filter(({ relation, isStrict, outcome }) => relation === 'lists' && isStrict && outcome !== 'found');
  return new Set(lost.flatMap(({ written }) => meantSubject(written, missing) ?? []));
}

function fileNameOf({ name, id, path }: Subject): string {
  return id === path ? path.slice(path.lastIndexOf('/') + 1) : `${name}/`;
}

/** Makes the row of a child, in the way of those that are there. */
function rowsLike(table: TableClaim, { path, claims, references }: CheckedFile, plan: Plan): (child: Subject) => ReadonlyMap<string, string> {
  const column = columnsOf(table).indexOf('name');
  const names = table.rows.flatMap(({ cells }) => cells[column] ?? []);
  const starts = new Set(names.map(({ start }) => start));
  const isLinked = names.length === 0 ||
    references.some((each) => each.relation === 'lists' && starts.has(each.start) && linkOf(each, claims) !== undefined);
  const nameOf = nameLike(names);
  const statusOf = statusLike(table, plan.vocabulary(path));
  return (child) => new Map([
    ['name', isLinked ? `[${asText(nameOf(child))}](./${urlOf(pathOf(child))})` : asText(nameOf(child))],
    ['type', child.kind === 'task' || child.kind === 'feature' ? 'Task' : 'Plan'],
    ['status', statusOf(child)],
    ...child.facts.magnitude === null ? [] : [['magnitude', child.facts.magnitude] as const],
    ['description', asText(child.title)],
  ]);
}

/** With the ending that other names have; all of it where there are no others. */
function nameLike(names: readonly CellClaim[]): (child: Subject) => string {
  const has = (ending: string): boolean => names.length === 0 || names.some(({ text }) => text.endsWith(ending));
  const kept = ['/', '.md'].filter(has);
  return (child) => {
    const full = fileNameOf(child);
    const ending = /(?:\/|\.md)$/.exec(full)?.[0] ?? '';
    return kept.includes(ending) ? full : full.slice(0, full.length - ending.length);
  };
}

function pathOf({ id, path }: Subject): string {
  const folder = id.slice(0, id.lastIndexOf('/') + 1);
  return path.slice(folder.length);
}

function statusLike({ rows }: TableClaim, vocabulary: StatusVocabulary): (child: Subject) => string {
  const marks = rows.flatMap(({ status }) => status ?? []);
  const model = marks.find(({ reason }) => reason === null) ?? STANDARD;
  const inUse = wordsInUse('cell', marks, vocabulary);
  return (child) => restate(model, { status: currentStatus(child) ?? 'todo', reason: child.reason }, inUse, vocabulary);
}

const STANDARD: NonNullable<FileClaims['status']> = { start: 0, end: 8, status: 'todo', reason: null, written: '⏳ [TODO]' };
