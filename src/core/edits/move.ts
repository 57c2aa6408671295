import type { FileClaims } from '../model/claims';
import type { Move, TextEdit } from '../model/edits';
import type { Awaitable } from '../model/files';
import type { SubjectKind } from '../model/plan';
import type { LinkedPlan } from '../plan/linked-plan';
import { arrivals, type Compared, MovedPlan, Moves } from '../plan/moved-plan';
import type { PastPlan } from '../plan/plan-snapshot';
import { decoded } from '../plan/raw-reference';
import type { Renamings } from './astray';
import { EditedTexts } from './edited-texts';
import { newAnchors, withAnchors } from './followed-anchors';
import { linksBeside } from './links-beside';
import { changesIn } from './moved-file';
import { type LeftPlace, readEdited } from './read-edited';
import { editsOf } from './text-change';

/** What a move asks of all texts. */
export interface MoveEdits {
  /** At the paths and offsets of before: they are made before anything moves. */
  readonly edits: readonly TextEdit[];
  /** The places that would lead elsewhere afterwards, and cannot be put right. */
  readonly left: readonly LeftPlace[];
  /** What each thing that was moved by itself is then; `undefined`: nothing that a plan knows. */
  readonly kinds: readonly (SubjectKind | undefined)[];
  /** What a file says, of the plan or with any of those edits or places. */
  readonly file: (path: string) => FileClaims | undefined;
}

/** What is asked of a workspace in which something is to move. */
export interface MovingWorkspace {
  readonly plan: LinkedPlan;
  /** All Markdown files, part of a plan or not. */
  readonly files: Iterable<string>;
  /** The text that the plan has read, or would read; `null`: it cannot be read. */
  readonly read: (path: string) => Awaitable<string | null>;
  /** Lets others have their turn in the midst of long work; what it throws ends that. */
  readonly pause?: () => Awaitable<void>;
}

/**
 * What a move or a new name of files and folders asks of the texts of a plan, and of links in other Markdown: that all that is referred to
 * is the same afterwards. Each reference keeps its notation, and one that leads to the same thing anyway is left alone.
 */
export async function moveEdits(workspace: MovingWorkspace, moves: readonly Move[]): Promise<MoveEdits> {
  const { plan, files, pause = () => undefined } = workspace;
  const where = new Moves(moves);
  const texts = new EditedTexts(plan, workspace.read);
  const arriving = new Map<string, FileClaims>();
  for (const path of arrivals(plan, files, where)) {
    const claims = await texts.claimsOf(path, []);
    if (claims !== null) arriving.set(path, claims);
    await pause();
  }
  const moved = new MovedPlan(plan, files, where, pause, arriving);
  const kinds: (SubjectKind | undefined)[] = [];
  const changed = await moved.ask(function* ({ before, after, concerned }) {
    for (const { to } of moves) kinds.push(after.subject(to)?.kind);
    for (const path of filesToChange(before, concerned, where)) {
      yield { path, changes: changesIn(path, { before, after, concerned, where }) };
    }
  });
  const made: TextEdit[] = [];
  const left: LeftPlace[] = [];
  for (const { path, changes } of changed) {
    const ofFile = editsOf(changes, path, changes.length === 0 ? null : await texts.textOf(path));
    made.push(...ofFile.edits);
    left.push(...ofFile.left);
  }
  const then = ({ before }: Compared): Renamings => ({ of: (path) => where.of(path), ofId: (id) => where.ofId(id, before) });
  const inPlan = await readEdited(await withAnchors(plan, texts, made), { texts, moved, pathOf: (path) => where.of(path), then, left, pause });
  const beside = await linksBeside(workspace, where, await newAnchors(plan, texts, inPlan.edits));
  return {
    edits: [...inPlan.edits, ...beside.edits], left: [...inPlan.left, ...beside.left], kinds,
    file: (path) => beside.said.get(path) ?? plan.file(path),
  };
}

/** What a plan knows of is told by it; links to pictures, sources and what is not there are not. In order. */
function filesToChange(before: PastPlan, concerned: ReadonlySet<string>, where: Moves): readonly string[] {
  return [...before.files()].filter((path) => concerned.has(path) || where.mayBeMeantBy(writtenIn(before.file(path) as FileClaims))).sort();
}

/** All paths that a file has, as they are read; kept, for a move looks at those of all files. */
function writtenIn(claims: FileClaims): string {
  let written = known.get(claims);
  if (written === undefined) {
    const { links, definitions, paths } = claims;
    known.set(claims, written = [...links.map(({ url }) => url), ...definitions.map(({ url }) => url), ...paths.map(({ path }) => path)].map(decoded).join('\n'));
  }
  return written;
}

const known = new WeakMap<FileClaims, string>();
