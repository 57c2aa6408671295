import { byFile } from '../base/by-file';
import type { TextEdit } from '../model/edits';
import { type FixedFile, type FixedWorkspace, liesApart } from '../rules/fix-all';
import type { Facts } from '../rules/rule';
import { splice } from '../text/splice';
import { type ReportedLack, reportedLack } from './archive-report';
import { type Lack, lacksOf } from './gates';

export interface MendedPlan {
  readonly files: readonly FixedFile[];
  /** What is no longer missing, where it was. */
  readonly mended: readonly ReportedLack[];
}

/** What mends one may open the way for another, but no chain of them is longer. */
const MOST_ROUNDS = 10;

/**
 * Mends all that a plan lacks to close and that can be mended, each with what does it best. Nothing is written; the plan has the new texts
 * when it ends.
 * @param id of the subject that is to close
 */
export async function mendLacks(id: string, facts: Facts, workspace: FixedWorkspace): Promise<MendedPlan> {
  const files = new Map<string, FixedFile>();
  const mended: ReportedLack[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { edits, lacks } = mendingOf(lacksIn(id, facts));
    if (lacks.length === 0) break;
    mended.push(...lacks.map((lack) => reportedLack(facts.plan, lack)));
    for (const [path, ofFile] of byFile(edits)) {
      const { before, after } = files.get(path) ?? unchanged(path, workspace.read(path));
      const text = splice(after, ofFile);
      if (text === undefined) throw new Error(`what mends ${path} does not replace what stands there`);
      files.set(path, { path, before, after: text });
      await workspace.setText(path, text);
    }
  }
  return { files: [...files.values()], mended };
}

/** What can be mended at once, and the edits that do it; what would touch others waits. */
export function mendingOf(lacks: readonly Lack[]): { readonly edits: readonly TextEdit[]; readonly lacks: readonly Lack[] } {
  const edits: TextEdit[] = [];
  const mended = lacks.filter(({ fixes: [fix] }) => {
    const isFree = fix !== undefined && fix.edits.length > 0 && liesApart(fix.edits, edits);
    if (isFree) edits.push(...fix.edits);
    return isFree;
  });
  return { edits, lacks: mended };
}

function lacksIn(id: string, facts: Facts): readonly Lack[] {
  const subject = facts.plan.subject(id);
  return subject === undefined ? [] : lacksOf(subject, facts);
}

function unchanged(path: string, text: string): FixedFile {
  return { path, before: text, after: text };
}
