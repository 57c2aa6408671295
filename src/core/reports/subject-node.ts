import type { Count, Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';

/** A subject by itself, as the JSON contracts show it (docs/json/). Later versions only add. */
export interface SubjectNode {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly line: number;
  readonly status: Status | null;
  readonly derived: Status | null;
  readonly reason: string | null;
  readonly written: string | null;
  readonly progress: Count | null;
  readonly criteria: Count | null;
}

/** Names every property, so that what a subject holds besides never leaks into a contract. */
export function subjectNode(subject: Subject): SubjectNode {
  const { id, kind, name, title, path, line, status, derived, reason, written, progress, criteria } = subject;
  return {
    id, kind, name, title, path, line, status, derived, reason, written, progress: count(progress), criteria: count(criteria),
  };
}

function count(of: Count | null): Count | null {
  return of === null ? null : { done: of.done, total: of.total };
}
