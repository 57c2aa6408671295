import type { StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';
import { readable } from '../text/garbled';

type Copies = Pick<Subject, 'claims'>;

/** A copy of a status whose words are known. */
export type KnownClaim = StatusClaim & { readonly status: Status };

/** The copy of a subject's status that counts: the first whose words are known; `undefined` if there is none. */
export function claimThatCounts({ claims }: Copies): KnownClaim | undefined {
  return claims.find((claim): claim is KnownClaim => claim.status !== null);
}

/**
 * Whether a copy of a subject's status agrees with the one that counts. What is not known contradicts nothing, reasons and
 * spellings aside; an empty checkbox says no more than that it is not done, a ticked one no more than that nothing is left to do;
 * a sign alone says what it says with words beside it: `🚧` and `🚧 In progress` are one.
 */
export function agrees(subject: Copies, claim: StatusClaim): boolean {
  const counts = claimThatCounts(subject);
  if (counts === undefined || claim.status === null || claim.status === counts.status) return true;
  return isWithin(counts.status, claim) || isWithin(claim.status, counts) || isSignOf(counts, claim) || isSignOf(claim, counts);
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

/** Whether a copy is nothing but the sign that stands before the words of another. */
function isSignOf({ written }: StatusClaim, other: StatusClaim): boolean {
  const sign = signsIn(written);
  return sign !== '' && !/\p{L}/u.test(readable(written)) && sign === signsIn(other.written);
}

function signsIn(written: string): string {
  return readable(written).replace(/[^\p{Extended_Pictographic}]/gu, '');
}
