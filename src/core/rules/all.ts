import { ambiguousReference } from './ambiguous-reference';
import { archiveCandidate } from './archive-candidate';
import { blockerResolved } from './blocker-resolved';
import { brokenLink } from './broken-link';
import { brokenPath } from './broken-path';
import { brokenReference } from './broken-reference';
import { dependencyAsymmetry } from './dependency-asymmetry';
import { dependencyCycle } from './dependency-cycle';
import { dependsOnCut } from './depends-on-cut';
import { duplicateId } from './duplicate-id';
import { explorationExpired } from './exploration-expired';
import { garbledText } from './garbled-text';
import { invalidField } from './invalid-field';
import { invalidSetting } from './invalid-setting';
import { lineLimit } from './line-limit';
import { missingField } from './missing-field';
import { missingSection } from './missing-section';
import { moduleIndex } from './module-index';
import { p0Limits } from './p0-limits';
import { placeholderId } from './placeholder-id';
import { staleModule } from './stale-module';
import { stateDelta } from './state-delta';
import { statusConflict } from './status-conflict';
import { statusInvalid } from './status-invalid';
import { statusRollup } from './status-rollup';
import { unknownPlan } from './unknown-plan';
import { unknownTicket } from './unknown-ticket';
import { unlistedChild } from './unlisted-child';
import { unreadableFrontmatter } from './unreadable-frontmatter';
import type { Rule, RuleProfile } from './rule';

/** The rules about files of the plan, in the order in which findings at one place are told. */
export const RULES: readonly Rule[] = [
  unreadableFrontmatter, garbledText,
  brokenReference, brokenLink, brokenPath, unknownPlan, unknownTicket, ambiguousReference, duplicateId, placeholderId,
  statusConflict, statusRollup, statusInvalid, blockerResolved, dependsOnCut,
  dependencyCycle, dependencyAsymmetry, staleModule, missingField, invalidField, moduleIndex, unlistedChild, stateDelta,
  lineLimit, p0Limits, missingSection, explorationExpired, archiveCandidate,
];

/** Every rule there is. */
export const ALL_RULES: readonly RuleProfile[] = [invalidSetting, ...RULES];
