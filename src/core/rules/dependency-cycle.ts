import type { Plan, Subject } from '../model/plan';
import { cyclesIn } from '../plan/cycles';
import { isOver } from './ending';
import { defineRule } from './rule';
import { called, MOST_RELATED, shortName } from './wording';

/**
 * Subjects that wait for each other, by `depends_on`, by `blocks` or by what they are blocked by: none of them can begin. Told
 * once, where the first of these dependencies is written. Where all are done or cut it is history.
 */
export const dependencyCycle = defineRule<readonly Subject[]>({
  id: 'dependency-cycle',
  severity: 'error',

  *check({ path }, { plan }) {
    for (const [told, ...others] of cyclesIn(path, plan)) {
      if (told === undefined) continue;
      const members = [told, ...others].flatMap(({ from }) => plan.subject(from) ?? []);
      if (members.every(isOver)) continue;
      const { start, end } = told.reference;
      yield {
        start, end, details: members,
        related: others.slice(0, MOST_RELATED).map(({ from, to, reference: { path, start, end } }) => (
          { path, start, end, message: `${nameOf(from, plan)} depends on ${nameOf(to, plan)}` })),
      };
    }
  },

  message({ details: [first, ...others] }) {
    if (first === undefined) return '';
    const shown = others.slice(0, MOST_RELATED).map(shortName);
    const rest = others.length > shown.length ? [`${others.length - shown.length} more`] : [];
    const way = [shortName(first), ...shown, ...rest, shortName(first)].join(' → ');
    return `${called(first)} depends on itself${others.length === 0 ? '' : `: ${way}`}`;
  },
});

function nameOf(id: string, plan: Plan): string {
  const subject = plan.subject(id);
  return subject === undefined ? id : called(subject);
}
