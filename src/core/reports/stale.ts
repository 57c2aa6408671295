import type { Finding } from '../model/finding';
import type { Plan } from '../model/plan';
import { positionOf } from '../text/lines';

export interface StaleModule {
  /** The module's id. */
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** As written; `null`: its spec does not say. */
  readonly lastUpdated: string | null;
  /** Why it is taken for stale. */
  readonly reason: string;
}

/** The specs of modules that may not be true any more (docs/json/stale.schema.json). Later versions only add. */
export interface StaleReport {
  readonly version: 1;
  /** Those that were looked at longest ago first. */
  readonly modules: readonly StaleModule[];
}

/** @param findings those of the rule `stale-module` */
export function staleReport(plan: Plan, findings: readonly Finding[]): StaleReport {
  const modules = findings.flatMap((finding): StaleModule[] => {
    const subject = plan.subjectAt(finding.path, -1, 0);
    if (subject === undefined) return [];
    const { line } = positionOf(plan.file(finding.path)?.lines ?? [], finding.start);
    const { id, name, facts } = subject;
    return [{ id, name, path: finding.path, line, lastUpdated: facts.lastUpdated, reason: finding.message() }];
  });
  const age = ({ lastUpdated }: StaleModule): string => lastUpdated ?? '';
  return { version: 1, modules: modules.sort((a, b) => age(a) < age(b) ? -1 : age(a) > age(b) ? 1 : a.id < b.id ? -1 : 1) };
}
