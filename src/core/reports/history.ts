import { whenOf } from '../base/when';
import { OVERVIEW } from '../dialects/dream';
import type { FileClaims } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { keyOf, keysOfSite } from '../plan/keys';
import { stateDeltas } from '../plan/state-deltas';
import { plansTouching } from '../plan/touching';
import { lineOf } from '../text/lines';
import { type NamedSubject, namedSubject } from './named-subject';
import { type SubjectNode, subjectNode } from './subject-node';

/** Where it is said that a plan changed a module: in the State Deltas, or by the module, which names it or lies in its folder. */
export type HistorySource = 'state delta' | 'modified by' | 'origin';

/** What one plan did to a module. */
export interface HistoryEntry {
  /** As written; of a plan without a State Delta the day on which it closed. `null`: nothing is said. */
  readonly date: string | null;
  /** The same as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `null`: it cannot be told, or might be several days. */
  readonly when: string | null;
  /** The plan as written. */
  readonly name: string;
  /** `null`: no plan goes by that name, or several do. */
  readonly plan: NamedSubject | null;
  /** What has changed; `null`: no State Delta tells. */
  readonly what: string | null;
  readonly source: HistorySource;
  readonly path: string;
  readonly line: number;
}

/** What has become of a module, as the `history` contract has it (docs/json/history.schema.json). Later versions only add. */
export interface HistoryReport {
  readonly version: 1;
  readonly module: SubjectNode & { readonly archived: boolean };
  /** The oldest first; what has no date comes last. */
  readonly entries: readonly HistoryEntry[];
}

/** Where the older State Deltas of a module's plan root are kept: a file that belongs to no plan, as a tool writes it. */
export function archivedDeltasOf(plan: Plan, { id }: Subject): string {
  return `${folderOfRoot(plan, id)}_state_deltas_archive.md`;
}

/**
 * What has become of a module, by the State Deltas of its plan root and by the plans that it knows of.
 * @param archive what the archive of State Deltas says; `null`: there is none
 */
export function historyReport(plan: Plan, module: Subject, archive: FileClaims | null): HistoryReport {
  const overview = plan.file(`${folderOfRoot(plan, module.id)}${OVERVIEW}`) ?? null;
  // The newest State Delta stands first in both files, and the archive holds what is older.
  const told = [...entriesIn(overview, false, plan, module), ...entriesIn(archive, true, plan, module)].reverse().flat();
  const tellers = new Set(told.map(({ plan: teller }) => teller?.id));
  const untold = plansTouching(module, plan).filter(({ id }) => !tellers.has(id));
  return {
    version: 1,
    module: { ...subjectNode(module), archived: module.isArchived },
    entries: [...told, ...untold.map((toucher) => untoldEntry(toucher, plan, module))].sort((a, b) => inTime(a.when, b.when)),
  };
}

/** The folder of the plan root in which a subject lies, with `/` behind it; `''`: the workspace. */
function folderOfRoot(plan: Plan, id: string): string {
  let root = id;
  for (let above = plan.parent(root); above !== undefined; above = plan.parent(above.id)) root = above.id;
  return root === '' || root === '.' ? '' : `${root}/`;
}

/** By State Delta, in the order of the text. */
function entriesIn(claims: FileClaims | null, isArchive: boolean, plan: Plan, module: Subject): readonly (readonly HistoryEntry[])[] {
  if (claims === null) return [];
  const keys = new Set(keysOfSite(module.name, module.kind));
  return stateDeltas(claims, isArchive).map(({ plan: name, date, changes }) => {
    const when = date === null ? null : whenOf(date);
    const teller = planCalled(name, plan, module);
    return changes.filter(({ modules }) => modules.some((each) => keys.has(keyOf(each)))).map(({ what, start }): HistoryEntry => ({
      date, when, name, plan: teller === null ? null : namedSubject(teller), what, source: 'state delta',
      path: claims.uri, line: lineOf(claims.lines, start),
    }));
  });
}

/** The one plan of the module's own root that goes by a name. */
function planCalled(name: string, plan: Plan, module: Subject): Subject | null {
  const root = folderOfRoot(plan, module.id);
  const [only, another] = plan.called(name).filter(({ kind, id }) => kind === 'plan' && id.startsWith(root));
  return only === undefined || another !== undefined ? null : only;
}

/** A plan of which the module knows, and no State Delta tells what it did. */
function untoldEntry(toucher: Subject, plan: Plan, module: Subject): HistoryEntry {
  const status = currentStatus(toucher);
  const date = status === 'done' || status === 'cut' ? toucher.facts.lastUpdated : null;
  const reference = plan.referencesFrom(module.id)
    .find(({ relation, to }) => (relation === 'modified-by' || relation === 'origin') && to.length === 1 && to[0] === toucher.id);
  const path = reference?.path ?? module.path;
  return {
    date, when: date === null ? null : whenOf(date), name: toucher.name, plan: namedSubject(toucher), what: null,
    source: reference?.relation === 'modified-by' ? 'modified by' : 'origin',
    path, line: reference === undefined ? module.line : lineOf(plan.file(path)?.lines ?? [], reference.start),
  };
}

/** A month comes before its days, a year before its months: `2025` < `2025-09` < `2025-09-12`. */
function inTime(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
