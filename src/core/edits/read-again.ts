import { UserError } from '../base/user-error';
import type { Plan, StatusClaim, Subject } from '../model/plan';
import type { Status } from '../model/status';
import { lineOf } from '../text/lines';
import { misreadCopy } from './misread';

/** What setting a status needs of a workspace to try it out. */
export interface TriedWorkspace {
  readonly plan: Plan;
  /** Lets the plan know a text that is about to be written. */
  setText(path: string, text: string): Promise<unknown>;
}

/**
 * Reads the changed texts before anything is written; a status that would be read as another is none that was asked for. The plan
 * has the new texts when it ends, whatever the end.
 * @param subjects what was set, as it was before
 * @param only which of the copies were to change
 * @returns the subjects as they are then
 * @throws a `UserError` that names the place
 */
export async function readAgain(
  workspace: TriedWorkspace, subjects: readonly Subject[], to: Status, changes: readonly { readonly path: string; readonly after: string }[],
  only: (claim: StatusClaim) => boolean,
): Promise<readonly Subject[]> {
  if (changes.length === 0) return subjects;
  const { plan } = workspace;
  const lines = new Map(subjects.flatMap(({ claims }) => claims).map(({ path }) => [path, plan.file(path)?.lines ?? []]));
  for (const { path, after } of changes) await workspace.setText(path, after);
  return subjects.map((subject) => {
    const now = plan.subject(subject.id);
    const misread = misreadCopy(subject, now, to, only);
    if (now !== undefined && misread < 0) return now;
    const claim = subject.claims[misread];
    const place = claim === undefined ? `${subject.path}:${subject.line}` : `${claim.path}:${lineOf(lines.get(claim.path) ?? [], claim.start)}`;
    throw new UserError(`${place}: with what stands around it, the status of ${subject.name} would not be read as ${to}; change it by hand`);
  });
}
