import type { Finding } from '../model/finding';
import { RULES } from './all';
import { checkedFile } from './checked-file';
import type { Facts, Rule } from './rule';
import { isSuppressed } from './suppress';

/**
 * All that is wrong with files of a plan, in the order of paths and places. Archives are not looked at: nobody is told off for
 * the past.
 * @param paths the files to look at: all of the plan unless told
 */
export function checkPlan(facts: Facts, paths: Iterable<string> = facts.plan.files(), rules: readonly Rule[] = RULES): readonly Finding[] {
  return [...paths].sort().flatMap((path) => checkFile(path, facts, rules));
}

/** All that is wrong with a file of a plan, in the order of places. */
export function checkFile(path: string, facts: Facts, rules: readonly Rule[] = RULES): readonly Finding[] {
  const file = checkedFile(path, facts.plan);
  if (file === null) return [];
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = facts.settings.rules[rule.id];
    if ((severity ?? rule.severity) === 'off') continue;
    for (const finding of rule.findings(file, facts, severity === 'off' ? undefined : severity)) {
      if (!isSuppressed(file.claims, finding)) findings.push(finding);
    }
  }
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}
