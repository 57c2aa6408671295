import { UserError } from '../core/base/user-error';
import type { Plan, Subject, SubjectKind } from '../core/model/plan';
import { findSubject, type Found } from '../core/plan/find-subject';
import type { PlanWorkspace } from '../core/workspace';
import type { Options } from './arguments';
import type { Io } from './io';
import { openPlan } from './open-plan';
import { findSubjectPlace, type Place } from './place';

/** The one subject that a SUBJECT of the command line stands for, and where it was found. */
export interface FoundOne {
  readonly subject: Subject;
  readonly opened: PlanWorkspace;
  readonly place: Place;
  /** The line of a FILE:LINE. */
  readonly line: number | undefined;
}

/**
 * Throws a `UserError` if there is no such subject, or several: then with the candidates.
 * @param kind what is asked for, where a name may fit others besides
 */
export async function findOne(words: string, options: Pick<Options, 'root'>, { cwd, stderr }: Io, kind?: SubjectKind): Promise<FoundOne> {
  const { place, paths } = findSubjectPlace(words, options.root, cwd);
  const opened = await openPlan(place, stderr);
  const found = ofKind(find(opened.plan, words, paths), kind);
  if ('subject' in found && kind !== undefined && found.subject.kind !== kind) {
    throw new UserError(`${found.subject.name} is a ${found.subject.kind}, no ${kind}`);
  }
  if ('subject' in found) return { subject: found.subject, opened, place, line: found.line };
  if ('candidates' in found) {
    const details = found.candidates.map(({ id, title, path, line }) => `${id}  ${title}  ${path}:${line}`);
    throw new UserError(`"${words}" fits ${details.length} subjects:`, { details });
  }
  const isEmpty = opened.plan.roots.length === 0;
  const meant = found.meant === undefined ? '' : `; did you mean ${found.meant}?`;
  throw new UserError(`no subject "${words}"${isEmpty ? `; there are no plans under ${place.workspace}` : meant}`);
}

/** Of several candidates the one that is of a kind. */
function ofKind(found: Found, kind: SubjectKind | undefined): Found {
  if (!('candidates' in found) || kind === undefined) return found;
  const [subject, another] = found.candidates.filter((candidate) => candidate.kind === kind);
  return subject === undefined || another !== undefined ? found : { subject };
}

/** The id of one subject that is also, from the working directory, the path of another could mean either. */
function find(plan: Plan, words: string, paths: readonly string[]): Found {
  const found = findSubject(plan, words, paths);
  const [fromHere = words] = paths;
  const here = fromHere === words ? found : findSubject(plan, fromHere);
  if (!('subject' in found && 'subject' in here) || found.subject.id === here.subject.id) return found;
  return { candidates: [here.subject, found.subject] };
}
