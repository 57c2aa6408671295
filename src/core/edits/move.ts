import type { Awaitable } from '../model/files';
import type { Span } from '../model/claims';
import type { Move, TextEdit } from '../model/edits';
import type { Plan } from '../model/plan';
import { movedPlan, Moves } from '../plan/moved-plan';
import { withAnchors } from './followed-anchors';
import { changesIn } from './moved-file';

/** What a move asks of all texts. */
export interface MoveEdits {
  /** At the paths and offsets of before: they are made before anything moves. */
  readonly edits: readonly TextEdit[];
  /** The places that would lead elsewhere afterwards, and cannot be put right. */
  readonly left: readonly LeftPlace[];
  /** The plan of the same texts at their new places, before the edits. */
  readonly after: Plan;
}

export interface LeftPlace extends Span {
  readonly path: string;
  readonly written: string;
  /** Plain words that go behind what is written. */
  readonly why: string;
}

/** What is asked of a workspace in which something is to move. */
export interface MovingWorkspace {
  readonly plan: Plan;
  /** All Markdown files, part of a plan or not. */
  readonly files: Iterable<string>;
  /** The text that the plan has read; `null`: it cannot be read. */
  readonly read: (path: string) => Awaitable<string | null>;
}

/**
 * What a move or a new name of files and folders asks of the texts of a plan: that all that is referred to is the same afterwards. Each
 * reference keeps its notation, and one that leads to the same thing anyway is left alone.
 */
export async function moveEdits({ plan, files, read }: MovingWorkspace, moves: readonly Move[]): Promise<MoveEdits> {
  const where = new Moves(moves);
  const after = movedPlan(plan, files, where);
  const edits: TextEdit[] = [];
  const left: LeftPlace[] = [];
  for (const path of [...plan.files()].sort()) {
    const changes = changesIn(path, { plan, after, where });
    const text = changes.length === 0 ? null : await read(path);
    const made = changes.flatMap((change) => {
      const { start, end, written, why } = change;
      const found = text === null ? [] : change.edits(text);
      if (found.length === 0 && why !== null) left.push({ path, start, end, written, why });
      return found;
    });
    for (const edit of apart(made)) edits.push({ path, ...edit });
  }
  return { edits: withAnchors(plan, edits), left, after };
}

/** In order, without those that change nothing or what another changes: a link's text may name what an id in it names, too. */
function apart(edits: readonly Omit<TextEdit, 'path'>[]): readonly Omit<TextEdit, 'path'>[] {
  let end = 0;
  return [...edits].sort((a, b) => a.start - b.start || b.end - a.end).filter((edit) => {
    if (edit.start < end || edit.oldText === edit.newText) return false;
    end = edit.end;
    return true;
  });
}
