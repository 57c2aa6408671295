import { folderOf } from '../../base/paths';
import { escaped, pathFrom, type Surroundings } from '../../edits/path-notation';
import type { Plan } from '../../model/plan';
import { isOverview } from '../../plan/discovery';
import type { Caret } from './caret';
import { type Completions, detailOf, type Entry, offeredToTheLetter } from './completion';

/** In backticks, as far as it is typed: a path once there is a stroke in it. */
const CODE = /(?<!`)`([^\s`]*\/)([^\s`/]*)$/;

/**
 * Paths in backticks, from wherever one may begin: the file's folder, the plans around it, the workspace. Paths in links are VS Code's own
 * to offer.
 */
export function codePathCompletions(caret: Caret): Completions | null {
  const [, folder, name] = CODE.exec(caret.before) ?? [];
  if (folder === undefined || name === undefined || isWithinCode(caret.before.slice(0, -folder.length - name.length - 1))) return null;
  return pathCompletions(caret, folder, name, 'code');
}

/** Whether a code span is open behind the text of a line. */
export function isWithinCode(before: string): boolean {
  return (before.match(/`+/g)?.length ?? 0) % 2 === 1;
}

/**
 * What lies in a folder.
 * @param folder as it is written, with the stroke at its end
 * @param name what is typed of the next name
 * @param surroundings what the path stands in
 */
export function pathCompletions(caret: Caret, folder: string, name: string, surroundings: Surroundings): Completions | null {
  const { offset, behind } = caret;
  const rest = /^[\p{L}\p{M}\p{N}_.%-]*\/?/u.exec(behind)?.[0] ?? '';
  const entries = entriesIn(caret, folder).map((entry) => {
    const insert = escaped(entry.insert, surroundings);
    return insert === entry.insert ? entry : { ...entry, insert, label: entry.insert, words: `${insert} ${entry.insert}` };
  });
  return offeredToTheLetter({ start: offset - name.length, end: offset + rest.length }, entries);
}

function entriesIn(caret: Caret, folder: string): readonly Entry[] {
  const { facts: { plan }, path } = caret;
  const entries = new Map<string, Entry>();
  for (const base of basesOf(folder, caret)) {
    const place = pathFrom(base, folder);
    if (place === null) continue;
    const from = place === '' ? '' : `${place}/`;
    for (const file of plan.files()) {
      if (!file.startsWith(from) || file === path) continue;
      const stroke = file.indexOf('/', from.length);
      const name = file.slice(from.length, stroke === -1 ? undefined : stroke + 1);
      if (!entries.has(name)) entries.set(name, stroke === -1 ? fileEntry(plan, file, name) : folderEntry(plan, file.slice(0, stroke), name));
    }
  }
  return [...entries.values()].sort((a, b) => Number(isArchive(a)) - Number(isArchive(b)) || (a.insert < b.insert ? -1 : 1));
}

function isArchive({ insert }: Entry): boolean {
  return insert === '_completed/' || insert === '_archive/';
}

function fileEntry(plan: Plan, path: string, insert: string): Entry {
  const subject = plan.subjectAt(path, -1, 0);
  return { insert, kind: 'file', detail: subject === undefined || isOverview(path) ? '' : detailOf(subject) };
}

function folderEntry(plan: Plan, path: string, insert: string): Entry {
  const subject = plan.subject(path);
  return { insert, kind: 'folder', detail: subject === undefined ? '' : detailOf(subject), goesOn: true };
}

/** The folders from which a path is tried, in order; one that begins with a dot is meant from the file's own. */
function basesOf(path: string, caret: Caret): readonly string[] {
  if (path.startsWith('/')) return [''];
  return /^\.\.?\//.test(path) ? [folderOf(caret.path)] : caret.facts.plan.basesOf(caret.path);
}
