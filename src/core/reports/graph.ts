import type { Plan, Subject, SubjectKind } from '../model/plan';
import { isArchived } from '../plan/discovery';
import { DependencyGraph } from '../plan/dependency-graph';
import type { Range } from '../text/lines';
import { rangeIn } from './range-in';
import { type SubjectNode, subjectNode } from './subject-node';

export interface GraphNode extends SubjectNode {
  readonly archived: boolean;
  /** The nearest node around it; `null`: none. */
  readonly parent: string | null;
}

/** One place that says that a subject, or a part of it, depends on another. */
export interface GraphPlace {
  readonly path: string;
  readonly range: Range;
}

export interface GraphEdge {
  /** The id of the one that waits. */
  readonly from: string;
  /** The id of the one that comes first. */
  readonly to: string;
  readonly places: readonly GraphPlace[];
}

/** The nodes of one plan root. */
export interface GraphCluster {
  readonly root: SubjectNode;
  readonly nodes: readonly GraphNode[];
}

/** What depends on what, as the `graph` contract has it (docs/json/graph.schema.json). Later versions only add. */
export interface GraphReport {
  readonly version: 1;
  /** In the order of the plans; roots without a node are left out. */
  readonly clusters: readonly GraphCluster[];
  /** In the order of the nodes that they lead from, and to. */
  readonly edges: readonly GraphEdge[];
}

export interface GraphOptions {
  /** The workspace-relative path of a folder or file to which it is limited; `''` limits nothing. */
  readonly limit: string;
  /** Whether features, tasks and tickets are nodes, too. */
  readonly hasTickets: boolean;
}

const PLANS: readonly SubjectKind[] = ['plan', 'stage', 'phase', 'package'];
const TICKETS: readonly SubjectKind[] = ['feature', 'task', 'ticket'];

/**
 * What depends on what. What is archived, or lies beyond the limit, is a node only where something that is shown depends on it or
 * is waited for by it; a dependency of what is no node is one of the nearest node around it.
 */
export function graphReport(plan: Plan, { limit, hasTickets }: GraphOptions): GraphReport {
  const kinds = new Set(hasTickets ? [...PLANS, ...TICKETS] : PLANS);
  const nodes = new Map<string, Subject>();
  for (const root of plan.roots) collect(root, kinds, nodes);
  const edges = edgesBetween(nodes, plan);
  const isAsked = ({ path }: Subject): boolean => isWithin(path, limit) && (!isArchived(path) || isArchived(`${limit}/`));
  const asked = new Set([...nodes.values()].filter(isAsked).map(({ id }) => id));
  const kept = edges.filter(({ from, to }) => asked.has(from) || asked.has(to));
  const shown = new Set([...asked, ...kept.flatMap(({ from, to }) => [from, to])]);
  return { version: 1, clusters: clustersOf(nodes, shown, plan), edges: kept };
}

function collect(subject: Subject, kinds: ReadonlySet<SubjectKind>, nodes: Map<string, Subject>): void {
  if (kinds.has(subject.kind)) nodes.set(subject.id, subject);
  for (const child of subject.children) collect(child, kinds, nodes);
}

function isWithin(path: string, limit: string): boolean {
  return limit === '' || path === limit || path.startsWith(`${limit}/`);
}

function edgesBetween(nodes: ReadonlyMap<string, Subject>, plan: Plan): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge & { readonly places: GraphPlace[] }>();
  for (const { from, to, reference } of new DependencyGraph(plan).dependencies) {
    const [waits, first] = [nodeAround(from, nodes, plan), nodeAround(to, nodes, plan)];
    if (waits === null || first === null || isAround(waits, first, plan) || isAround(first, waits, plan)) continue;
    // No id holds a NUL.
    const key = `${waits}\0${first}`;
    const edge = edges.get(key) ?? { from: waits, to: first, places: [] };
    edges.set(key, edge);
    edge.places.push({ path: reference.path, range: rangeIn(plan, reference.path, reference) });
  }
  const rank = new Map([...nodes.keys()].map((id, index) => [id, index]));
  const at = (id: string): number => rank.get(id) as number;
  return [...edges.values()].sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
}

/** The node that a subject is, or the nearest around it. */
function nodeAround(id: string, nodes: ReadonlyMap<string, unknown>, plan: Plan): string | null {
  if (nodes.has(id)) return id;
  const above = plan.parent(id);
  return above === undefined ? null : nodeAround(above.id, nodes, plan);
}

/** Whether a subject is another, or one around it. */
function isAround(outer: string, id: string, plan: Plan): boolean {
  if (outer === id) return true;
  const above = plan.parent(id);
  return above !== undefined && isAround(outer, above.id, plan);
}

function clustersOf(nodes: ReadonlyMap<string, Subject>, shown: ReadonlySet<string>, plan: Plan): readonly GraphCluster[] {
  const clusters = new Map<Subject, GraphNode[]>();
  const shownNodes = new Map([...nodes].filter(([id]) => shown.has(id)));
  for (const subject of shownNodes.values()) {
    let root = subject;
    for (let above = plan.parent(root.id); above !== undefined; above = plan.parent(above.id)) root = above;
    const above = plan.parent(subject.id);
    const parent = above === undefined ? null : nodeAround(above.id, shownNodes, plan);
    const its = clusters.get(root) ?? [];
    clusters.set(root, its);
    its.push({ ...subjectNode(subject), archived: subject.isArchived, parent });
  }
  return [...clusters].map(([root, its]) => ({ root: subjectNode(root), nodes: its }));
}
