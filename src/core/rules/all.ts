import { ambiguousReference } from './ambiguous-reference';
import { blockerResolved } from './blocker-resolved';
import { brokenLink } from './broken-link';
import { brokenPath } from './broken-path';
import { brokenReference } from './broken-reference';
import { dependencyCycle } from './dependency-cycle';
import { dependsOnCut } from './depends-on-cut';
import { duplicateId } from './duplicate-id';
import { garbledText } from './garbled-text';
import { invalidField } from './invalid-field';
import { missingField } from './missing-field';
import { placeholderId } from './placeholder-id';
import { staleModule } from './stale-module';
import { statusConflict } from './status-conflict';
import { statusInvalid } from './status-invalid';
import { statusRollup } from './status-rollup';
import { unknownPlan } from './unknown-plan';
import { unknownTicket } from './unknown-ticket';
import { unreadableFrontmatter } from './unreadable-frontmatter';
import type { Rule } from './rule';

/** Every rule, in the order in which findings at one place are told. */
export const RULES: readonly Rule[] = [
  unreadableFrontmatter, garbledText,
  brokenReference, brokenLink, brokenPath, unknownPlan, unknownTicket, ambiguousReference, duplicateId, placeholderId,
  statusConflict, statusRollup, statusInvalid, blockerResolved, dependsOnCut,
  dependencyCycle, staleModule, missingField, invalidField,
];
