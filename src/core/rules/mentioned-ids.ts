import type { FileClaims, IdClaim } from '../model/claims';
import type { Plan } from '../model/plan';
import { ticketPrefix } from '../plan/names';

/** What a file speaks of, defined or not. */
interface Mentioned {
  readonly ids: ReadonlySet<string>;
  readonly ranges: readonly IdClaim[];
}

/** Whether some file of the plan speaks of an id, or of a range that holds it: `PF-3..PF-5`. */
export function isMentioned(id: string, plan: Plan): boolean {
  for (const path of plan.files()) {
    const claims = plan.file(path);
    if (claims === undefined || claims.ids.length === 0) continue;
    const { ids, ranges } = mentionedIn(claims);
    if (ids.has(id) || ranges.some((range) => holds(range, id))) return true;
  }
  return false;
}

const known = new WeakMap<FileClaims, Mentioned>();

function mentionedIn(claims: FileClaims): Mentioned {
  let mentioned = known.get(claims);
  if (mentioned === undefined) {
    mentioned = { ids: new Set(claims.ids.map(({ id }) => id)), ranges: claims.ids.filter(({ through }) => through !== '') };
    known.set(claims, mentioned);
  }
  return mentioned;
}

function holds({ id, through }: IdClaim, asked: string): boolean {
  const number = numberOf(asked);
  return ticketPrefix(id) === ticketPrefix(asked) && numberOf(id) <= number && number <= numberOf(through);
}

function numberOf(id: string): number {
  return Number(/\d+/.exec(id)?.[0]);
}
