import type { FileClaims } from '../model/claims';
import type { Plan } from '../model/plan';
import { ticketPrefix } from '../plan/names';

/** A longer range of ids is taken for its ends. */
const MAX_RANGE = 500;

/** The numbers of the ids with a prefix, `PF-`, of which some files speak, each by itself or within a range: `PF-3..PF-5`. */
export function numbersMentioned(prefix: string, paths: Iterable<string>, plan: Pick<Plan, 'file'>): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const path of paths) {
    const claims = plan.file(path);
    if (claims === undefined || claims.ids.length === 0) continue;
    for (const number of numbersIn(claims).get(prefix) ?? []) numbers.add(number);
  }
  return numbers;
}

/** By prefix. */
const known = new WeakMap<FileClaims, ReadonlyMap<string, readonly number[]>>();

function numbersIn(claims: FileClaims): ReadonlyMap<string, readonly number[]> {
  let numbers = known.get(claims);
  if (numbers === undefined) known.set(claims, numbers = readNumbers(claims));
  return numbers;
}

function readNumbers({ ids }: FileClaims): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const { id, through } of ids) {
    const first = numberOf(id);
    const last = through === '' ? first : numberOf(through);
    const all = last - first > MAX_RANGE ? [first, last] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const prefix = ticketPrefix(id);
    const others = numbers.get(prefix);
    if (others === undefined) numbers.set(prefix, all);
    else others.push(...all);
  }
  return numbers;
}

export function numberOf(id: string): number {
  return Number(/\d+/.exec(id)?.[0]);
}
