import type { Span } from './claims';
import type { TextEdit } from './edits';
import type { RuleId } from './rule-ids';

/** How bad a finding is, worst first. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Another place that a finding is about. */
export interface RelatedPlace extends Span {
  readonly path: string;
  readonly message: string;
}

/** One way to put a finding right. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Somebody should look at it first: it is never made without being asked for. */
  readonly isGuess?: boolean;
}

/** Something that is wrong with a plan. */
export interface Finding extends Span {
  /** The rule that found it. */
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly path: string;
  /** Where the lines of its file start; only where that is no file of the plan. */
  readonly lines?: readonly number[];
  readonly related: readonly RelatedPlace[];
  /** In words for the one who is to act on it. Made when it is asked for: most findings are never shown. */
  message(): string;
  /** The best first; empty where there are none. The first, if it is no guess, is what is made without asking. */
  fixes(): readonly Fix[];
}
