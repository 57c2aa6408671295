import { dayOf } from '../base/dates';
import { folderOf, joinPath, liesWithin } from '../base/paths';
import type { Commit, HistoryQuestion } from '../model/history';
import type { Plan } from '../model/plan';
import { rootAround } from '../plan/profile';
import { compileGlobs } from '../settings';
import { checkedFile } from './checked-file';
import { foldersAround } from './folders-around';
import type { CheckedFile, Facts } from './rule';

/** A change that may have made a spec untrue. */
export interface LaterChange {
  readonly commit: Commit;
  /** The file that was changed: the spec's own, or a source that it names. */
  readonly path: string;
  /** The commit in which somebody last said that the spec is true. */
  readonly review: Commit;
}

/** What the spec of a module names, as the paths that may be meant. */
interface Named {
  /** In its field `source`. */
  readonly sources: readonly string[];
  /** In backticks. Whether anything is there only the history knows. */
  readonly mentioned: readonly string[];
}

/**
 * The last change of a module's spec, or of a source that it names, in a commit after the one that last changed its `last_updated`.
 * A change of the spec itself on the day that it says is one of those who looked. `null`: there is none, nobody knows, or the line has been
 * changed since and is still to be committed.
 * @param file the spec
 * @param lastUpdated what the spec says now
 */
export function laterChange(file: CheckedFile, lastUpdated: string, { plan, history }: Facts): LaterChange | null {
  const said = history?.reviews.get(file.path);
  if (!history || said === undefined || said.lastUpdated !== lastUpdated) return null;
  const own = history.changes.get(file.path)?.commit;
  // What is written on the day that the line names needs no other line.
  const review = own !== undefined && own.age < said.commit.age && own.day <= (dayOf(lastUpdated) ?? '') ? own : said.commit;
  const { sources, mentioned } = namedIn(file, plan);
  const around = new Set([file.path, ...sources.map(fixedPart), ...mentioned]);
  const isNamed = namedBy(sources, mentioned);
  for (const [path, { commit, isGone }] of history.changes) {
    if (commit.age >= review.age) return null;
    if (!liesWithin(path, around)) continue;
    // What the plans themselves say of each other is for other rules.
    if (path === file.path || (plan.file(path) === undefined && isNamed(path, isGone))) return { commit, path, review };
  }
  return null;
}

/** A test for what a spec names. A file that was mentioned has to be there. */
function namedBy(sources: readonly string[], mentioned: readonly string[]): (path: string, isGone: boolean) => boolean {
  const isGlobbed = compileGlobs(sources.filter((source) => GLOB.test(source)));
  const [ofSources, ofMentioned] = [new Set(sources), new Set(mentioned)];
  return (path, isGone) => liesWithin(path, ofSources) || isGlobbed(path) || (liesWithin(path, ofMentioned) && !(isGone && ofMentioned.has(path)));
}

/**
 * What the rules want to know of the history; `null`: nothing.
 * @param paths the files that are looked at: all of the plan unless told
 */
export function historyQuestion(plan: Plan, paths: Iterable<string> = plan.files()): HistoryQuestion | null {
  const specs: string[] = [];
  const within = new Set<string>();
  for (const path of paths) {
    const file = plan.subjectAt(path, -1, 0)?.kind === 'module' ? checkedFile(path, plan) : null;
    if (!file?.claims.frontMatter?.fields.some(({ key }) => key === 'last_updated')) continue;
    specs.push(path);
    within.add(rootAround(plan, file.subject)?.id ?? folderOf(path));
    const { sources, mentioned } = namedIn(file, plan);
    for (const each of sources) within.add(fixedPart(each));
    for (const each of mentioned) within.add(each);
  }
  return specs.length === 0 ? null : { specs: specs.sort(), within: outermost(within) };
}

function namedIn(file: CheckedFile, plan: Plan): Named {
  const { frontMatter, paths } = file.claims;
  const folders = foldersAround(file, plan);
  const meant = (written: readonly string[]): readonly string[] => written.flatMap((path) =>
    folders.flatMap((folder) => joinPath(folder, path.replaceAll('\\', '/')) || []));
  const field = frontMatter?.fields.find(({ key }) => key === 'source');
  const sources = field === undefined ? [] : field.kind === 'list' ? field.items.map(({ value }) => value) : [field.value];
  return { sources: meant(sources), mentioned: meant(paths.map(({ path }) => path.replace(LINES, ''))) };
}

/** `cart.ts:12`, `cart.ts:12-20`. */
const LINES = /:\d+(?:[-:]\d+)?$/;

/** With alternatives in parentheses or many stars it may take forever to match: that is a path, if anything. */
const GLOB = /^(?!!)[^()*]*(?:\*+[^()*]+){0,6}\**$/;

/** The folder or file in which everything lies that a glob may mean. */
function fixedPart(glob: string): string {
  const start = glob.search(/[*?[{]/);
  return start === -1 ? glob : folderOf(glob.slice(0, start));
}

/** Without what lies below another. */
function outermost(paths: ReadonlySet<string>): readonly string[] {
  if (paths.has('') || paths.has('.')) return [''];
  return [...paths].filter((path) => !liesWithin(folderOf(path), paths)).sort();
}
