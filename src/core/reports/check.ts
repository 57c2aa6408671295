import { type Finding, SEVERITIES, type Severity } from '../model/finding';
import type { Plan } from '../model/plan';
import type { RuleId } from '../model/rule-ids';
import type { Range } from '../text/lines';
import { rangeIn, rangeOfFinding } from './range-in';

export interface ReportedPlace {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface ReportedFinding extends ReportedPlace {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly related: readonly ReportedPlace[];
  /** What can be done, the best first. */
  readonly fixes: readonly string[];
}

/** What is wrong, as the `check` contract shows it (docs/json/check.schema.json). Later versions only add. */
export interface CheckReport {
  readonly version: 1;
  /** How many files were looked at. */
  readonly files: number;
  readonly findings: readonly ReportedFinding[];
  readonly summary: Readonly<Record<Severity, number>>;
}

/** @param files how many files were looked at */
export function checkReport(plan: Plan, files: number, findings: readonly Finding[]): CheckReport {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    files,
    findings: findings.map((finding) => reported(plan, finding)),
    summary: Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)])) as Record<Severity, number>,
  };
}

function reported(plan: Plan, finding: Finding): ReportedFinding {
  const { rule, severity, path, related } = finding;
  return {
    rule, severity, path, range: rangeOfFinding(plan, finding), message: finding.message(),
    related: related.map((place) => ({ path: place.path, range: rangeIn(plan, place.path, place), message: place.message })),
    fixes: finding.fixes().map(({ title }) => title),
  };
}
