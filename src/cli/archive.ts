import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/base/user-error';
import { type Archiving, archive as archiving, archivedPath, unarchive } from '../core/closing/archive';
import { archiveReport } from '../core/closing/archive-report';
import { type Lack, lacksOf } from '../core/closing/gates';
import { type MendedPlan, mendLacks } from '../core/closing/mend';
import type { Move } from '../core/model/edits';
import type { Subject } from '../core/model/plan';
import { placeName } from '../core/plan/place-name';
import type { FixedFile } from '../core/rules/fix-all';
import { lineStarts } from '../core/text/lines';
import { difference, splice } from '../core/text/splice';
import type { PlanWorkspace } from '../core/workspace';
import { planEdits } from '../node/apply-edits';
import { applyMoves } from '../node/apply-moves';
import { NodeFiles } from '../node/node-files';
import { relativePath } from '../node/paths';
import type { Options } from './arguments';
import { dim, sectionsText } from './cells';
import { factsOf, fixedWorkspace } from './check';
import { findOne } from './find';
import type { Io } from './io';
import { toJson } from './json';
import { lackLine } from './lacks';
import { say } from './messages';
import type { Place } from './place';
import { editLines } from './set-text';
import { harmless, screenOf } from './terminal';
import { diffFor } from './unified-diff';

/** `waymark archive SUBJECT` */
export async function archive([words = '']: readonly string[], options: Options, io: Io): Promise<void> {
  if (options.fix && options.undo) throw new UserError('--fix does not go with --undo: nothing is asked of what is taken back');
  const { subject: found, opened, place } = await findOne(words, options, io);
  const { plan } = opened;
  refuseUnread(opened, found);
  // What cannot be archived at all is not told what it lacks.
  if (!options.undo) archivedPath(found, plan, options.today);
  const facts = factsOf(opened, options);
  const files = new NodeFiles(place.workspace);
  // What stays missing is told where it stands on disk, and not behind what would be mended.
  const told = new Map(lacksOf(found, facts).map((lack) => [lack.message, lackLine(lack, plan)]));
  const { files: mendedFiles, mended } = options.fix ? await mendLacks(found.id, facts, fixedWorkspace(opened, files)) : NOTHING_MENDED;
  const subject = plan.subject(found.id) ?? found;
  const missing = options.undo ? [] : lacksOf(subject, facts);
  if (missing.length > 0 && !options.force) {
    throw new UserError(refusal(subject, missing, options), { details: missing.map((lack) => told.get(lack.message) ?? lackLine(lack, plan)) });
  }

  const texts = new Map(mendedFiles.map((file) => [file.path, file]));
  const made = withMended(await archivingOf(subject, opened, place, (path) => texts.get(path)?.after ?? textIn(files, path), options), texts);
  const { move, edits, left } = made;
  const changes = planEdits(place.workspace, edits);
  if (!options.dryRun) applyMoves(place.workspace, [move], edits);

  for (const place of left) say(io.stderr, `${placeName(place, made)}: ${place.written} ${place.why}`);
  const linesOf = (path: string): readonly number[] => {
    const mendedFile = texts.get(path);
    return mendedFile === undefined ? made.file(path)?.lines ?? [] : lineStarts(mendedFile.before);
  };
  const report = archiveReport(plan, linesOf, { subject, made, mended, missing, applied: !options.dryRun });
  if (options.format === 'json') io.stdout.write(toJson(report));
  else if (options.dryRun) io.stdout.write(diffFor(io, changes, filesMoved(place.workspace, move)));
  else {
    for (const { path, range, message, fixes: [fix = ''] } of mended) say(io.stderr, `mended: ${path}:${range.start.line}  ${message} (fix: ${fix})`);
    const shown = report.edits.flatMap((edit, i) => texts.has(edit.path) ? [] : editLines([edit], edits.slice(i, i + 1)));
    io.stdout.write(sectionsText([[[{ text: harmless(move.from) }], [dim(`→ ${harmless(move.to)}`)], ...shown]], screenOf(io.stdout, io.env)));
    if (!options.undo) say(io.stderr, `to take it back: waymark archive --undo ${JSON.stringify(move.to)}`);
  }
}

function archivingOf(
  subject: Subject, opened: PlanWorkspace, { workspace }: Place, read: (path: string) => string | null, { undo, today }: Options,
): Promise<Archiving> {
  const asked = { plan: opened.plan, files: opened.filesWithin(['']), exists: (path: string) => existsSync(join(workspace, path)), read };
  return undo ? unarchive(asked, subject) : archiving(asked, subject, today);
}

const NOTHING_MENDED: MendedPlan = { files: [], mended: [] };

/** What is mended and what follows the move, as one edit of a file. */
function withMended(made: Archiving, mended: ReadonlyMap<string, FixedFile>): Archiving {
  const edits = made.edits.filter(({ path }) => !mended.has(path));
  for (const { path, before, after } of mended.values()) {
    const text = splice(after, made.edits.filter((edit) => edit.path === path));
    if (text === undefined) throw new Error(`what follows in ${path} does not replace what stands there`);
    edits.push({ path, ...difference(before, text) });
  }
  return { ...made, edits: edits.sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start) };
}

function textIn(files: NodeFiles, path: string): string | null {
  const text = files.read(path);
  return typeof text === 'string' ? text : null;
}

/** What is not read might refer to what is moved, or be missing in it. */
function refuseUnread({ problems }: PlanWorkspace, { name }: Subject): void {
  const [problem] = problems;
  if (problem !== undefined) throw new UserError(`${name} cannot be moved: ${problem.path} ${problem.message}`);
}

function refusal({ name }: Subject, lacks: readonly Lack[], { fix }: Options): string {
  const mends = !fix && lacks.some(({ fixes }) => fixes.length > 0) ? ' --fix mends what can be,' : '';
  return `${name} cannot be archived yet, ${lacks.length === 1 ? 'one thing is' : `${lacks.length} things are`} missing;${mends} --force archives it all the same:`;
}

/** Every file that moves, by where it goes from. */
function filesMoved(workspace: string, { from, to }: Move): ReadonlyMap<string, string> {
  const start = join(workspace, from);
  if (!statSync(start).isDirectory()) return new Map([[from, to]]);
  const files = readdirSync(start, { recursive: true, encoding: 'utf8' }).filter((path) => !statSync(join(start, path)).isDirectory());
  return new Map(files.map((path) => relativePath(start, join(start, path)) ?? path).sort().map((path) => [`${from}/${path}`, `${to}/${path}`]));
}
