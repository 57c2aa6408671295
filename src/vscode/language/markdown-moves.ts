import { workspace } from 'vscode';
import { folderOf } from '../../core/base/paths';
import { isLocal, pathFrom } from '../../core/edits/path-notation';
import type { Move, TextEdit } from '../../core/model/edits';
import { Moves } from '../../core/plan/moved-plan';
import { lineOf } from '../../core/text/lines';
import type { PlanFolder } from '../plan-folder';

/**
 * What is left of the edits that a move asks for when VS Code's own Markdown is set up to rewrite links by itself. It does that right
 * behind the move, at the places where the links stood before: so they are left to it, and so is what stands before one on its line.
 */
export function besideMarkdown(edits: readonly TextEdit[], moves: readonly Move[], { plan, uri }: PlanFolder): readonly TextEdit[] {
  if (workspace.getConfiguration('markdown', uri).get('updateLinksOnFileMove.enabled') !== 'always') return edits;
  const where = new Moves(moves);
  return edits.filter(({ path, start }) => {
    const claims = plan.file(path);
    if (claims === undefined) return true;
    const { lines, links, definitions } = claims;
    return ![...links, ...definitions].some(({ url, urlStart, urlEnd }) => {
      const target = urlEnd > start && isLocal(url) && lineOf(lines, urlStart) === lineOf(lines, start) ? pathFrom(folderOf(path), url) : null;
      return target !== null && (where.of(target) !== target || where.of(path) !== path);
    });
  });
}
