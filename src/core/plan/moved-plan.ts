import type { FileClaims } from '../model/claims';
import type { Move } from '../model/edits';
import type { Plan } from '../model/plan';
import { folderPlanRoots, isOverview, isPlanOverview } from './discovery';
import { LinkedPlan } from './linked-plan';

/** Where everything is after some moves. */
export class Moves {
  readonly #moves: readonly Move[];

  constructor(moves: readonly Move[]) {
    // What is moved by itself may lie in a folder that moves as well.
    this.#moves = [...moves].sort((a, b) => b.from.length - a.from.length);
  }

  /** Where what has a path is then, or what the subject of an id is called by. */
  of(path: string): string {
    for (const { from, to } of this.#moves) {
      if (path.startsWith(from) && (path.length === from.length || path[from.length] === '/' || path[from.length] === '#')) {
        return to + path.slice(from.length);
      }
    }
    return path;
  }
}

/**
 * The plan of the same texts when they are moved. What belongs to a plan is taken to do so wherever it goes.
 * @param files all Markdown files of the workspace, part of a plan or not
 */
export function movedPlan(plan: Plan, files: Iterable<string>, moves: Moves): LinkedPlan {
  const paths = new Set([...plan.files(), ...files]);
  // Most of what is moved in an editor is no Markdown, and a large plan takes seconds to be linked.
  if (plan instanceof LinkedPlan && [...paths].every((path) => moves.of(path) === path)) return plan;
  const claims = new Map<string, FileClaims>();
  for (const path of plan.files()) {
    const to = moves.of(path);
    const said = plan.file(path) as FileClaims;
    claims.set(to, to === path ? said : { ...said, uri: to });
  }
  const overviews = [...claims].filter(([path, said]) => isOverview(path) && isPlanOverview(path, said, '')).map(([path]) => path);
  const added = new Set([...paths].map((path) => moves.of(path)));
  const moved = new LinkedPlan();
  moved.update({ folders: new Set(folderPlanRoots(overviews)), added, removed: [], claims });
  return moved;
}
