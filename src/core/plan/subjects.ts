import type { FileClaims } from '../model/claims';
import type { Count, Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';
import { lineOf } from '../text/lines';
import { githubSlug } from '../text/slug';
import type { Entry } from './entry';

/** What progress counts when nothing countable stands below it. */
const COUNTED: ReadonlySet<SubjectKind> = new Set(['item', 'ticket', 'task', 'package']);

/** The subjects of one file, with their status and progress, as a tree. */
export function subjectsOf(root: Entry, claims: FileClaims, path: string): Subject {
  const build = (entry: Entry, id: string): Subject => {
    const keys = new Map<string, number>();
    const inOrder = [...entry.children].sort((a, b) => a.home.start - b.home.start);
    const children = inOrder.map((child) => build(child, childId(id, uniqueKey(keyOf(child), keys))));
    const { start, title } = entry.home;
    const claim = entry.claims[0]?.mark;
    const leaves = countLeaves(children);
    const written = claim?.written ?? null;
    return {
      id,
      kind: entry.kind,
      name: entry.kind === 'plan' ? fileName(path) : nameOf(entry),
      title: title === '' ? (entry.kind === 'plan' ? fileName(path) : nameOf(entry)) : title,
      path,
      line: start < 0 ? 1 : lineOf(claims.lines, start),
      status: claim?.status ?? null,
      derived: derivedStatus(children),
      reason: claim?.reason ?? null,
      written,
      progress: leaves,
      criteria: entry.criteriaTotal === 0 ? null : { done: entry.criteriaDone, total: entry.criteriaTotal },
      children,
    };
  };
  return build(root, path);

  function childId(parent: string, key: string): string {
    return parent === path ? `${path}#${key}` : `${parent}/${key}`;
  }
}

function fileName(path: string): string {
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
