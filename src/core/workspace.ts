import { planDocument } from './dialects/plan-document';
import type { FileClaims } from './model/claims';
import type { FileProblem, WorkspaceFiles } from './model/files';
import type { Plan, Subject } from './model/plan';
import { parseFile } from './parse/parse-file';
import { readFrontMatter } from './parse/front-matter';
import { statusVocabulary, type StatusVocabulary } from './parse/status-words';
import {
  folderPlanRoots, isArchived, isDream, isMarkdown, isOverview, isPlanDocument, isPlanOverview, isTemplate, rootOf,
} from './plan/discovery';
import { readFolderPlan } from './plan/folder';
import { readOutline } from './plan/outline';
import { subjectOfSource, subjectsOf } from './plan/subjects';
import type { Settings } from './settings';
import { lineOf } from './text/lines';

export interface PlanWorkspace {
  readonly plan: Plan;
  /**
   * Folders that could not be listed, and files that could not be read and are plans by their name or place: of the rest it
   * cannot be told.
   */
  readonly problems: readonly FileProblem[];
  /** What was not read of plans that were: front matter with errors, what is beyond the limits. `path` is `PATH:LINE`. */
  readonly remarks: readonly FileProblem[];
}

export interface WorkspaceOptions {
  readonly files: WorkspaceFiles;
  readonly settings: Settings;
  /** Files that somebody asked for by name: plan documents, unless they lie in a folder plan. */
  readonly named?: readonly string[];
}

/** Reads a workspace as one plan. The only wiring of the core. Rejects only if a host does. */
export function createPlanWorkspace(options: WorkspaceOptions): Promise<PlanWorkspace> {
  return new WorkspaceReader(options).read();
}

/** So many files are asked for before the first is awaited: a host that must wait for its files waits for many at a time. */
const BATCH = 64;

class WorkspaceReader {
  readonly #files: WorkspaceFiles;
  readonly #settings: Settings;
  readonly #asked: ReadonlySet<string>;
  readonly #vocabulary: StatusVocabulary;
  readonly #problems: FileProblem[] = [];
  readonly #remarks: FileProblem[] = [];

  constructor({ files, settings, named = [] }: WorkspaceOptions) {
    this.#files = files;
    this.#settings = settings;
    this.#asked = new Set(named);
    this.#vocabulary = statusVocabulary(settings.statusWords);
  }

  async read(): Promise<PlanWorkspace> {
    const listing = await this.#files.list();
    this.#problems.push(...listing.problems);
    const paths = [...new Set([...listing.paths, ...this.#asked])].filter((path) => !isTemplate(path) || this.#asked.has(path));

    const overviews = new Map<string, FileClaims>();
    await this.#readAll(paths.filter(isOverview), (path, text) => {
      const claims = this.#parse(path, text);
      if (isPlanOverview(path, claims)) overviews.set(path, claims);
    });
    const roots = folderPlanRoots([...overviews.keys()]);

    const folders = new Map<string, Map<string, FileClaims>>(roots.map((root) => [root, new Map()]));
    for (const [path, claims] of overviews) folders.get(rootOf(path, roots) ?? '')?.set(path, claims);
    const subjects: Subject[] = [];
    await this.#readAll(paths.filter((path) => !overviews.has(path)), (path, text) => {
      const root = rootOf(path, roots);
      if (root !== null) folders.get(root)?.set(path, this.#parse(path, text));
      else if (this.#isPlan(path, text)) subjects.push(this.#document(path, text));
    });
    for (const [root, files] of folders) {
      for (const [path, claims] of files) this.#remark(path, claims);
      subjects.push(subjectOfSource(readFolderPlan(root, files)));
    }

    subjects.sort((a, b) => Number(isArchived(a.path)) - Number(isArchived(b.path)) || (a.path < b.path ? -1 : 1));
    return { plan: { roots: subjects }, problems: this.#problems.filter(({ path }) => this.#matters(path, roots)), remarks: this.#remarks };
  }

  /** A workspace may hold any number of Markdown files in old encodings that are no plans. */
  #matters(path: string, roots: readonly string[]): boolean {
    return !isMarkdown(path) || this.#asked.has(path) || rootOf(path, roots) !== null || isDream(path) ||
      isPlanDocument(path, this.#settings, false);
  }

  async #readAll(paths: readonly string[], take: (path: string, text: string) => void): Promise<void> {
    for (let from = 0; from < paths.length; from += BATCH) {
      const batch = paths.slice(from, from + BATCH);
      const answers = batch.map((path) => this.#files.read(path));
      for (const [i, path] of batch.entries()) {
        const answer = answers[i] as (typeof answers)[number];
        const text = answer instanceof Promise ? await answer : answer;
        if (typeof text === 'string') take(path, text);
        else this.#problems.push(text);
      }
    }
  }

  #parse(path: string, text: string): FileClaims {
    return parseFile(path, text, { vocabulary: this.#vocabulary });
  }

  #isPlan(path: string, text: string): boolean {
    return this.#asked.has(path) || isPlanDocument(path, this.#settings, saysPlan(text));
  }

  #remark(path: string, { frontMatter, doubts, lines }: FileClaims): void {
    const at = (offset: number): string => `${path}:${lineOf(lines, offset)}`;
    if (frontMatter?.error) this.#remarks.push({ path: at(frontMatter.error.start), message: `front matter cannot be read: ${frontMatter.error.message}` });
    for (const { start, reason, isUnread } of doubts) if (isUnread) this.#remarks.push({ path: at(start), message: reason });
  }

  #document(path: string, text: string): Subject {
    const claims = this.#parse(path, text);
    this.#remark(path, claims);
    return subjectsOf(readOutline(claims, planDocument), claims, path);
  }
}

/** Whether the front matter holds `waymark: plan`. */
function saysPlan(text: string): boolean {
  if (!text.startsWith('---') || !text.includes('waymark')) return false;
  return readFrontMatter(text)?.fields.some(({ key, value }) => key === 'waymark' && value === 'plan') ?? false;
}
