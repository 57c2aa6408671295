import type { FileClaims } from './model/claims';
import type { Awaitable, FileProblem, WorkspaceFiles } from './model/files';
import type { PlanChange } from './model/plan';
import { parseFile } from './parse/parse-file';
import { readFrontMatter } from './parse/front-matter';
import {
  folderPlanRoots, homeOf, isDream, isMarkdown, isOverview, isPlanDocument, isPlanOverview, isTemplate,
} from './plan/discovery';
import { LinkedPlan } from './plan/linked-plan';
import { projectOf, type Projects, projectsWithFiles, readProject, unaskedProjects } from './plan/projects';
import { type Wording, wordingOf } from './plan/wording';
import { compileGlobs, type Settings, type WrongSetting } from './settings';
import { liesWithin } from './base/paths';
import { lineOf } from './text/lines';

export interface PlanWorkspace {
  /** Kept up to date: what it answers is what the files say now. */
  readonly plan: LinkedPlan;
  /**
   * Folders that could not be listed, and files that could not be read and are plans by their name or place: of the rest it
   * cannot be told.
   */
  readonly problems: readonly FileProblem[];
  /** What was not read of plans that were: front matter with errors, what is beyond the limits, settings of projects. `path` is `PATH:LINE`. */
  readonly remarks: readonly FileProblem[];
  /** The settings of projects that cannot be read. */
  readonly projectErrors: readonly WrongSetting[];
  readonly settings: Settings;
  /** Calls `listener` after every update that changes the plan. Returns how to end that. */
  onDidChange(listener: (change: PlanChange) => void): () => void;
  /**
   * Files have changed on disk. Only they are read. Rejects only if a host does.
   * @param changed files that are new or say something else
   * @param deleted files, or folders with all that was in them
   */
  update(changed: readonly string[], deleted?: readonly string[]): Promise<PlanChange | null>;
  /** An editor's text that counts instead of the file's; `null`: the file's own counts again. */
  setText(path: string, text: string | null): Promise<PlanChange | null>;
  setSettings(settings: Settings): Promise<PlanChange | null>;
  /** The files that it knows of, Markdown and settings of projects, at or below some paths. */
  filesWithin(paths: Iterable<string>): readonly string[];
  /** Lists and reads everything again. */
  reload(): Promise<PlanChange | null>;
}

export interface WorkspaceOptions {
  readonly files: WorkspaceFiles;
  readonly settings: Settings;
  /** Files that somebody asked for by name: plan documents, unless they lie in a folder plan. */
  readonly named?: readonly string[];
}

/** Reads a workspace as one plan. The only wiring of the core. Rejects only if a host does. */
export async function createPlanWorkspace(options: WorkspaceOptions): Promise<PlanWorkspace> {
  const workspace = emptyPlanWorkspace(options);
  await workspace.reload();
  return workspace;
}

/** One that has read nothing yet: a host that shares its thread with others tells it of its files by and by, with `update`. */
export function emptyPlanWorkspace(options: WorkspaceOptions): PlanWorkspace {
  return new LiveWorkspace(options);
}

/** So many files are asked for before the first is awaited: a host that must wait for its files waits for many at a time. */
const BATCH = 64;

