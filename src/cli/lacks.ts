import type { Lack } from '../core/closing/gates';
import type { Plan } from '../core/model/plan';
import { placeName } from '../core/plan/place-name';

/** Something that a closing plan lacks: where it is, and what can be done. */
export function lackLine(lack: Lack, plan: Plan): string {
  const { message, fixes: [fix] } = lack;
  return `${placeName(lack, plan)}  ${message}${fix === undefined ? '' : ` (fix: ${fix.title})`}`;
}
