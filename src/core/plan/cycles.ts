import type { Plan } from '../model/plan';
import { type Dependency, dependenciesIn } from './dependencies';
import { isArchived } from './discovery';

/** Dependencies that lead back to where they began, each from where the one before it leads. */
export type Cycle = readonly Dependency[];

/**
 * The cycles that belong to a file: of subjects that all lead to each other the shortest that begins with the first dependency
 * between them, by path and place; what an archive tells comes last.
 */
export function cyclesIn(path: string, plan: Plan): readonly Cycle[] {
  if (dependenciesIn(path, plan).length === 0) return [];
  const { cycles } = knotsOf(plan);
  return (cycles.get(path) ?? []).map((cycle) => cycle.map((edge) => dependenciesIn(edge.path, plan)[edge.index] as Dependency));
}

/**
 * The subjects in the cycles that belong to a file, by that. While all depends on the same as before it is the same object.
 */
export function membersOfCycles(plan: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  const { cycles } = knotsOf(plan);
  let found = members.get(cycles);
  if (found === undefined) {
    found = new Map([...cycles].map(([path, all]) => [path, new Set(all.flatMap((cycle) => cycle.map(({ from }) => from)))]));
    members.set(cycles, found);
  }
  return found;
}

const members = new WeakMap<Known['cycles'], ReadonlyMap<string, ReadonlySet<string>>>();

/** A dependency by its place: the numbered one of those that a file tells of. */
interface Edge {
  readonly path: string;
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

interface Known {
  readonly roots: Plan['roots'];
  /** The dependencies of the files that tell of any. */
  readonly told: ReadonlyMap<string, readonly Dependency[]>;
  /** By the file to which they belong. */
  readonly cycles: ReadonlyMap<string, readonly (readonly Edge[])[]>;
}

const known = new WeakMap<Plan, Known>();

/** What is known of a plan. After a change all is looked at, but nothing is looked for while all depends on the same as before. */
function knotsOf(plan: Plan): Known {
  const before = known.get(plan);
  if (before?.roots === plan.roots) return before;
  const told = new Map<string, readonly Dependency[]>();
  for (const path of plan.files()) {
    const dependencies = dependenciesIn(path, plan);
    if (dependencies.length > 0) told.set(path, dependencies);
  }
  const cycles = before !== undefined && leadTheSame(before.told, told) ? before.cycles : findCycles(told);
  const now: Known = { roots: plan.roots, told, cycles };
  known.set(plan, now);
  return now;
}

function leadTheSame(before: Known['told'], now: Known['told']): boolean {
  if (before.size !== now.size) return false;
  for (const [path, dependencies] of now) {
    const old = before.get(path);
    if (old === dependencies) continue;
    if (old?.length !== dependencies.length) return false;
    if (!dependencies.every(({ from, to }, i) => from === old[i]?.from && to === old[i]?.to)) return false;
  }
  return true;
}

/** In linear time. */
function findCycles(told: Known['told']): Known['cycles'] {
  const edges = [...told.keys()].sort()
    .flatMap((path) => (told.get(path) ?? []).map(({ from, to }, index): Edge => ({ path, index, from, to })));
  const out = new Map<string, Edge[]>();
  for (const edge of edges) {
    const others = out.get(edge.from);
    if (others === undefined) out.set(edge.from, [edge]);
    else others.push(edge);
  }
  const knots = knotsIn(out);
  const seen = new Set<number>();
  const cycles = new Map<string, (readonly Edge[])[]>();
  for (const edge of [...edges.filter(({ path }) => !isArchived(path)), ...edges.filter(({ path }) => isArchived(path))]) {
    const knot = knots.get(edge.from) as number;
    if (knots.get(edge.to) !== knot || seen.has(knot)) continue;
    seen.add(knot);
    const cycle = shortestCycle(edge, out, (id) => knots.get(id) === knot);
    cycles.set(edge.path, [...cycles.get(edge.path) ?? [], cycle]);
  }
  return cycles;
}

/** A subject on the way from which the search set out. */
interface Step {
  readonly id: string;
  readonly out: readonly Edge[];
  next: number;
}

/**
 * Numbers the subjects so that those have the same number that all lead to each other: Tarjan's strongly connected components,
 * without recursion, as chains of dependencies have any length.
 */
function knotsIn(out: ReadonlyMap<string, readonly Edge[]>): ReadonlyMap<string, number> {
  const knots = new Map<string, number>();
  const order = new Map<string, number>();
  /** The earliest subject on the way that can be come back to. */
  const back = new Map<string, number>();
  const open: string[] = [];
  const way: Step[] = [];
  const enter = (id: string): void => {
    back.set(id, order.size);
    order.set(id, order.size);
    open.push(id);
    way.push({ id, out: out.get(id) ?? [], next: 0 });
  };
  const lower = (id: string, to: number): void => {
    if (to < (back.get(id) as number)) back.set(id, to);
  };
  for (const first of out.keys()) {
    if (!order.has(first)) enter(first);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const edge = step.out[step.next++];
      if (edge !== undefined) {
        if (!order.has(edge.to)) enter(edge.to);
        else if (!knots.has(edge.to)) lower(step.id, order.get(edge.to) as number);
        continue;
      }
      way.pop();
      const before = way.at(-1);
      if (before !== undefined) lower(before.id, back.get(step.id) as number);
      if (back.get(step.id) !== order.get(step.id)) continue;
      for (const id of open.splice(open.lastIndexOf(step.id))) knots.set(id, order.get(step.id) as number);
    }
  }
  return knots;
}

/** The shortest way that begins with an edge and leads back to where it began. */
function shortestCycle(first: Edge, out: ReadonlyMap<string, readonly Edge[]>, isInKnot: (id: string) => boolean): readonly Edge[] {
  /** By which edge each subject was come to. */
  const reached = new Map([[first.to, first]]);
  for (const id of reached.keys()) {
    if (id === first.from) break;
    for (const edge of out.get(id) ?? []) if (isInKnot(edge.to) && !reached.has(edge.to)) reached.set(edge.to, edge);
  }
  const cycle: Edge[] = [];
  for (let edge = reached.get(first.from); edge !== undefined; edge = edge === first ? undefined : reached.get(edge.from)) {
    cycle.push(edge);
  }
  return cycle.reverse();
}
