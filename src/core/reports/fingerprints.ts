import { fingerprint } from '../base/fingerprint';
import type { Finding } from '../model/finding';
import type { Plan } from '../model/plan';

/**
 * What tells findings of a rule in a file apart, wherever their lines move to: a hash of the subject that each belongs to and of
 * the text that it is about, white space aside. Findings that are alike have the same.
 * @param textOf the text of a file, as it was checked
 */
export function fingerprintOf({ path, start, end, rule }: Finding, plan: Plan, textOf: (path: string) => string): string {
  const subject = plan.subjectAt(path, start, Math.max(end, start + 1))?.id ?? '';
  const written = textOf(path).slice(start, end).replace(/\s+/g, ' ').trim();
  return fingerprint([rule, path, subject, written].join('\0'));
}
