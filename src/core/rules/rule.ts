import type { FileClaims, Span } from '../model/claims';
import type { Finding, Fix, RelatedPlace, Severity } from '../model/finding';
import type { History } from '../model/history';
import type { Plan, Reference, Subject } from '../model/plan';
import type { RuleId } from '../model/rule-ids';
import type { Settings } from '../settings';

/** What rules may ask beside the plan itself. */
export interface Facts {
  readonly plan: Plan;
  readonly settings: Settings;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** What was committed to the specs of modules and to their sources; `null`: nobody knows. */
  readonly history: History | null;
}

/** A file of the plan, as a rule looks at it. */
export interface CheckedFile {
  readonly path: string;
  readonly claims: FileClaims;
  /** The subject that the file is, or for which it speaks. */
  readonly subject: Subject;
  /** That subject and all that stand within the file, in the order of the text. */
  readonly subjects: readonly Subject[];
  readonly references: readonly Reference[];
}

/** What a rule finds: a place, and what it takes to word it. */
export interface Found<Details> extends Span {
  readonly details: Details;
  /** Where it is less than the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
}

/** One thing that can be wrong with a plan. */
export interface RuleDefinition<Details> {
  readonly id: RuleId;
  /** Unless a setting says otherwise. */
  readonly severity: Severity | 'off';
  /** Finds, and does no more: nobody may ever look at the result. */
  check(file: CheckedFile, facts: Facts): Iterable<Found<Details>>;
  /** What is wrong, with the value and, where there is one, what may be meant; at most one clause of why. */
  message(found: Found<Details>, file: CheckedFile, facts: Facts): string;
  /** The best first. The first, if it is no guess, is what is made without asking. */
  fixes?(found: Found<Details>, file: CheckedFile, facts: Facts): readonly Fix[];
}

/** What there is to know of any rule. */
export interface RuleProfile {
  readonly id: RuleId;
  readonly severity: Severity | 'off';
}

/** A rule about files of the plan, whatever it needs to word what it finds. */
export interface Rule extends RuleProfile {
  /** @param severity what the settings say; `undefined`: nothing */
  findings(file: CheckedFile, facts: Facts, severity: Severity | undefined): readonly Finding[];
}

export function defineRule<Details>(definition: RuleDefinition<Details>): Rule {
  const { id, severity } = definition;
  return {
    id,
    severity,
    findings(file, facts, wanted) {
      const findings: Finding[] = [];
      for (const found of definition.check(file, facts)) {
        findings.push({
          rule: id, severity: wanted ?? found.severity ?? (severity === 'off' ? 'warning' : severity), path: file.path,
          start: found.start, end: found.end, related: found.related ?? [],
          message: () => definition.message(found, file, facts),
          fixes: () => definition.fixes?.(found, file, facts) ?? [],
        });
      }
      return findings;
    },
  };
}
