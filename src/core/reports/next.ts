import { EMERGENCY, MAGNITUDES } from '../dialects/dream-fields';
import type { Plan, Subject, SubjectKind } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { DependencyGraph } from '../plan/dependency-graph';
import { type NamedSubject, namedSubject } from './named-subject';
import { type SubjectNode, subjectNode } from './subject-node';

/** Something that can be worked on. */
export interface NextNode extends SubjectNode {
  /** The nearest plan around it, itself if it is one; `null`: it belongs to none. */
  readonly plan: NamedSubject | null;
  readonly owner: string | null;
  /** Its own, else that of the nearest subject around it that has one. */
  readonly magnitude: string | null;
  /** Whether it, or something around it, is an emergency. */
  readonly emergency: boolean;
  /** When that was declared, as written. */
  readonly emergencySince: string | null;
}

/** Something that is still to be done, and waits for something else that is. */
export interface WaitingNode extends SubjectNode {
  readonly waitsFor: readonly NamedSubject[];
}

/** What can be worked on now, as the `next` contract has it (docs/json/next.schema.json). Later versions only add. */
export interface NextReport {
  readonly version: 1;
  /** Emergencies first, those declared first before others; then by magnitude, the smallest first; then in the order of the plans. */
  readonly next: readonly NextNode[];
  /** The topmost of what waits, in the order of the plans. */
  readonly waiting: readonly WaitingNode[];
}

/** What somebody can do. */
const WORK: ReadonlySet<SubjectKind> = new Set(['item', 'ticket', 'task', 'package']);

/** What may hold work, and is work where it holds none. */
const CONTAINERS: ReadonlySet<SubjectKind> = new Set(['plan', 'stage', 'phase']);

/** What is around a subject, or it is itself. */
interface Surroundings {
  readonly plan: Subject | null;
  readonly magnitude: string | null;
  readonly emergency: Subject | null;
}

/**
 * What can be worked on now: the leaves that are to do or under way, and tasks in files of their own of which no part is left, as they have
 * criteria of their own. Neither they nor anything around them may be blocked, cut or
 * archived, be said to be done, or depend on what is not done. A name that leads nowhere holds nothing up, nor does what is under
 * way with all its parts done, or what was put into an archive where nothing has a status: nobody will go on with it.
 * @param limit the workspace-relative path of a folder or file to which it is limited; `''` limits nothing
 */
export function nextReport(plan: Plan, limit = ''): NextReport {
  const found = new OpenWork(plan, limit);
  for (const root of plan.roots) found.look(root, { plan: null, magnitude: null, emergency: null });
  return {
    version: 1,
    next: found.next.sort((a, b) => urgency(a) - urgency(b) || slots(a) - slots(b)),
    waiting: found.waiting,
  };
}

class OpenWork {
  readonly next: NextNode[] = [];
  readonly waiting: WaitingNode[] = [];
  readonly #dependencies: DependencyGraph;

  constructor(private readonly plan: Plan, private readonly limit: string) {
    this.#dependencies = new DependencyGraph(plan);
  }

  look(subject: Subject, around: Surroundings): void {
    const { kind, facts, isArchived, children } = subject;
    const status = currentStatus(subject);
    if (isArchived || status === 'done' || status === 'cut' || status === 'blocked' || !holdsWork(subject)) return;
    const waitsFor = this.#waitsFor(subject);
    if (waitsFor.length > 0) {
      const isShown = this.#isWithin(subject) || this.limit.startsWith(`${subject.id}/`);
      if (isShown) this.waiting.push({ ...subjectNode(subject), waitsFor: waitsFor.map(namedSubject) });
      return;
    }
    const here: Surroundings = {
      plan: kind === 'plan' ? subject : around.plan,
      magnitude: facts.magnitude ?? around.magnitude,
      emergency: facts.priority?.toLowerCase() === EMERGENCY ? subject : around.emergency,
    };
    if (children.some(holdsWork) && !isLeftAlone(subject)) for (const child of children) this.look(child, here);
    else if (status !== null && this.#isWithin(subject)) this.next.push(nextNode(subject, here));
  }

  /** What it depends on that is not done, each once. */
  #waitsFor({ id }: Subject): readonly Subject[] {
    const before = this.#dependencies.before(id).flatMap(({ to }) => this.plan.subject(to) ?? []);
    return [...new Set(before)].filter(isHoldingUp);
  }

  #isWithin({ path }: Subject): boolean {
    return this.limit === '' || path === this.limit || path.startsWith(`${this.limit}/`);
  }
}

/** Whether others have to wait for it: not for what is said to be under way, and has nothing left to do, nor for what is over without a word. */
function isHoldingUp(subject: Subject): boolean {
  const status = currentStatus(subject);
  if (subject.isArchived && status === null && subject.written === null) return false;
  return status !== 'done' && (subject.derived !== 'done' || status === 'blocked' || status === 'cut');
}

/** Whether all that is left of it is what it says itself: a task in a file of its own, whose parts are all done, cut or archived. */
function isLeftAlone({ kind, places, children }: Subject): boolean {
  return kind === 'task' && places.length === 0 && children.every((child) => {
    const status = currentStatus(child);
    return child.isArchived || status === 'done' || status === 'cut';
  });
}

/** Whether a subject, or anything below it, is work: a document may hold some. */
function holdsWork({ kind, children }: Subject): boolean {
  return WORK.has(kind) || CONTAINERS.has(kind) || children.some(holdsWork);
}

function nextNode(subject: Subject, { plan, magnitude, emergency }: Surroundings): NextNode {
  return {
    ...subjectNode(subject),
    plan: plan === null ? null : namedSubject(plan),
    owner: subject.facts.owner,
    magnitude,
    emergency: emergency !== null,
    emergencySince: emergency?.facts.emergencySince ?? null,
  };
}

/** In milliseconds since it was declared; what has no readable date comes behind those that have, what is none last. */
function urgency({ emergency, emergencySince }: NextNode): number {
  if (!emergency) return Number.MAX_VALUE;
  const time = Date.parse(emergencySince ?? '');
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}

const SLOTS = new Map([...MAGNITUDES].map(([name, most]) => [name.toLowerCase(), most]));

/** The most slots that it takes; nobody knows of what has no magnitude. */
function slots({ magnitude }: NextNode): number {
  return SLOTS.get(magnitude?.toLowerCase() ?? '') ?? Number.MAX_SAFE_INTEGER;
}
