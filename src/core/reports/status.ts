import type { Plan, Subject, SubjectKind, Tally } from '../model/plan';
import { isInConflict } from '../plan/agreement';
import { currentStatus } from '../plan/current-status';
import { type Related, relatedTo } from './related';
import { type SubjectNode, subjectNode } from './subject-node';
import { rootsUnder } from './tree';
import { type WrittenStatus, writtenStatuses } from './written-status';

/** What is counted, in the order in which it is shown. */
const COUNTED = ['plan', 'sub-plan', 'stage', 'phase', 'feature', 'package', 'task', 'ticket', 'item'] as const;

/** A kind of subject; a plan within a plan is counted apart. */
export type CountedKind = (typeof COUNTED)[number];

/** How many there are by the status to go by. */
export interface KindCount {
  readonly kind: CountedKind;
  readonly current: Tally;
  readonly archived: Tally;
}

export interface RootNode extends SubjectNode {
  readonly archived: boolean;
}

export interface EmergencyNode extends SubjectNode {
  /** When it was declared, as written. */
  readonly emergencySince: string | null;
}

/** What is under way, with what is under way in it. */
export interface ActiveNode extends SubjectNode {
  readonly owner: string | null;
  readonly children: readonly ActiveNode[];
}

export interface BlockedNode extends SubjectNode {
  /** What it waits for, as far as that can be found. */
  readonly blockedBy: readonly Related[];
}

/** A subject whose status is written differently in several places. */
export interface ConflictNode extends SubjectNode {
  readonly claims: readonly WrittenStatus[];
}

export interface GapNode extends SubjectNode {
  readonly archived: boolean;
  readonly knowledgeGaps: readonly string[];
}

/** How things stand, as the `status` contract has it (docs/json/status.schema.json). Later versions only add. */
export interface StatusReport {
  readonly version: 1;
  readonly roots: readonly RootNode[];
  /** Kinds of which there are none are left out. */
  readonly counts: readonly KindCount[];
  /** Those declared first come first. */
  readonly emergencies: readonly EmergencyNode[];
  readonly active: readonly ActiveNode[];
  readonly blocked: readonly BlockedNode[];
  readonly conflicts: readonly ConflictNode[];
  /** Archived ones last: a module outlives the plan that made it. */
  readonly gaps: readonly GapNode[];
}

/**
 * How things stand. `limit`, the workspace-relative path of a folder or file, limits it to what lies there; `''` limits nothing.
 * What is archived is counted, but neither active nor blocked nor in conflict.
 */
export function statusReport(plan: Plan, limit = ''): StatusReport {
  const roots = rootsUnder(plan, limit);
  const all = roots.flatMap(withAllBelow);
  const current = all.filter(({ isArchived }) => !isArchived);
  return {
    version: 1,
    roots: roots.map((root) => ({ ...subjectNode(root), archived: root.isArchived })),
    counts: counts(all, plan),
    emergencies: current.filter(isEmergency)
      .map((subject) => ({ ...subjectNode(subject), emergencySince: subject.facts.emergencySince }))
      .sort((a, b) => declared(a) - declared(b)),
    active: roots.flatMap(activeIn),
    blocked: current.filter((subject) => currentStatus(subject) === 'blocked')
      .map((subject) => ({ ...subjectNode(subject), blockedBy: relatedTo(plan, subject, ['blocked-by'], []) })),
    conflicts: current.filter(isInConflict)
      .map((subject) => ({ ...subjectNode(subject), claims: writtenStatuses(plan, subject) })),
    gaps: all.filter(({ facts }) => facts.knowledgeGaps.length > 0)
      .map((subject) => {
        const { isArchived, facts } = subject;
        return { ...subjectNode(subject), archived: isArchived, knowledgeGaps: [...facts.knowledgeGaps] };
      })
      .sort((a, b) => Number(a.archived) - Number(b.archived)),
  };
}

function withAllBelow(subject: Subject): readonly Subject[] {
  return [subject, ...subject.children.flatMap(withAllBelow)];
}

function counts(subjects: readonly Subject[], plan: Plan): readonly KindCount[] {
  const tallies = new Map(COUNTED.map((kind) => [kind as string, { current: { ...NOTHING }, archived: { ...NOTHING } }]));
  for (const subject of subjects) {
    const tally = tallies.get(subject.kind === 'plan' && isWithinPlan(subject, plan) ? 'sub-plan' : subject.kind);
    if (tally !== undefined) tally[subject.isArchived ? 'archived' : 'current'][currentStatus(subject) ?? 'none']++;
  }
  return COUNTED.map((kind) => ({ kind, ...tallies.get(kind) as { current: Tally; archived: Tally } }))
    .filter(({ current, archived }) => [...Object.values(current), ...Object.values(archived)].some((count) => count > 0));
}

const NOTHING = { todo: 0, wip: 0, done: 0, blocked: 0, cut: 0, none: 0 };

function isWithinPlan({ id }: Subject, plan: Plan): boolean {
  let above = plan.parent(id);
  while (above !== undefined && above.kind !== 'plan') above = plan.parent(above.id);
  return above !== undefined;
}

function isEmergency(subject: Subject): boolean {
  const status = currentStatus(subject);
  return subject.facts.priority?.toLowerCase() === 'emergency' && status !== 'done' && status !== 'cut';
}

/** In milliseconds; what has no readable date comes last. */
function declared({ emergencySince }: EmergencyNode): number {
  const time = Date.parse(emergencySince ?? '');
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}

/** They only hold others: what is under way is what they hold. */
const MERE_CONTAINERS: ReadonlySet<SubjectKind> = new Set(['root', 'folder', 'section']);

/** What is under way of a subject and below, each below the nearest that is under way too. */
function activeIn(subject: Subject): readonly ActiveNode[] {
  if (subject.isArchived) return [];
  const children = subject.children.flatMap(activeIn);
  if (currentStatus(subject) !== 'wip' || MERE_CONTAINERS.has(subject.kind)) return children;
  return [{ ...subjectNode(subject), owner: subject.facts.owner, children }];
}
