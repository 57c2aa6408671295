import picomatch from 'picomatch/posix';
import { FileType, workspace } from 'vscode';
import { folderOf } from '../../core/base/paths';
import type { MoveEdits } from '../../core/edits/move';
import { isLocal, pathFrom } from '../../core/edits/path-notation';
import type { Move, TextEdit } from '../../core/model/edits';
import { Moves } from '../../core/plan/moved-plan';
import { lineOf } from '../../core/text/lines';
import { typeOf } from '../disk';
import type { PlanFolder } from '../plan-folder';

/**
 * What is left of the edits that a move asks for when VS Code's own Markdown is set up to rewrite links by itself. It does that right
 * behind the move, at the places where the links stood before: so they are left to it, and so is what stands before one on its line.
 */
export async function besideMarkdown({ edits, file }: Pick<MoveEdits, 'edits' | 'file'>, moves: readonly Move[], folder: PlanFolder): Promise<readonly TextEdit[]> {
  const looked = await Promise.all(moves.map((move) => isOfMarkdown(move, folder)));
  const where = new Moves(moves.filter((_, i) => looked[i]));
  return edits.filter(({ path, start }) => {
    const claims = file(path);
    if (claims === undefined) return true;
    const { lines, links, definitions } = claims;
    return ![...links, ...definitions].some(({ url, urlStart, urlEnd }) => {
      const target = urlEnd > start && isLocal(url) && lineOf(lines, urlStart) === lineOf(lines, start) ? pathFrom(folderOf(path), url) : null;
      return target !== null && (where.of(target) !== target || where.of(path) !== path);
    });
  });
}

/** Whether it looks after a move: as it decides that itself, by globs that know nothing of folders with a dot, and for folders by a switch. */
async function isOfMarkdown({ from, to }: Move, { files }: PlanFolder): Promise<boolean> {
  const target = files.uriOf(to);
  const configuration = workspace.getConfiguration('markdown.updateLinksOnFileMove', target);
  if (configuration.get('enabled') !== 'always') return false;
  const path = target.fsPath.replaceAll('\\', '/');
  if ((configuration.get<readonly string[]>('include') ?? []).some((glob) => picomatch.isMatch(path, glob))) return true;
  return configuration.get('enableForDirectories') !== false && await typeOf(files.uriOf(from)) === FileType.Directory;
}
