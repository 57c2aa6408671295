import { liesBelow } from '../base/paths';
import type { PlacedFormat, ProjectFile } from '../dialects/format';
import { PLACED_FORMATS } from '../dialects/formats';
import type { StatusWords } from '../model/vocabulary';
import { readYaml } from '../parse/front-matter';
import type { Settings, WrongSetting } from '../settings';
import { lineStarts } from '../text/lines';
import { homeOf } from './discovery';
import { type Wording, wordingOf } from './wording';

/** What a project has settled for the plans of a root. */
export interface Project {
  readonly format: PlacedFormat;
  /** The files that may say so. */
  readonly paths: readonly string[];
  /** The one that does; `null`: none is there. */
  readonly path: string | null;
  readonly statusWords: Partial<StatusWords>;
  /** With which the wording was made. */
  readonly settings: Settings['statusWords'];
  readonly wording: Wording;
  /** `null`: nothing is wrong with it. */
  readonly error: WrongSetting | null;
}

/** By root. */
export type Projects = ReadonlyMap<string, Project>;

const SETTLING = PLACED_FORMATS.filter((format): format is PlacedFormat & { readonly project: ProjectFile } => format.project !== null);

/**
 * The roots whose project is to be asked, with the files that may answer.
 * @param files those that are new where they are
 * @param touched files that may say something else than before
 * @param roots those of DREAM plans
 */
export function unaskedProjects(
  known: Projects, files: Iterable<string>, touched: ReadonlySet<string>, roots: ReadonlySet<string>,
): ReadonlyMap<string, PlacedFormat> {
  const unasked = new Map<string, PlacedFormat>();
  for (const [root, { format, paths }] of known) if (paths.some((path) => touched.has(path))) unasked.set(root, format);
  for (const path of files) {
    for (const format of SETTLING) {
      const root = format.rootOf(path);
      if (root === null || known.get(root)?.format === format || homeOf(path, roots)?.format !== format) continue;
      unasked.set(root, format);
    }
  }
  return unasked;
}

/**
 * What a project has settled, by the texts of those of its files that are there.
 * @param before what it had settled so far: the same answer, where nothing is another
 */
export function readProject(
  root: string, format: PlacedFormat, texts: ReadonlyMap<string, string>, settings: Settings['statusWords'], before: Project | undefined,
): Project {
  const paths = format.project?.pathsOf(root) ?? [];
  const path = paths.find((each) => texts.has(each)) ?? null;
  const text = texts.get(path ?? '') ?? '';
  const { fields, error } = readYaml(text);
  const statusWords = format.project?.statusWords(fields) ?? {};
  const isSame = before?.format === format && before.settings === settings && JSON.stringify(before.statusWords) === JSON.stringify(statusWords);
  return {
    format, paths, path, statusWords, settings,
    wording: isSame ? before.wording : wordingOf(settings, statusWords),
    error: path === null || error === null ? null : {
      path, start: error.start, end: error.end, lines: lineStarts(text), problem: `cannot be read, so the usual statuses count: ${error.message}`,
    },
  };
}

/** The project of a file; `undefined`: none settles anything for it. */
export function projectOf(path: string, projects: Projects, roots: ReadonlySet<string>): Project | undefined {
  if (projects.size === 0) return undefined;
  const home = homeOf(path, roots);
  const project = home === null ? undefined : projects.get(home.root);
  return project?.format === home?.format ? project : undefined;
}

/** Those to whose plans some files still belong. */
export function projectsWithFiles(projects: Projects, files: Iterable<string>, roots: ReadonlySet<string>): Projects {
  const left = new Map(projects);
  for (const path of files) {
    if (left.size === 0) return projects;
    for (const [root, { format }] of left) {
      if (!liesBelow(path, root)) continue;
      const home = homeOf(path, roots);
      if (home?.root === root && home.format === format) left.delete(root);
    }
  }
  return new Map([...projects].filter(([root]) => !left.has(root)));
}
