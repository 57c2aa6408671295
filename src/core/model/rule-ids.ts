/** The rules, as settings, comments and pages of docs/rules name them; in the order in which findings at one place are told. */
export const RULE_IDS = [
  'invalid-setting', 'unreadable-frontmatter', 'garbled-text',
  'broken-reference', 'broken-link', 'broken-path', 'unknown-plan', 'unknown-ticket', 'ambiguous-reference', 'duplicate-id', 'placeholder-id',
  'status-conflict', 'status-rollup', 'status-invalid', 'blocker-resolved', 'depends-on-cut', 'dependency-cycle',
  'dependency-asymmetry', 'stale-module', 'missing-field', 'invalid-field', 'module-index', 'unlisted-child', 'state-delta',
  'line-limit', 'p0-limits', 'missing-section', 'exploration-expired', 'archive-candidate',
] as const;

export type RuleId = (typeof RULE_IDS)[number];
