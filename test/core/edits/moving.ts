import assert from 'node:assert/strict';
import { type MoveEdits, moveEdits, type MovingWorkspace } from '../../../src/core/edits/move';
import type { LeftPlace } from '../../../src/core/edits/read-edited';
import type { Move } from '../../../src/core/model/edits';
import type { Reference } from '../../../src/core/model/plan';
import { Moves } from '../../../src/core/plan/moved-plan';
import type { PlanWorkspace } from '../../../src/core/workspace';
import { appliedAll, opened, type Texts } from './flip';

/** `⟦SP01⇒SP02⟧`: what stands there before and after. */
const MARK = /⟦([^⇒]*)⇒([^⟧]*)⟧/g;

export function before(marked: Texts): Texts {
  return Object.fromEntries(Object.entries(marked).map(([path, text]) => [path, text.replace(MARK, '$1')]));
}

export function after(marked: Texts): Texts {
  return Object.fromEntries(Object.entries(marked).map(([path, text]) => [path, text.replace(MARK, '$2')]));
}

/** The files at their new places. */
export function movedTexts(texts: Texts, moves: readonly Move[]): Texts {
  const where = new Moves(moves);
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [where.of(path), text]));
}

export function movingIn(texts: Texts, workspace: PlanWorkspace): MovingWorkspace {
  return { plan: workspace.plan, files: workspace.filesWithin(['']), read: (path) => texts[path] ?? null };
}

export interface MadeMove extends Pick<MoveEdits, 'edits' | 'left'> {
  readonly before: PlanWorkspace;
  /** The files afterwards, at their new places. */
  readonly texts: Texts;
  readonly after: PlanWorkspace;
}

/** Moves things, with all edits that this asks for, and reads the result. */
export async function move(texts: Texts, moves: readonly Move[]): Promise<MadeMove> {
  const workspace = await opened(texts);
  const made = await moveEdits(movingIn(texts, workspace), moves);
  const changed = movedTexts(appliedAll(texts, made.edits), moves);
  return { edits: made.edits, left: made.left, before: workspace, texts: changed, after: await opened(changed) };
}

/**
 * Moves things and compares all files with what they should become; all that is not marked must stay. What was referred to is referred to.
 * @param marked files with marks such as `⟦SP01⇒SP02⟧`, at their old places
 * @param left what is left as it is, as `PATH: WRITTEN`
 */
export async function assertMove(marked: Texts, moves: readonly Move[], left: readonly string[] = []): Promise<void> {
  const made = await move(before(marked), moves);
  assert.deepEqual(made.texts, movedTexts(after(marked), moves));
  assert.deepEqual(made.left.map(place), left, JSON.stringify(made.left));
  assert.deepEqual(astray(made, moves), left);
}

function place({ path, written }: Pick<LeftPlace, 'path' | 'written'>): string {
  return `${path}: ${written}`;
}

/**
 * The references that led somewhere, to one thing, and lead elsewhere now; as `PATH: WRITTEN`. What has come out of all plans, or is no
 * plan or task any more at its new place, is not missed.
 */
export function astray({ before, after }: Pick<MadeMove, 'before' | 'after'>, moves: readonly Move[]): readonly string[] {
  const where = new Moves(moves);
  return [...before.plan.files()].sort().flatMap((path) => {
    if (after.plan.file(where.of(path)) === undefined) return [];
    const there = countsOf(after.plan.referencesIn(where.of(path)), (id) => id);
    const gone: string[] = [];
    for (const reference of before.plan.referencesIn(path)) {
      if (reference.outcome === 'ambiguous' || (reference.file === null && reference.to.length !== 1)) continue;
      if (reference.file !== null && before.plan.file(reference.file) !== undefined && after.plan.file(where.of(reference.file)) === undefined) continue;
      if (reference.file === null && after.plan.subject(where.of(reference.to[0] as string)) === undefined) continue;
      const key = leadsTo(reference, (id) => where.of(id));
      const count = there.get(key) ?? 0;
      if (count === 0) gone.push(place(reference));
      else there.set(key, count - 1);
    }
    return gone;
  });
}

function countsOf(references: readonly Reference[], map: (id: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reference of references) {
    const key = leadsTo(reference, map);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What a reference says of what, wherever it stands in its file. */
function leadsTo({ form, relation, file, to, outcome }: Reference, map: (id: string) => string): string {
  return [form, relation, file === null ? to.map(map).sort().join() : `${map(file)} ${outcome}`].join(' | ');
}
