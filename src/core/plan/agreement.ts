import type { StatusClaim, Subject } from '../model/plan';

type Copies = Pick<Subject, 'claims'>;

/**
 * Whether a copy of a subject's status agrees with the one that counts: the first whose words are known. What is not known
 * contradicts nothing, reasons and spellings aside, and an empty checkbox says no more than that it is not done.
 */
export function agrees({ claims }: Copies, claim: StatusClaim): boolean {
  const counts = claims.find(({ status }) => status !== null);
  if (counts === undefined || claim.status === null || claim.status === counts.status) return true;
  return (isEmptyBox(claim) && counts.status !== 'done') || (isEmptyBox(counts) && claim.status !== 'done');
}

/** Whether the copies of a subject's status contradict each other. */
export function isInConflict(subject: Copies): boolean {
  return subject.claims.some((claim) => !agrees(subject, claim));
}

function isEmptyBox({ notation, status }: StatusClaim): boolean {
  return notation === 'checkbox' && status === 'todo';
}
