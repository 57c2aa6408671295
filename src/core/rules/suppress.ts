import type { FileClaims } from '../model/claims';
import type { Finding } from '../model/finding';
import { lineOf } from '../text/lines';

/**
 * Whether a comment of the file switches a finding off: on the next line that is not blank, in a block that reaches from
 * `waymark-disable` to `waymark-enable` or the file's end, or anywhere for the whole file. A comment without a rule means all of them.
 */
export function isSuppressed(claims: FileClaims, { rule, start }: Pick<Finding, 'rule' | 'start'>): boolean {
  const { directives, lines } = claims;
  if (directives.length === 0) return false;
  let isOff = false;
  for (const directive of directives) {
    if (directive.rules.length > 0 && !directive.rules.includes(rule)) continue;
    switch (directive.type) {
      case 'disable-file': return true;
      case 'disable-next-line':
        if (lineOf(lines, start) === directive.below) return true;
        break;
      case 'disable':
        if (directive.start < start) isOff = true;
        break;
      case 'enable':
        if (directive.start < start) isOff = false;
        break;
    }
  }
  return isOff;
}
