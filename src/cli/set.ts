import { nearest } from '../core/base/nearest';
import { UserError } from '../core/base/user-error';
import { setStatus } from '../core/edits/set-status';
import type { TextEdit } from '../core/model/edits';
import type { StatusClaim, Subject } from '../core/model/plan';
import { STATUSES, type Status } from '../core/model/status';
import type { StatusVocabulary } from '../core/parse/status-words';
import { setReport } from '../core/reports/set';
import { lineOf } from '../core/text/lines';
import type { PlanWorkspace } from '../core/workspace';
import { applyEdits, type FileChange, planEdits } from '../node/apply-edits';
import type { Options } from './arguments';
import { type FoundOne, findOne } from './find';
import type { Io } from './io';
import { toJson } from './json';
import { setText } from './set-text';
import { screenOf } from './terminal';
import { unifiedDiff } from './unified-diff';

/** `waymark set SUBJECT STATUS` */
export async function set([words = '', word = '']: readonly string[], options: Options, io: Io): Promise<void> {
  const found = await findOne(words, options, io);
  const { subject, opened, place } = found;
  const { plan, vocabulary } = opened;
  const to = readStatus(word, vocabulary);
  const edits = inOrder(setStatus(plan, subject, { status: to, reason: options.reason ?? null }, {
    vocabulary, today: options.today, ...options.onlyHere ? { only: copyAt(found, words) } : {},
  }));
  const report = setReport(plan, subject, to, edits, !options.dryRun);
  const changes = planEdits(place.workspace, edits);
  await readAgain(opened, subject, to, changes, options.onlyHere);
  if (!options.dryRun) applyEdits(place.workspace, edits);
  if (options.format === 'json') io.stdout.write(toJson(report));
  else io.stdout.write(options.dryRun ? unifiedDiff(changes) : setText(report, edits, screenOf(io.stdout, io.env)));
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1);
}

/** Any word that means a status. */
function readStatus(word: string, vocabulary: StatusVocabulary): Status {
  const exact = STATUSES.find((status) => status === word.toLowerCase());
  const phrase = vocabulary.phraseAt(word, 0, word.length);
  const status = exact ?? (phrase !== null && phrase.end === word.length ? phrase.status : undefined);
  if (status !== undefined) return status;
  const meant = nearest(word, [...STATUSES, ...STATUSES.flatMap((each) => vocabulary.words[each].map((known) => known.toLowerCase()))]);
  throw new UserError(`no status "${word}"; ${meant === undefined ? `it is one of ${STATUSES.join(', ')}` : `did you mean ${meant}?`}`);
}

/** With `--only-here`: the copy on the line that was named, or else the one that counts. */
function copyAt({ subject, opened }: FoundOne, words: string): (claim: StatusClaim) => boolean {
  const line = /:(\d+)$/.exec(words)?.[1];
  const { claims } = subject;
  if (line === undefined) return (claim) => claim === claims[0];
  const isThere = (claim: StatusClaim): boolean => claim.path === subject.path && lineIn(opened, claim) === Number(line);
  if (claims.length > 0 && !claims.some(isThere)) throw new UserError(`no status of ${subject.name} is written on that line`);
  return isThere;
}

function lineIn({ plan }: PlanWorkspace, { path, start }: StatusClaim): number {
  return lineOf(plan.file(path)?.lines ?? [], start);
}

/**
 * Reads the changed texts before anything is written. What stands around a status may change its meaning, and a status that
 * would be read as another is none that was asked for.
 */
async function readAgain(opened: PlanWorkspace, subject: Subject, to: Status, changes: readonly FileChange[], onlyHere: boolean): Promise<void> {
  if (changes.length === 0) return;
  for (const { path, after } of changes) await opened.setText(path, after);
  const now = opened.plan.subject(subject.id);
  if (now === undefined || (!onlyHere && now.status !== to)) {
    throw new UserError(`${subject.name}: what stands around its status would make it ${now?.status ?? 'unreadable'}; change it by hand`);
  }
}
