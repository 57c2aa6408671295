import { quarterOf } from '../base/dates';
import { COMPLETED } from '../dialects/dream';
import { profileAround } from '../plan/profile';
import { below } from './below';
import { isOver } from './ending';
import { defineRule } from './rule';
import { titleOf } from './sections';
import { rootThatLacksDelta } from './state-delta';
import { rootOfTopPlan } from './top-plans';
import { called, said } from './wording';

/**
 * A plan that is done or cut and still lies among the active ones. Only where all below it is over, too: else it is not done, which
 * `status-rollup` tells; and first it gets its State Delta.
 */
export const archiveCandidate = defineRule<null>({
  id: 'archive-candidate',
  severity: 'info',

  *check({ path, claims, subject }, facts) {
    const { plan, settings } = facts;
    if (subject.kind !== 'plan' || subject.written === null || !isOver(subject) || rootOfTopPlan(subject, plan) === null) return;
    if (below(subject).open.length > 0 || profileAround(plan, subject, settings.profile) !== '4.05') return;
    if (rootThatLacksDelta(subject, facts) !== null) return;
    const own = subject.claims.find((claim) => claim.path === path);
    const { start, end } = own ?? titleOf(claims) ?? { start: 0, end: 0 };
    yield { start, end, details: null };
  },

  message(_found, { subject }, { today }) {
    const [claim] = subject.claims;
    return `${called(subject)} is ${claim === undefined ? 'over' : said(claim)}; it can go to \`${COMPLETED}/${quarterOf(today)}/\``;
  },
});
