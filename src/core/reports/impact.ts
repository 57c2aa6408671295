import type { Plan, Subject } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { DependencyGraph } from '../plan/dependency-graph';
import { plansTouching } from '../plan/touching';
import type { Range } from '../text/lines';
import { type NamedSubject, namedSubject } from './named-subject';
import { rangeIn } from './range-in';
import { type SubjectNode, subjectNode } from './subject-node';

/** One step of the way by which a change comes to a subject: that it depends on another, and where it is said. */
export interface ImpactStep {
  readonly id: string;
  /** What it depends on: what was reached before, a part of it, or what it is a part of. */
  readonly on: string;
  readonly path: string;
  readonly range: Range;
}

/** Something that depends on the subject, at first hand or by way of others. */
export interface DependentNode extends SubjectNode {
  readonly archived: boolean;
  /** The shortest way from the subject to it; one step: it depends on the subject itself. */
  readonly via: readonly ImpactStep[];
}

export interface ModuleNode extends SubjectNode {
  readonly archived: boolean;
  /** The plans that it is known to. */
  readonly plans: readonly NamedSubject[];
}

/** A plan that rests on modules that change. */
export interface InvalidNode extends SubjectNode {
  readonly archived: boolean;
  readonly modules: readonly NamedSubject[];
}

/** What a change of a subject reaches, as the `impact` contract has it (docs/json/impact.schema.json). Later versions only add. */
export interface ImpactReport {
  readonly version: 1;
  readonly subject: SubjectNode & { readonly archived: boolean };
  /** The nearest first. */
  readonly dependents: readonly DependentNode[];
  /** The modules that it, or the plan around it, changes or defines; of a module that module itself. */
  readonly modules: readonly ModuleNode[];
  /** The other plans that are known to these modules or depend on them, but for those that are cut. */
  readonly mayInvalidate: readonly InvalidNode[];
}

/** What a change of a subject reaches. Who depends on a part of it depends on it, and who depends on what it is a part of. */
export function impactReport(plan: Plan, subject: Subject): ImpactReport {
  const graph = new DependencyGraph(plan);
  const modules = modulesOf(plan, subject);
  const around = new Set(lineage(subject, plan));
  return {
    version: 1,
    subject: node(subject),
    dependents: dependentsOf(subject, plan, graph),
    modules: modules.map((module) => ({ ...node(module), plans: plansTouching(module, plan).map(namedSubject) })),
    mayInvalidate: [...restingOn(modules, plan, graph)].filter(([resting]) => !around.has(resting))
      .map(([resting, its]) => ({ ...node(resting), modules: its.map(namedSubject) })),
  };
}

function node(subject: Subject): SubjectNode & { readonly archived: boolean } {
  return { ...subjectNode(subject), archived: subject.isArchived };
}

/** Breadth first, so that each is reached by its shortest way. What lies in something that is reached is not told again. */
function dependentsOf(subject: Subject, plan: Plan, graph: DependencyGraph): readonly DependentNode[] {
  const found: DependentNode[] = [];
  const around = new Set(lineage(subject, plan).map(({ id }) => id));
  const reached = new Map<string, Reached>([[subject.id, { subject, via: [] }]]);
  const looked = new Set<string>();
  for (const from of reached.values()) {
    for (const on of [...lineage(from.subject, plan), ...allBelow(from.subject)]) {
      if (looked.has(on.id)) continue;
      looked.add(on.id);
      for (const { from: id, reference } of graph.behind(on.id)) {
        const dependent = plan.subject(id);
        if (dependent === undefined || around.has(id) || lineage(dependent, plan).some((above) => reached.has(above.id))) continue;
        const { path } = reference;
        const via = [...from.via, { id, on: on.id, path, range: rangeIn(plan, path, reference) }];
        found.push({ ...node(dependent), via });
        reached.set(id, { subject: dependent, via });
      }
    }
  }
  return found;
}

interface Reached {
  readonly subject: Subject;
  readonly via: readonly ImpactStep[];
}

/** A subject and all that are around it, itself first. */
function lineage(subject: Subject, plan: Plan): readonly Subject[] {
  const all = [subject];
  for (let above = plan.parent(subject.id); above !== undefined; above = plan.parent(above.id)) all.push(above);
  return all;
}

function allBelow({ children }: Subject): readonly Subject[] {
  return children.flatMap((child) => [child, ...allBelow(child)]);
}

/** The modules that a subject, or the plan around it, changes or defines; a module is its own. */
function modulesOf(plan: Plan, subject: Subject): readonly Subject[] {
  if (subject.kind === 'module') return [subject];
  const whole = lineage(subject, plan).find(({ kind }) => kind === 'plan') ?? subject;
  const changed = plan.referencesTo(whole.id)
    .filter(({ relation, to }) => (relation === 'modified-by' || relation === 'origin') && to.length === 1)
    .flatMap(({ from }) => plan.subject(from) ?? []);
  return [...new Set([...allBelow(whole), ...changed])].filter(({ kind }) => kind === 'module');
}

/** The plans that are known to some modules or depend on them, each with those; cut ones left out. */
function restingOn(modules: readonly Subject[], plan: Plan, graph: DependencyGraph): ReadonlyMap<Subject, readonly Subject[]> {
  const resting = new Map<Subject, readonly Subject[]>();
  for (const module of modules) {
    const dependents = graph.behind(module.id).flatMap(({ from }) => plan.subject(from) ?? [])
      .flatMap((dependent) => lineage(dependent, plan).find(({ kind }) => kind === 'plan') ?? []);
    for (const each of new Set([...plansTouching(module, plan), ...dependents])) {
      if (currentStatus(each) !== 'cut') resting.set(each, [...resting.get(each) ?? [], module]);
    }
  }
  return resting;
}
