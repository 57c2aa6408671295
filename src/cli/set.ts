import { nearest } from '../core/base/nearest';
import { folderOf, liesBelow } from '../core/base/paths';
import { UserError } from '../core/base/user-error';
import { lacksOf } from '../core/closing/gates';
import { readAgain } from '../core/edits/read-again';
import { setStatus } from '../core/edits/set-status';
import type { TextEdit } from '../core/model/edits';
import type { StatusClaim, Subject } from '../core/model/plan';
import { STATUSES, type Status } from '../core/model/status';
import type { StatusVocabulary } from '../core/model/vocabulary';
import { isOverview } from '../core/plan/discovery';
import { setReport } from '../core/reports/set';
import type { Facts } from '../core/rules/rule';
import { lineOf } from '../core/text/lines';
import type { PlanWorkspace } from '../core/workspace';
import { applyEdits, planEdits } from '../node/apply-edits';
import type { Options } from './arguments';
import { factsOf } from './check';
import { findOne } from './find';
import type { Io } from './io';
import { toJson } from './json';
import { lackLine } from './lacks';
import { say } from './messages';
import { setText } from './set-text';
import { screenOf } from './terminal';
import { diffFor } from './unified-diff';

/** Which copies of a status are to change. */
type Choice = (claim: StatusClaim) => boolean;

/** `waymark set SUBJECT STATUS` */
export async function set([words = '', word = '']: readonly string[], options: Options, io: Io): Promise<void> {
  const { subject, opened, place, line } = await findOne(words, options, io);
  refuseUnread(opened, subject);
  const { plan } = opened;
  const to = readStatus(word, plan.vocabulary(subject.path));
  const only: Choice = options.onlyHere ? oneCopy(opened, subject, line) : () => true;
  const edits = inOrder(setStatus(plan, subject, { status: to, reason: options.reason ?? null }, { today: options.today, only }));
  const report = setReport(plan, subject, to, edits, !options.dryRun);
  const changes = planEdits(place.workspace, edits);
  const [now = subject] = await readAgain(opened, [subject], to, changes, only);
  if (!options.dryRun) applyEdits(place.workspace, edits);

  if (options.reason !== undefined && now.claims.every(({ reason }) => reason === null)) {
    say(io.stderr, `the reason is left out: where the status of ${subject.name} stands there is no room for one`);
  }
  if (to === 'done' && options.format === 'text') tellLacks(now, factsOf(opened, options), io);
  if (options.format === 'json') io.stdout.write(toJson(report));
  else io.stdout.write(options.dryRun ? diffFor(io, changes) : setText(report, edits, screenOf(io.stdout, io.env)));
}

/** What the protocol asks of a plan that closes, and is still missing: nobody is kept from closing it. */
function tellLacks(subject: Subject, facts: Facts, { stderr }: Io): void {
  for (const lack of lacksOf(subject, facts)) say(stderr, `still missing: ${lackLine(lack, facts.plan)}`);
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1);
}

/** What an overview says of its folder, and of what lies in it, has to be read. */
function refuseUnread({ problems }: PlanWorkspace, { name, path }: Subject): void {
  const problem = problems.find((each) => isOverview(each.path) && liesBelow(path, folderOf(each.path)));
  if (problem !== undefined) throw new UserError(`${name} cannot be set: ${problem.path} ${problem.message}`);
}

/** Any word that means a status. */
function readStatus(word: string, vocabulary: StatusVocabulary): Status {
  const exact = STATUSES.find((status) => status === word.toLowerCase());
  const phrase = vocabulary.phraseAt(word, 0, word.length);
  const status = exact ?? (phrase !== null && phrase.end === word.length ? phrase.status : undefined);
  if (status !== undefined) return status;
  if (phrase?.status === 'blocked') throw new UserError(`no status "${word}"; the reason goes into --reason`);
  const meant = nearest(word, [...STATUSES, ...STATUSES.flatMap((each) => vocabulary.words[each].map((known) => known.toLowerCase()))]);
  throw new UserError(`no status "${word}"; ${meant === undefined ? `it is one of ${STATUSES.join(', ')}` : `did you mean ${meant}?`}`);
}

/**
 * With `--only-here`: the copy on the line that was named, or else the one that counts. A line of a table may hold the status of
 * something else than the subject that it belongs to.
 */
function oneCopy({ plan }: PlanWorkspace, { claims, path, name }: Subject, line: number | undefined): Choice {
  if (line === undefined) return (claim) => claim === claims[0];
  const lineIn = (file: string, start: number): number => lineOf(plan.file(file)?.lines ?? [], start);
  const isThere: Choice = (claim) => claim.path === path && lineIn(path, claim.start) === line;
  if (claims.some(isThere)) return isThere;

  const other = findIn(plan.roots, (subject) => subject.claims.some(isThere));
  if (claims.length === 0 && other === undefined) return isThere;
  const has = other === undefined ? `has no status of ${name}` : `has the status of ${other.name}, and none of ${name}`;
  const details = claims.map((claim) => `${claim.path}:${lineIn(claim.path, claim.start)}  ${claim.written}`);
  throw new UserError(`line ${line} of ${path} ${has}${details.length === 0 ? '' : ', which is written here:'}`, { details });
}

function findIn(subjects: readonly Subject[], test: (subject: Subject) => boolean): Subject | undefined {
  for (const subject of subjects) {
    const found = test(subject) ? subject : findIn(subject.children, test);
    if (found !== undefined) return found;
  }
  return undefined;
}
