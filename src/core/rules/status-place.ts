import type { RelatedPlace } from '../model/finding';
import type { Subject } from '../model/plan';

/** Where a subject's status stands that counts, as a related place; nowhere if none is written. */
export function statusPlace({ claims: [claim] }: Subject, message: string): readonly RelatedPlace[] {
  return claim === undefined ? [] : [{ path: claim.path, start: claim.start, end: claim.end, message }];
}
