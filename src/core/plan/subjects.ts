import type { FileClaims } from '../model/claims';
import type { Count, Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';
import { lineOf } from '../text/lines';
import { githubSlug } from '../text/slug';
import type { Entry, Source } from './entry';

/** What progress counts when nothing countable stands below it. */
const COUNTED: ReadonlySet<SubjectKind> = new Set(['item', 'ticket', 'task', 'package']);

/** The subjects of one plan document, with their status and progress, as a tree. */
export function subjectsOf(root: Entry, claims: FileClaims, path: string): Subject {
  root.source = { id: path, path, lines: claims.lines };
  root.name = fileName(path);
  return subjectOf(root, root.source, path);
}

/** The subject that an entry makes, with all that is below it. The entry is a file or folder. */
export function subjectOfSource(entry: Entry): Subject {
  if (entry.source === null) throw new Error('only a file or folder stands by itself');
  return subjectOf(entry, entry.source, entry.source.id);
}

function subjectOf(entry: Entry, source: Source, id: string): Subject {
  const children = childrenOf(entry, source, id);
  const { start, title } = entry.home;
  const claim = entry.claims[0]?.mark;
  return {
    id,
    kind: entry.kind,
    name: nameOf(entry),
    title: title === '' ? nameOf(entry) : title,
    path: source.path,
    line: start < 0 ? 1 : lineOf(source.lines, start),
    status: claim?.status ?? null,
    derived: derivedStatus(children),
    reason: claim?.reason ?? null,
    written: claim?.written ?? null,
    progress: countLeaves(children),
    criteria: entry.criteriaTotal === 0 ? null : { done: entry.criteriaDone, total: entry.criteriaTotal },
    children,
  };
}

/** What stands in the same file, in the order of the text, then files and folders in the order in which they were added. */
function childrenOf(entry: Entry, source: Source, id: string): Subject[] {
  const keys = new Map<string, number>();
  const within = entry.children.filter((child) => child.source === null).sort((a, b) => a.home.start - b.home.start);
  const separator = id === source.id ? '#' : '/';
  return [
    ...within.map((child) => subjectOf(child, source, `${id}${separator}${uniqueKey(keyOf(child), keys)}`)),
    ...entry.children.filter((child) => child.source !== null).map(subjectOfSource),
  ];
}

/** A path's last part, without its Markdown ending. */
export function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

function nameOf(entry: Entry): string {
  if (entry.ids.length > 0) return entry.ids.join(', ');
  return entry.name === '' ? entry.home.title : entry.name;
}

function keyOf(entry: Entry): string {
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

/** How many leaf subjects stand below, cut ones left out; `null` where there are none. */
function countLeaves(children: readonly Subject[]): Count | null {
  let found = false;
  let done = 0;
  let total = 0;
  for (const child of children) {
    if (child.progress !== null) {
      found = true;
      done += child.progress.done;
      total += child.progress.total;
    } else if (COUNTED.has(child.kind)) {
      found = true;
      if (child.status === 'cut') continue;
      total++;
      if (child.status === 'done') done++;
    }
  }
  return found ? { done, total } : null;
}

/** What the leaves below say together: all done, some begun, none; `null` where there are no leaves. */
function derivedStatus(children: readonly Subject[]): Status | null {
  const leaves: (Status | null)[] = [];
  collect(children);
  if (leaves.length === 0) return null;
  const left = leaves.filter((status) => status !== 'cut');
  if (left.length === 0) return 'cut';
  if (left.every((status) => status === 'done')) return 'done';
  return left.some((status) => status === 'done' || status === 'wip') ? 'wip' : 'todo';

  function collect(subjects: readonly Subject[]): void {
    for (const subject of subjects) {
      if (subject.progress !== null) collect(subject.children);
      else if (COUNTED.has(subject.kind) || subject.status !== null) leaves.push(subject.status);
    }
  }
}
