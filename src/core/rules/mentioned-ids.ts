import type { FileClaims } from '../model/claims';
import type { Plan } from '../model/plan';
import { numberOf } from '../parse/ids';
import { ticketPrefix } from '../plan/names';
import { idsOf } from '../plan/references';

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
  for (const id of ids.flatMap(idsOf)) {
    const prefix = ticketPrefix(id);
    const others = numbers.get(prefix);
    if (others === undefined) numbers.set(prefix, [numberOf(id)]);
    else others.push(numberOf(id));
  }
  return numbers;
}
