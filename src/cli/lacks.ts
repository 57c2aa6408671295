import type { Lack } from '../core/closing/gates';
import type { Plan } from '../core/model/plan';
import { lineOf } from '../core/text/lines';

/** What a closing plan lacks, one a line: where it is, and what can be done. */
export function lackLines(lacks: readonly Lack[], plan: Plan): readonly string[] {
  return lacks.map(({ path, start, message, fixes: [fix] }) => (
    `${path}:${lineOf(plan.file(path)?.lines ?? [], start)}  ${message}${fix === undefined ? '' : ` (fix: ${fix.title})`}`
  ));
}
