import type { Plan, Subject } from '../model/plan';
import { filesBelow } from './all-plans';

/** The root of the folder plan of which a subject is a plan, not one within another; `null`: it is something else. */
export function rootOfTopPlan({ id, kind }: Subject, plan: Plan): Subject | null {
  const root = kind === 'plan' ? plan.parent(id) : undefined;
  return root?.kind === 'root' ? root : null;
}

/** The plans that lie directly in a plan root, archived ones too. */
export function topPlans(root: Subject): readonly Subject[] {
  return filesBelow(root).filter(({ kind }) => kind === 'plan');
}

/** The specs of the modules of the plans that lie directly in a plan root. */
export function topModules(root: Subject): readonly Subject[] {
  return topPlans(root).flatMap(filesBelow).filter(({ kind }) => kind === 'module');
}

/** The root of the folder plan whose plan has a module among its own; `null`: the module belongs to a part of a plan. */
export function rootOfModule({ id }: Subject, plan: Plan): Subject | null {
  const owner = plan.parent(id);
  return owner === undefined ? null : rootOfTopPlan(owner, plan);
}
