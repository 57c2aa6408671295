import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/base/user-error';
import { type Archiving, archive as archiving, unarchive } from '../core/closing/archive';
import { archiveReport } from '../core/closing/archive-report';
import { type Lack, lacksOf } from '../core/closing/gates';
import type { Move } from '../core/model/edits';
import type { Subject } from '../core/model/plan';
import { placeName } from '../core/plan/place-name';
import type { PlanWorkspace } from '../core/workspace';
import { planEdits } from '../node/apply-edits';
import { applyMoves } from '../node/apply-moves';
import { NodeFiles } from '../node/node-files';
import { relativePath } from '../node/paths';
import type { Options } from './arguments';
import { dim, sectionsText } from './cells';
import { factsOf } from './check';
import { findOne } from './find';
import type { Io } from './io';
import { toJson } from './json';
import { lackLines } from './lacks';
import { say } from './messages';
import type { Place } from './place';
import { editLines } from './set-text';
import { harmless, screenOf } from './terminal';
import { diffFor } from './unified-diff';

/** `waymark archive SUBJECT` */
export async function archive([words = '']: readonly string[], options: Options, io: Io): Promise<void> {
  const { subject, opened, place } = await findOne(words, options, io);
  const { plan } = opened;
  refuseUnread(opened, subject);
  const made = await archivingOf(subject, opened, place, options);
  const lacks = options.undo ? [] : lacksOf(subject, factsOf(opened, options));
  if (lacks.length > 0 && !options.force) throw new UserError(refusal(subject, lacks), { details: lackLines(lacks, plan) });
  const { move, edits, left } = made;
  const changes = planEdits(place.workspace, edits);
  if (!options.dryRun) applyMoves(place.workspace, [move], edits);

  for (const place of left) say(io.stderr, `${placeName(place, plan)}: ${place.written} ${place.why}`);
  if (options.format === 'json') io.stdout.write(toJson(archiveReport(plan, subject, made, lacks, !options.dryRun)));
  else if (options.dryRun) io.stdout.write(diffFor(io, changes, filesMoved(place.workspace, move)));
  else {
    const report = archiveReport(plan, subject, made, lacks, true);
    io.stdout.write(sectionsText([[
      [{ text: harmless(move.from) }], [dim(`→ ${harmless(move.to)}`)], ...editLines(report.edits, edits),
    ]], screenOf(io.stdout, io.env)));
    if (!options.undo) say(io.stderr, `to take it back: waymark archive --undo ${JSON.stringify(move.to)}`);
  }
}

function archivingOf(subject: Subject, opened: PlanWorkspace, { workspace }: Place, { undo, today }: Options): Promise<Archiving> {
  const files = new NodeFiles(workspace);
  const asked = {
    plan: opened.plan, files: opened.filesWithin(['']), exists: (path: string) => existsSync(join(workspace, path)),
    read: (path: string) => {
      const text = files.read(path);
      return typeof text === 'string' ? text : null;
    },
  };
  return undo ? unarchive(asked, subject) : archiving(asked, subject, today);
}

/** What is not read might refer to what is moved, or be missing in it. */
function refuseUnread({ problems }: PlanWorkspace, { name }: Subject): void {
  const [problem] = problems;
  if (problem !== undefined) throw new UserError(`${name} cannot be moved: ${problem.path} ${problem.message}`);
}

function refusal({ name }: Subject, lacks: readonly Lack[]): string {
  return `${name} cannot be archived yet, ${lacks.length === 1 ? 'one thing is' : `${lacks.length} things are`} missing; --force archives it all the same:`;
}

/** Every file that moves, by where it goes from. */
function filesMoved(workspace: string, { from, to }: Move): ReadonlyMap<string, string> {
  const start = join(workspace, from);
  if (!statSync(start).isDirectory()) return new Map([[from, to]]);
  const files = readdirSync(start, { recursive: true, encoding: 'utf8' }).filter((path) => !statSync(join(start, path)).isDirectory());
  return new Map(files.map((path) => relativePath(start, join(start, path)) ?? path).sort().map((path) => [`${from}/${path}`, `${to}/${path}`]));
}
