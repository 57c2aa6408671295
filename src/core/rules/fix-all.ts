import type { TextEdit } from '../model/edits';
import type { Finding } from '../model/finding';
import { splice } from '../text/splice';
import { checkPlan } from './check';
import type { Facts } from './rule';

/** A file as it was and as the fixes leave it. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface FixedPlan {
  readonly files: readonly FixedFile[];
  /** How many findings are gone. */
  readonly fixed: number;
  /** For each finding that is left because other files would have to be changed than may be: these. */
  readonly beyond: readonly (readonly string[])[];
}

/** What fixing needs of a workspace. */
export interface FixedWorkspace {
  /** The text of a file as it is on disk. */
  read(path: string): string;
  /** Lets the plan know the text that a file has by now. */
  setText(path: string, text: string): Promise<unknown>;
}

/** A fix may open the way for another, but no chain of them is longer. */
const MOST_ROUNDS = 10;

/**
 * Puts right all that can be without asking: of each finding the first fix, unless that is a guess. Fixes that would overlap wait
 * for the next round, in which the plan has read the texts anew, until there is nothing left to do. Nothing is written; the plan
 * has the new texts when it ends.
 * @param mayChange which files may be changed; all of them unless told. No fix is made by half.
 */
export async function fixAll(
  facts: Facts, paths: readonly string[], workspace: FixedWorkspace, mayChange: (path: string) => boolean = () => true,
): Promise<FixedPlan> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  const textOf = (path: string): string => {
    const text = after.get(path) ?? workspace.read(path);
    if (!before.has(path)) before.set(path, text);
    return text;
  };
  const told = checkPlan(facts, paths);
  let findings = told;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { edits, count } = fixesTogether(findings, mayChange);
    if (count === 0) break;
    for (const [path, ofFile] of edits) {
      const text = splice(textOf(path), ofFile);
      if (text === undefined) throw new Error(`a fix of ${path} does not replace what stands there`);
      after.set(path, text);
    }
    for (const path of edits.keys()) await workspace.setText(path, after.get(path) as string);
    findings = checkPlan(facts, paths);
  }
  const files = [...after].map(([path, text]) => ({ path, before: before.get(path) as string, after: text }));
  return {
    files: files.filter((file) => file.before !== file.after).sort((a, b) => a.path < b.path ? -1 : 1),
    fixed: told.length - findings.length,
    beyond: findings.flatMap((finding) => {
      const beyond = [...new Set(madeUnasked(finding).map(({ path }) => path))].filter((path) => !mayChange(path));
      return beyond.length === 0 ? [] : [beyond];
    }),
  };
}

/** The edits of a finding's first fix, unless that is a guess or changes nothing; else none. */
function madeUnasked(finding: Finding): readonly TextEdit[] {
  const [fix] = finding.fixes();
  return fix === undefined || fix.isGuess === true || fix.edits.every(({ oldText, newText }) => oldText === newText) ? [] : fix.edits;
}

/**
 * The edits of as many fixes as do not touch each other, by file. Of each finding it is the first fix, unless that is a guess.
 * @param mayChange which files may be changed; all of them unless told
 */
export function fixesTogether(
  findings: readonly Finding[], mayChange: (path: string) => boolean = () => true,
): { readonly edits: ReadonlyMap<string, readonly TextEdit[]>; readonly count: number } {
  const edits = new Map<string, TextEdit[]>();
  let count = 0;
  for (const finding of findings) {
    const made = madeUnasked(finding);
    if (made.length === 0 || !made.every((edit) => mayChange(edit.path) && liesApart([edit], edits.get(edit.path) ?? []))) continue;
    for (const edit of made) {
      const ofFile = edits.get(edit.path);
      if (ofFile === undefined) edits.set(edit.path, [edit]);
      else ofFile.push(edit);
    }
    count++;
  }
  return { edits, count };
}

/** Whether some edits touch none of others: what touches might belong together. */
export function liesApart(edits: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return !edits.some((a) => others.some((b) => a.path === b.path && a.start <= b.end && b.start <= a.end));
}
