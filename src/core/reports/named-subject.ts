import type { Subject } from '../model/plan';
import type { Status } from '../model/status';

/** A subject that another one is shown with, as the JSON contracts have it. */
export interface NamedSubject {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly status: Status | null;
  readonly derived: Status | null;
}

export function namedSubject({ id, name, title, status, derived }: Subject): NamedSubject {
  return { id, name, title, status, derived };
}
