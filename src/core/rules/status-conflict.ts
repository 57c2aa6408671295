import type { Subject } from '../model/plan';
import type { WantedStatus } from '../edits/restate';
import { agrees, claimThatCounts, contradictions, type KnownClaim } from '../plan/agreement';
import { below, isContradicted } from './below';
import { defineRule } from './rule';
import { spokenOf } from './spoken-of';
import { statusFix } from './status-fix';
import { called, MOST_RELATED, placeOf, said } from './wording';

interface Conflict {
  readonly subject: Subject;
  /** The copy that counts. */
  readonly counts: KnownClaim;
  /** The copy that says something else. */
  readonly claim: KnownClaim;
}

/**
 * A copy of a subject's status that contradicts the one that counts, told where that copy stands. Which one counts is decided by
 * the order of `SPEAKERS`; reasons, spellings and words that nobody knows contradict nothing.
 */
export const statusConflict = defineRule<Conflict>({
  id: 'status-conflict',
  severity: 'warning',

  *check(file, facts) {
    for (const subject of spokenOf(file, facts)) {
      if (subject.claims.length < 2) continue;
      const counts = claimThatCounts(subject);
      const wrong = contradictions(subject).filter(({ path }) => path === file.path);
      if (counts === undefined || wrong.length === 0) continue;
      const related = subject.claims.filter(({ status }) => status === counts.status).slice(0, MOST_RELATED)
        .map((copy) => ({ path: copy.path, start: copy.start, end: copy.end, message: `${said(copy)} ${placeOf(copy)}` }));
      for (const claim of wrong) yield { start: claim.start, end: claim.end, details: { subject, counts, claim }, related };
    }
  },

  message: ({ details: { subject, counts, claim } }) =>
    `${called(subject)} is ${said(counts)} ${placeOf(counts)}, but ${said(claim)} here`,

  fixes({ details: { subject, counts, claim } }, _file, facts) {
    const isGuess = isDoubtful(counts, subject);
    const asItCounts = statusFix(`Set to ${counts.status}, as ${placeOf(counts)}`, subject, wanted(counts), facts, (copy) => !agrees(subject, copy));
    return [
      ...asItCounts.map((fix) => ({ ...fix, isGuess })),
      ...statusFix(`Set all to ${claim.status}, as here`, subject, wanted(claim), facts),
    ];
  },
});

/**
 * Whether only people know if the copy that counts is right. Of two rows, or two headings, the first counts for no better reason than
 * that it is the first; nobody takes back what was done, or spreads what the work below contradicts, or a block without a reason.
 */
function isDoubtful(counts: KnownClaim, subject: Subject): boolean {
  const wrong = contradictions(subject);
  return wrong.some(({ speaker, status }) => speaker === counts.speaker || status === 'done')
    || (counts.status === 'blocked' && counts.reason === null)
    || isContradicted(counts.status, below(subject));
}

function wanted({ status, reason }: KnownClaim): WantedStatus {
  return { status, reason: status === 'blocked' ? reason : null };
}
