import type { Plan, Subject } from '../../../src/core/model/plan';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';

/** The plan of a workspace in memory. */
export async function planIn(files: Readonly<Record<string, string>>): Promise<Plan> {
  return (await createPlanWorkspace({ files: new MemoryFiles(files), settings: DEFAULT_SETTINGS })).plan;
}

/** The subject of an id that must be there. */
export function subjectOf(plan: Plan, id: string): Subject {
  const subject = plan.subject(id);
  if (subject === undefined) throw new Error(`no ${id} among ${plan.roots.map((root) => root.id).join()}`);
  return subject;
}
