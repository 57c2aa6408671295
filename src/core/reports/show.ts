import type { Facts, Plan, Subject } from '../model/plan';
import { type Related, relatedTo } from './related';
import { type SubjectNode, subjectNode } from './subject-node';
import { type WrittenStatus, writtenStatuses } from './written-status';

/** One subject and all that is said of it: the `show` contract (docs/json/show.schema.json). Later versions only add. */
export interface ShowReport {
  readonly version: 1;
  readonly subject: SubjectNode & { readonly archived: boolean };
  readonly facts: Facts;
  /** Where its status is written; the first place counts. */
  readonly claims: readonly WrittenStatus[];
  readonly dependsOn: readonly Related[];
  readonly blocks: readonly Related[];
  /** The modules that name it among the plans which changed them. */
  readonly modifies: readonly Related[];
  readonly modifiedBy: readonly Related[];
  readonly mentionedBy: readonly Related[];
}

/** What the plan says of one of its subjects. Who depends on whom may be said on either side. */
export function showReport(plan: Plan, subject: Subject): ShowReport {
  return {
    version: 1,
    subject: { ...subjectNode(subject), archived: subject.isArchived },
    facts: facts(subject),
    claims: writtenStatuses(plan, subject),
    dependsOn: relatedTo(plan, subject, ['depends-on', 'blocked-by'], ['blocks']),
    blocks: relatedTo(plan, subject, ['blocks'], ['depends-on', 'blocked-by']),
    modifies: relatedTo(plan, subject, [], ['modified-by']),
    modifiedBy: relatedTo(plan, subject, ['modified-by'], []),
    mentionedBy: relatedTo(plan, subject, [], ['lists', 'part-of', 'changes', 'adds', 'mentions', 'origin', 'invalidated-by']),
  };
}

function facts({ facts: { lastUpdated, startAt, magnitude, owner, priority, emergencySince, knowledgeGaps } }: Subject): Facts {
  return { lastUpdated, startAt, magnitude, owner, priority, emergencySince, knowledgeGaps: [...knowledgeGaps] };
}
