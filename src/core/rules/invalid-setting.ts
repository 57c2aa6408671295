import type { Finding } from '../model/finding';
import type { Settings, WrongSetting } from '../settings';
import type { RuleProfile } from './rule';

/** Looks at settings, not at plans: at `.waymark.json`, and at what projects settle for their plans. */
export const invalidSetting: RuleProfile = { id: 'invalid-setting', severity: 'error' };

/**
 * What is wrong with settings, as findings.
 * @param settings those that count
 */
export function settingFindings(wrong: readonly WrongSetting[], { rules }: Pick<Settings, 'rules'>): readonly Finding[] {
  const { id, severity } = invalidSetting;
  const wanted = rules[id] ?? severity;
  if (wanted === 'off') return [];
  return wrong.map(({ path, start, end, lines, problem }) => ({
    rule: id, severity: wanted, path, start, end, lines, related: [], message: () => problem, fixes: () => [],
  }));
}