class LiveWorkspace implements PlanWorkspace {
  readonly plan = new LinkedPlan((path) => this.#wordingOf(path));
  readonly #files: WorkspaceFiles;
  readonly #asked: ReadonlySet<string>;
  #settings: Settings;
  #isExcluded: (path: string) => boolean;
  /** What statuses are called where no project says so. */
  #wording: Wording;
  /** The files of which the host has told, and those that were asked for. */
  readonly #onDisk: Set<string>;
  /** All Markdown files that the plan knows of, part of it or not, but for templates. */
  readonly #listed = new Set<string>();
  /** The overviews that make their folders plans. */
  readonly #overviews = new Set<string>();
  /** The roots of the DREAM plans. */
  #folders: ReadonlySet<string> = new Set();
  #projects: Projects = new Map();
  readonly #texts = new Map<string, string>();
  #folderProblems: readonly FileProblem[] = [];
  readonly #fileProblems = new Map<string, FileProblem>();
  readonly #remarks = new Map<string, readonly FileProblem[]>();
  readonly #listeners = new Set<(change: PlanChange) => void>();
  /** Updates wait for those before them. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ files, settings, named = [] }: WorkspaceOptions) {
    this.#files = files;
    this.#asked = new Set(named);
    this.#onDisk = new Set(named);
    this.#settings = settings;
    this.#isExcluded = compileGlobs(settings.exclude);
    this.#wording = wordingOf(settings.statusWords);
  }

  get problems(): readonly FileProblem[] {
    return [...this.#folderProblems, ...[...this.#fileProblems.values()].sort((a, b) => a.path < b.path ? -1 : 1)].filter(({ path }) => this.#matters(path));
  }

  get remarks(): readonly FileProblem[] {
    const ofProjects = this.projectErrors.map(({ path, lines, start, problem }) => ({ path: `${path}:${lineOf(lines, start)}`, message: problem }));
    return [...ofProjects, ...[...this.#remarks].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([, remarks]) => remarks)];
  }

  get projectErrors(): readonly WrongSetting[] {
    const errors = new Map([...this.#projects.values()].flatMap(({ error }) => error === null ? [] : [[error.path, error] as const]));
    return [...errors.values()].sort((a, b) => a.path < b.path ? -1 : 1);
  }

  get settings(): Settings {
    return this.#settings;
  }

  onDidChange(listener: (change: PlanChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  update(changed: readonly string[], deleted: readonly string[] = []): Promise<PlanChange | null> {
    return this.#inTurn(() => {
      const gone = this.filesWithin(deleted);
      for (const path of gone) this.#onDisk.delete(path);
      for (const path of changed) this.#onDisk.add(path);
      return this.#take([...changed, ...gone]);
    });
  }

  filesWithin(paths: Iterable<string>): readonly string[] {
    const among = new Set(paths);
    if (among.size === 0) return [];
    const settling = [...this.#projects.values()].flatMap(({ path }) => path ?? []);
    return [...new Set([...this.#listed, ...settling])].filter((path) => liesWithin(path, among));
  }

  setText(path: string, text: string | null): Promise<PlanChange | null> {
    return this.#inTurn(() => {
      if (text === null) this.#texts.delete(path);
      else this.#texts.set(path, text);
      return this.#take([path]);
    });
  }

  setSettings(settings: Settings): Promise<PlanChange | null> {
    return this.#inTurn(() => {
      this.#settings = settings;
      this.#isExcluded = compileGlobs(settings.exclude);
      this.#wording = wordingOf(settings.statusWords);
      return this.#readAll();
    });
  }

  reload(): Promise<PlanChange | null> {
    return this.#inTurn(() => this.#readAll());
  }

  async #inTurn(work: () => Promise<PlanChange | null>): Promise<PlanChange | null> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => null);
    const change = await turn;
    if (change !== null) for (const listener of this.#listeners) listener(change);
    return change;
  }

  /** Whether a file is there and may be read. Templates hold placeholders, and say nothing. */
  #isThere(path: string): boolean {
    if (this.#asked.has(path)) return true;
    return (this.#onDisk.has(path) || this.#texts.has(path)) && isMarkdown(path) && !isTemplate(path) && !this.#isExcluded(path);
  }

  /** A workspace may hold any number of Markdown files in old encodings that are no plans. */
  #matters(path: string): boolean {
    return !isMarkdown(path) || this.#asked.has(path) || homeOf(path, this.#folders) !== null || isDream(path) ||
      isPlanDocument(path, this.#settings, false);
  }

  async #readAll(): Promise<PlanChange | null> {
    const { paths, problems } = await this.#files.list(this.#settings.exclude);
    this.#folderProblems = problems;
    this.#onDisk.clear();
    for (const path of paths) this.#onDisk.add(path);
    const settling = [...this.#projects.values()].flatMap((project) => project.paths);
    return this.#take([...this.#listed, ...paths, ...settling, ...this.#asked, ...this.#texts.keys()]);
  }

  /** Takes over what is true of these files now. All is read before anything is taken over: a host may fail. */
  async #take(paths: Iterable<string>): Promise<PlanChange | null> {
    const touched = new Set(paths);
    const there = [...touched].filter((path) => this.#isThere(path));
    const removed = [...touched].filter((path) => this.#listed.has(path) && !this.#isThere(path));
    const claims = new Map<string, FileClaims | null>(removed.map((path) => [path, null]));
    const problems = new Map<string, FileProblem>();

    // Overviews come first: they decide what the files around them are.
    const makesPlan = new Map(removed.filter(isOverview).map((path) => [path, false]));
    const partials = new Map<string, string>();
    await this.#read(there.filter(isOverview), problems, (path, text) => {
      const said = text === null ? null : this.#parse(path, text, this.#wording);
      const isPlan = text !== null && said !== null && isPlanOverview(path, said, text);
      makesPlan.set(path, isPlan);
      claims.set(path, isPlan ? said : null);
      if (text !== null && !isPlan) partials.set(path, text);
    });
    const folders = this.#foldersAfter(makesPlan);
    const projects = await this.#projectsAfter(touched, folders === this.#folders ? there : [...there, ...this.#listed], folders);
    const read = (path: string, text: string | null): void => {
      const isPlan = text !== null && this.#isPlan(path, text, folders);
      claims.set(path, isPlan ? this.#parse(path, text, this.#wordingOf(path, projects, folders)) : null);
    };
    for (const [path, text] of partials) read(path, text);
    // Files that come into a folder plan or out of one, or say something else, without a change of their own.
    const moved = folders === this.#folders && projects === this.#projects ? [] : [...this.#listed].filter((path) => !touched.has(path) && (
      (homeOf(path, this.#folders) === null) !== (homeOf(path, folders) === null) || this.#wordingOf(path) !== this.#wordingOf(path, projects, folders)));
    await this.#read([...there.filter((path) => !isOverview(path)), ...moved], problems, read);

    const added = there.filter((path) => !this.#listed.has(path));
    for (const path of added) this.#listed.add(path);
    for (const path of removed) this.#listed.delete(path);
    for (const [path, isPlan] of makesPlan) {
      if (isPlan) this.#overviews.add(path);
      else this.#overviews.delete(path);
    }
    this.#projects = removed.length === 0 && folders === this.#folders ? projects : projectsWithFiles(projects, this.#listed, folders);
    this.#folders = folders;
    for (const path of claims.keys()) this.#fileProblems.delete(path);
    for (const [path, problem] of problems) this.#fileProblems.set(path, problem);
    for (const [path, said] of claims) this.#remark(path, said);
    return this.plan.update({ folders, added, removed, claims });
  }

  /** The roots of the DREAM plans, given of some overviews whether they make plans. */
  #foldersAfter(makesPlan: ReadonlyMap<string, boolean>): ReadonlySet<string> {
    if ([...makesPlan].every(([path, isPlan]) => isPlan === this.#overviews.has(path))) return this.#folders;
    const others = [...this.#overviews].filter((path) => !makesPlan.has(path));
    return new Set(folderPlanRoots([...others, ...[...makesPlan].filter(([, isPlan]) => isPlan).map(([path]) => path)]));
  }

  /** Reads files; `text` is `null` where one cannot be read. */
  async #read(paths: readonly string[], problems: Map<string, FileProblem>, take: (path: string, text: string | null) => void): Promise<void> {
    for (let from = 0; from < paths.length; from += BATCH) {
      const batch = paths.slice(from, from + BATCH);
      const asked = batch.map((path): Awaitable<string | FileProblem> => this.#texts.get(path) ?? this.#files.read(path));
      // Together: where several are rejected, none may be left that nobody waits for.
      const answers = asked.some((answer) => answer instanceof Promise)
        ? await Promise.all(asked.map((answer) => Promise.resolve(answer)))
        : asked as (string | FileProblem)[];
      for (const [i, path] of batch.entries()) {
        const answer = answers[i] as string | FileProblem;
        if (typeof answer !== 'string') problems.set(path, answer);
        take(path, typeof answer === 'string' ? answer : null);
      }
    }
  }

  #parse(path: string, text: string, { vocabulary }: Wording): FileClaims {
    return parseFile(path, text, { vocabulary });
  }

  #wordingOf(path: string, projects = this.#projects, folders = this.#folders): Wording {
    return projectOf(path, projects, folders)?.wording ?? this.#wording;
  }

  /**
   * The projects, given that some files may say something else now.
   * @param files those that may be new where they are
   */
  async #projectsAfter(touched: ReadonlySet<string>, files: Iterable<string>, folders: ReadonlySet<string>): Promise<Projects> {
    const unasked = unaskedProjects(this.#projects, files, touched, folders);
    if (unasked.size === 0) return this.#projects;
    const paths = new Set([...unasked].flatMap(([root, { project }]) => project?.pathsOf(root) ?? []));
    const texts = new Map<string, string>();
    // What is not there, or cannot be read, settles nothing.
    await this.#read([...paths].filter((path) => !this.#isExcluded(path)), new Map(), (path, text) => {
      if (text !== null) texts.set(path, text);
    });
    const { statusWords } = this.#settings;
    const asked = [...unasked].map(([root, format]) => [root, readProject(root, format, texts, statusWords, this.#projects.get(root))] as const);
    return new Map([...this.#projects, ...asked]);
  }

  #isPlan(path: string, text: string, folders: ReadonlySet<string>): boolean {
    return this.#asked.has(path) || homeOf(path, folders) !== null || isPlanDocument(path, this.#settings, saysPlan(text));
  }

  #remark(path: string, claims: FileClaims | null): void {
    const remarks = claims === null ? [] : remarksOn(path, claims);
    if (remarks.length > 0) this.#remarks.set(path, remarks);
    else this.#remarks.delete(path);
  }
}

function remarksOn(path: string, { frontMatter, doubts, lines }: FileClaims): readonly FileProblem[] {
  const at = (offset: number): string => `${path}:${lineOf(lines, offset)}`;
  const error = frontMatter?.error;
  return [
    ...error ? [{ path: at(error.start), message: `front matter cannot be read: ${error.message}` }] : [],
    ...doubts.filter(({ isUnread }) => isUnread).map(({ start, reason }) => ({ path: at(start), message: reason })),
  ];
}

/** Whether the front matter holds `waymark: plan`. */
function saysPlan(text: string): boolean {
  if (!text.startsWith('---') || !text.includes('waymark')) return false;
  return readFrontMatter(text)?.fields.some(({ key, value }) => key === 'waymark' && value === 'plan') ?? false;
}
