import type { StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';

type Copies = Pick<Subject, 'claims'>;

/** A copy of a status whose words are known. */
export type KnownClaim = StatusClaim & { readonly status: Status };

/** The copy of a subject's status that counts: the first whose words are known; `undefined` if there is none. */
export function claimThatCounts({ claims }: Copies): KnownClaim | undefined {
  return claims.find((claim): claim is KnownClaim => claim.status !== null);
}

/**
 * Whether a copy of a subject's status agrees with the one that counts. What is not known contradicts nothing, reasons and
 * spellings aside; an empty checkbox says no more than that it is not done, a ticked one no more than that nothing is left to do.
 */
export function agrees(subject: Copies, claim: StatusClaim): boolean {
  const counts = claimThatCounts(subject);
  if (counts === undefined || claim.status === null || claim.status === counts.status) return true;
  return isWithin(counts.status, claim) || isWithin(claim.status, counts);
}

/** The copies of a subject's status that contradict the one that counts. */
export function contradictions(subject: Copies): readonly KnownClaim[] {
  return subject.claims.filter((claim): claim is KnownClaim => !agrees(subject, claim));
}

/** Whether the copies of a subject's status contradict each other. */
export function isInConflict(subject: Copies): boolean {
  return contradictions(subject).length > 0;
}

/** Whether a checkbox leaves room for a status. */
function isWithin(status: Status, { notation, status: box }: StatusClaim): boolean {
  if (notation !== 'checkbox') return false;
  return box === 'todo' ? status !== 'done' : box === 'done' && status === 'cut';
}
