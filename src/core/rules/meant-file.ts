import { Multimap } from '../base/multimap';
import { nearest } from '../base/nearest';
import { folderOf } from '../base/paths';
import { bareName, STRUCTURAL } from '../dialects/dream';
import type { Plan } from '../model/plan';
import { isOverview } from '../plan/discovery';
import { beforeArchiving } from '../plan/name-table';
import { fileName } from '../plan/sites';

/** What a path that leads nowhere was most likely meant to lead to. */
export interface Meant {
  readonly path: string;
  /** Whether it is only called the same, or nearly so; else it is the very file, archived. */
  readonly isGuess: boolean;
}

/** The files of a plan by name and by folder, and what was meant by the paths that somebody asked for. */
interface Files {
  readonly paths: ReadonlySet<string>;
  readonly byName: Multimap<string, string>;
  readonly byFolder: Multimap<string, string>;
  readonly meant: Map<string, Meant | null>;
}

/** With the list of roots that the plan had: with another one it is another plan, though it may have the same files. */
const known = new WeakMap<Plan, { readonly roots: Plan['roots']; readonly files: Files }>();

/**
 * The file that was meant by a path that leads nowhere; `null`: none is near.
 * @param wanted the files that the path may mean, in the order in which they are looked for
 * @param own the file that has the path
 */
export function meantFile(wanted: readonly string[], own: string, plan: Plan): Meant | null {
  const files = filesOf(plan);
  const key = [own, ...wanted].join('\0');
  let meant = files.meant.get(key);
  if (meant === undefined) files.meant.set(key, meant = archived(wanted, files) ?? moved(wanted, files) ?? nearlyCalled(wanted, own, files));
  return meant;
}

function filesOf(plan: Plan): Files {
  const before = known.get(plan);
  if (before?.roots === plan.roots) return before.files;
  const files = before !== undefined && hasSame(before.files, plan) ? before.files : readFiles(plan);
  known.set(plan, { roots: plan.roots, files });
  return files;
}

function hasSame({ paths }: Files, plan: Plan): boolean {
  let count = 0;
  for (const path of plan.files()) {
    if (!paths.has(path)) return false;
    count++;
  }
  return count === paths.size;
}

function readFiles(plan: Plan): Files {
  const files: Files = { paths: new Set(plan.files()), byName: new Multimap(), byFolder: new Multimap(), meant: new Map() };
  for (const path of files.paths) {
    files.byName.add(nameOf(path), path);
    files.byFolder.add(folderOf(path), path);
  }
  return files;
}

/** The file itself, in an archive by now. */
function archived(wanted: readonly string[], { byName }: Files): Meant | null {
  const path = only([...byName.get(nameOf(wanted[0] ?? ''))].filter((each) => wanted.includes(beforeArchiving(each))));
  return path === null ? null : { path, isGuess: false };
}

/** The only file of that name. Of what every plan or folder has, none is meant but its own. */
function moved([wanted = '']: readonly string[], { byName }: Files): Meant | null {
  const name = fileName(wanted);
  if (STRUCTURAL.test(name) || COMMON.test(name)) return null;
  const same = [...byName.get(nameOf(wanted))];
  const path = only(isOverview(wanted) ? same.filter((each) => nameOf(folderOf(each)) === nameOf(folderOf(wanted))) : same);
  return path === null ? null : { path, isGuess: true };
}

const COMMON = /^(?:readme|index|plan|todo|tasks|roadmap|notes|changelog|requirements|design|bugfix|proposal|spec|research|data-model|quickstart)$/i;

function only(paths: readonly string[]): string | null {
  const [path, another] = paths;
  return path === undefined || another !== undefined ? null : path;
}

/** The file with nearly the same name in the same folder, or with the same name in a folder that is called nearly so. */
function nearlyCalled(wanted: readonly string[], own: string, { byName, byFolder }: Files): Meant | null {
  for (const path of wanted) {
    const folder = folderOf(path);
    const beside = isOverview(path) ? [] : [...byFolder.get(folder)].filter((each) => each !== own && !isOverview(each));
    const within = [...byName.get(nameOf(path))].filter((each) => each !== own && folderOf(folderOf(each)) === folderOf(folder));
    const near = nearestOf(stemOf(path), beside, stemOf) ?? nearestOf(stemOf(folder), within, (each) => stemOf(folderOf(each)));
    if (near !== undefined) return { path: near, isGuess: true };
  }
  return null;
}

function nearestOf(name: string, paths: readonly string[], nameIn: (path: string) => string): string | undefined {
  const named = new Map(paths.map((path) => [nameIn(path), path]));
  return named.get(nearest(name, named.keys()) ?? '');
}

/** Without what names of many files have alike: numbers and endings make what is different look near. */
function stemOf(path: string): string {
  return bareName(fileName(path).replace(/\.asset$/i, ''));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
