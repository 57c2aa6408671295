import type { Reference, Subject } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { type Ending, endingOf } from './ending';
import { defineRule } from './rule';
import { onlyTarget, saidOf } from './said-of';
import { statusPlace } from './status-place';
import { called, quoted } from './wording';

interface Gone {
  readonly subject: Subject;
  readonly reference: Reference;
  readonly ending: Ending;
}

const DEPENDS_ON = new Set(['depends-on', 'blocked-by'] as const);

/**
 * Something that is still to be done depends on what was cut, or was done and then made invalid: it will wait for ever, or build on
 * what does not hold. Told once for each of the two, in the file of the one that depends.
 */
export const dependsOnCut = defineRule<Gone>({
  id: 'depends-on-cut',
  severity: 'warning',

  *check(file, facts) {
    for (const { subject, references } of saidOf(file, facts, DEPENDS_ON)) {
      const status = currentStatus(subject);
      if (subject.isArchived || status === 'done' || status === 'cut') continue;
      const seen = new Set<Subject>();
      for (const reference of references) {
        const target = onlyTarget(reference, facts);
        if (target === undefined || target === subject || seen.has(target)) continue;
        seen.add(target);
        const ending = endingOf(target, facts.plan);
        if (reference.path !== file.path || ending === null || ending === 'done') continue;
        const related = statusPlace(target, `${called(target)} is ${ending}`);
        yield { start: reference.start, end: reference.end, details: { subject, reference, ending }, related };
      }
    }
  },

  message({ details: { subject, reference, ending } }) {
    const verb = reference.relation === 'blocked-by' ? 'waits for' : 'depends on';
    return `${called(subject)} ${verb} ${quoted(reference.written)}, which is ${ending}`;
  },
});
