import type { Span } from '../model/claims';
import type { Plan } from '../model/plan';
import { lineOf } from '../text/lines';

/** A place as people and terminals name it: `PATH:LINE`, the line from 1. */
export function placeName({ path, start }: Pick<Span, 'start'> & { readonly path: string }, plan: Pick<Plan, 'file'>): string {
  return `${path}:${lineOf(plan.file(path)?.lines ?? [], start)}`;
}
