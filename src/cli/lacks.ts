import type { Lack } from '../core/closing/gates';
import type { Plan } from '../core/model/plan';
import { placeName } from '../core/plan/place-name';

/** What a closing plan lacks, one a line: where it is, and what can be done. */
export function lackLines(lacks: readonly Lack[], plan: Plan): readonly string[] {
  return lacks.map((lack) => {
    const { message, fixes: [fix] } = lack;
    return `${placeName(lack, plan)}  ${message}${fix === undefined ? '' : ` (fix: ${fix.title})`}`;
  });
}
