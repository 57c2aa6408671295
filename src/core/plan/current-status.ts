import type { Subject } from '../model/plan';
import type { Status } from '../model/status';

/** The status to go by: the written one, else what is below adds up to. Words that nobody knows are not overruled: null. */
export function currentStatus({ status, written, derived }: Pick<Subject, 'status' | 'written' | 'derived'>): Status | null {
  return status ?? (written === null ? derived : null);
}
