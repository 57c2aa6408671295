import type { Plan, Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';
import { currentStatus } from '../plan/current-status';

/** What subjects stand together by: the folder or text in which they stand, their status, what they are, or who does them. */
export const GROUPINGS = ['folder', 'status', 'kind', 'owner'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** In which order those stand that stand together. */
export const SORTINGS = ['plan', 'status', 'title', 'progress', 'updated'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** What somebody wants to see of a plan, and how. */
export interface Arrangement {
  /** Words that all have to stand in the title, the name or, behind an `@`, the owner, of a subject or of one above it. */
  readonly text: string;
  /** Empty: whatever their status. */
  readonly statuses: readonly Status[];
  /** Leaves out what is done or cut. */
  readonly hidesDone: boolean;
  readonly groupBy: Grouping;
  readonly sortBy: Sorting;
}

/** Everything, as it stands in the files. */
export const AS_PLANNED: Arrangement = { text: '', statuses: [], hidesDone: false, groupBy: 'folder', sortBy: 'plan' };

/** Subjects that have something in common. */
export interface Group {
  /** A status or a kind, an owner as written, or `''`: none of them. */
  readonly key: string;
  /** Those that stand at its top: what belongs to the same group as the subject above it stands below that. */
  readonly subjects: readonly Subject[];
}

/** What stands where, of all that is shown. */
interface Layout {
  /** Without grouping a single one, with the key `''`. */
  readonly groups: readonly Group[];
  /** What is archived, and stands below nothing that is: of a plan that is grouped. */
  readonly archived: readonly Subject[];
  readonly below: ReadonlyMap<string, readonly Subject[]>;
  /** By id the id above; for those at the top the group's key. */
  readonly above: ReadonlyMap<string, Above>;
}

type Above = { readonly id: string } | { readonly group: string };

/** A plan as somebody wants to see it. What it answers is true of the plan as it is at that moment. */
export class ArrangedPlan {
  #layout: Layout | null = null;
  /** The roots for which the layout was made: they are another list after each change. */
  #roots: readonly Subject[] | null = null;

  constructor(private readonly plan: Pick<Plan, 'roots' | 'parent'>, private readonly arrangement: Arrangement) {}

  /** Whether all is shown just as the files have it. */
  get isAsPlanned(): boolean {
    const { groupBy, sortBy } = this.arrangement;
    return groupBy === 'folder' && sortBy === 'plan' && !this.isFiltered;
  }

  /** Whether anything is left out. */
  get isFiltered(): boolean {
    return isFiltered(this.arrangement);
  }

  get isGrouped(): boolean {
    return this.arrangement.groupBy !== 'folder';
  }

  /** The groups that have anything in them, in the order in which they are shown; none where it is not grouped. */
  get groups(): readonly Group[] {
    return this.isGrouped ? this.#laidOut().groups : [];
  }

  /** What stands at the top of a group. */
  within(key: string): readonly Subject[] {
    return this.#laidOut().groups.find((group) => group.key === key)?.subjects ?? [];
  }

  /** What stands at the top of a plan that is not grouped; of one that is, what is archived. */
  get roots(): readonly Subject[] {
    if (this.isAsPlanned) return this.plan.roots;
    return this.isGrouped ? this.#laidOut().archived : this.within('');
  }

  /** What stands below a subject. */
  below(subject: Subject): readonly Subject[] {
    return this.isAsPlanned ? subject.children : this.#laidOut().below.get(subject.id) ?? [];
  }

  /** What a subject stands below: another, or a group; `null`: nothing, or it is not shown. */
  above(id: string): Subject | string | null {
    if (this.isAsPlanned) return this.plan.parent(id) ?? null;
    const above = this.#laidOut().above.get(id);
    if (above === undefined) return null;
    if ('group' in above) return this.isGrouped ? above.group : null;
    return this.plan.parent(id) ?? null;
  }

  isShown(id: string): boolean {
    return this.isAsPlanned || this.#laidOut().above.has(id);
  }

  /** How many subjects are shown of a plan that is not shown as it stands in the files. */
  get size(): number {
    return this.#laidOut().above.size;
  }

  #laidOut(): Layout {
    if (this.#layout === null || this.#roots !== this.plan.roots) {
      this.#roots = this.plan.roots;
      this.#layout = this.isGrouped ? grouped(this.plan.roots, this.arrangement) : filtered(this.plan.roots, this.arrangement);
    }
    return this.#layout;
  }
}

/** Whether anything is left out. */
export function isFiltered({ text, statuses, hidesDone }: Arrangement): boolean {
  return text.trim() !== '' || statuses.length > 0 || hidesDone;
}

/** What fits, below all that it stands in. */
function filtered(roots: readonly Subject[], arrangement: Arrangement): Layout {
  const filter = new Filter(arrangement);
  const order = orderOf(arrangement.sortBy);
  const below = new Map<string, readonly Subject[]>();
  const above = new Map<string, Above>();
  const keep = (subjects: readonly Subject[], missing: readonly string[], place: Above): readonly Subject[] => {
    const kept = subjects.filter((subject) => {
      const stillMissing = filter.missingAt(subject, missing);
      const children = keep(subject.children, stillMissing, { id: subject.id });
      if (children.length === 0 && !filter.fits(subject, stillMissing)) return false;
      below.set(subject.id, children);
      above.set(subject.id, place);
      return true;
    });
    return order === null ? kept : [...kept].sort(order);
  };
  return { groups: [{ key: '', subjects: keep(roots, filter.words, { group: '' }) }], archived: [], below, above };
}

/** What fits, each once, in its group. */
function grouped(roots: readonly Subject[], arrangement: Arrangement): Layout {
  const filter = new Filter(arrangement);
  const order = orderOf(arrangement.sortBy);
  const keyOf = KEYS[arrangement.groupBy as Exclude<Grouping, 'folder'>];
  const tops = new Map<string, Subject[]>();
  const archived: Subject[] = [];
  const below = new Map<string, Subject[]>();
  const above = new Map<string, Above>();
  /** @param around the key of the subject above, `null` where that is in no group */
  const place = (subject: Subject, parent: Subject | null, around: string | null, missing: readonly string[]): void => {
    const stillMissing = filter.missingAt(subject, missing);
    const fits = filter.fits(subject, stillMissing);
    let key: string | null = null;
    if (subject.isArchived) {
      if (fits) under(subject, parent?.isArchived === true && above.has(parent.id) ? parent : null, archived);
    } else {
      key = keyOf(subject, around);
      if (key !== null && fits) {
        let top = tops.get(key);
        if (top === undefined) tops.set(key, top = []);
        under(subject, key === around && parent !== null && above.has(parent.id) ? parent : null, top, key);
      }
    }
    for (const child of subject.children) place(child, subject, key, stillMissing);
  };
  const under = (subject: Subject, parent: Subject | null, top: Subject[], group = ''): void => {
    if (parent === null) top.push(subject);
    else {
      const children = below.get(parent.id);
      if (children === undefined) below.set(parent.id, [subject]);
      else children.push(subject);
    }
    above.set(subject.id, parent === null ? { group } : { id: parent.id });
  };
  for (const root of roots) place(root, null, null, filter.words);
  if (order !== null) for (const list of [...tops.values(), archived, ...below.values()]) list.sort(order);
  return { groups: inOrder([...tops].map(([key, subjects]) => ({ key, subjects })), arrangement.groupBy), archived, below, above };
}

class Filter {
  readonly words: readonly string[];
  readonly #statuses: ReadonlySet<Status> | null;

  constructor(private readonly arrangement: Arrangement) {
    this.words = arrangement.text.toLowerCase().split(/\s+/).filter((word) => word !== '');
    this.#statuses = arrangement.statuses.length === 0 ? null : new Set(arrangement.statuses);
  }

  /** Of the words that stand nowhere above a subject those that do not stand there either. */
  missingAt({ title, name, facts }: Subject, words: readonly string[]): readonly string[] {
    if (words.length === 0) return words;
    const said = `${title}\n${name}${facts.owner === null ? '' : `\n@${facts.owner}`}`.toLowerCase();
    return words.filter((word) => !said.includes(word));
  }

  fits(subject: Subject, missing: readonly string[]): boolean {
    if (missing.length > 0) return false;
    const status = currentStatus(subject);
    if (this.arrangement.hidesDone && (status === 'done' || status === 'cut')) return false;
    return this.#statuses === null || (status !== null && this.#statuses.has(status));
  }
}

/** What people do. */
const WORK: ReadonlySet<SubjectKind> = new Set(['plan', 'stage', 'phase', 'feature', 'task', 'package', 'ticket', 'item']);

/** What only holds others together. */
const HOLDERS: ReadonlySet<SubjectKind> = new Set(['root', 'folder', 'section']);

/** The group of a subject, given that of the one above; `null`: it is in none. */
const KEYS: Readonly<Record<Exclude<Grouping, 'folder'>, (subject: Subject, around: string | null) => string | null>> = {
  status: (subject) => {
    const status = currentStatus(subject);
    return WORK.has(subject.kind) || (status !== null && !HOLDERS.has(subject.kind)) ? status ?? '' : null;
  },
  kind: ({ kind }) => HOLDERS.has(kind) ? null : kind,
  // Who has a plan has what is in it.
  owner: ({ kind, facts }, around) => WORK.has(kind) ? facts.owner ?? around ?? '' : around,
};

/** What wants to be looked at comes first. */
const STATUS_ORDER: readonly (Status | null)[] = ['blocked', 'wip', 'todo', null, 'done', 'cut'];

const KIND_ORDER: readonly SubjectKind[] = [
  'plan', 'stage', 'phase', 'package', 'feature', 'task', 'ticket', 'item', 'exploration', 'document', 'module', 'asset',
];

const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function inOrder(groups: readonly Group[], groupBy: Grouping): readonly Group[] {
  const rank = ({ key }: Group): number => groupBy === 'status' ? STATUS_ORDER.indexOf(key === '' ? null : key as Status)
    : groupBy === 'kind' ? KIND_ORDER.indexOf(key as SubjectKind)
      : Number(key === '');
  return [...groups].sort((a, b) => rank(a) - rank(b) || COLLATOR.compare(a.key, b.key));
}

/** `null`: as they stand. */
function orderOf(sortBy: Sorting): ((a: Subject, b: Subject) => number) | null {
  switch (sortBy) {
    case 'plan': return null;
    case 'status': return (a, b) => STATUS_ORDER.indexOf(currentStatus(a)) - STATUS_ORDER.indexOf(currentStatus(b));
    case 'title': return (a, b) => COLLATOR.compare(a.title, b.title);
    case 'progress': return (a, b) => shareDone(b) - shareDone(a);
    // Dates of the protocol sort as text; what has none stands behind.
    case 'updated': return (a, b) => compare(b.facts.lastUpdated ?? '', a.facts.lastUpdated ?? '');
  }
}

/** From 0 to 1; of what has no parts whether it is done. */
function shareDone(subject: Subject): number {
  const { progress } = subject;
  if (progress === null) return currentStatus(subject) === 'done' ? 1 : 0;
  return progress.total === 0 ? 1 : progress.done / progress.total;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
