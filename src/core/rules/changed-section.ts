import { nearest } from '../base/nearest';
import type { FileClaims } from '../model/claims';
import type { Plan, Reference } from '../model/plan';
import { endingName } from '../plan/changed-sections';

/*
 * What a file says of the sections of the one that it changes: a requirement that is modified, and must be there, or is new.
 */

/** Where such a section is named; `isExact`: nothing else stands there. */
export function sectionPlace({ start, end, written }: Reference, { blocks }: FileClaims): { readonly start: number; readonly end: number; readonly isExact: boolean } {
  return endingName(blocks.find((block) => block.start === start), written) ?? { start, end, isExact: false };
}

/** Whether a section that a file changes is nowhere: neither in what it changes, nor in another file that adds it there. */
export function isNoSection({ path, relation, outcome, isStrict, written }: Reference, plan: Plan): boolean {
  if (relation !== 'changes' || outcome !== 'no subject' || !isStrict) return false;
  const whole = plan.changedBy(path);
  return !plan.called(written).some((each) => each.path !== path && !each.isArchived && plan.changedBy(each.path) === whole &&
    plan.referencesIn(each.path).some(({ relation: said, from }) => said === 'adds' && from === each.id));
}

/** What a file changes that has no such section. */
export function noSection({ path, written }: Reference, plan: Plan): string {
  const whole = plan.changedBy(path) ?? '';
  return plan.subject(whole) === undefined ? `\`${whole}\` is not there to be changed` : `\`${whole}\` has no \`${written}\``;
}

/** The section that is most likely meant. */
export function meantSection({ path, written }: Reference, plan: Plan): string | undefined {
  const sections = plan.subject(plan.changedBy(path) ?? '')?.children.filter(({ kind }) => kind === 'section') ?? [];
  return nearest(written, sections.map(({ name }) => name));
}
