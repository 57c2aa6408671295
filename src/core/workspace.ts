import { planDocument } from './dialects/plan-document';
import type { FileClaims } from './model/claims';
import type { FileProblem, WorkspaceFiles } from './model/files';
import type { Plan, Subject } from './model/plan';
import { parseFile } from './parse/parse-file';
import { readFrontMatter } from './parse/front-matter';
import { statusVocabulary, type StatusVocabulary } from './parse/status-words';
import { isArchived, isInFolderPlan, isPlanDocument, isTemplate } from './plan/discovery';
import { readOutline } from './plan/outline';
import { subjectsOf } from './plan/subjects';
import type { Settings } from './settings';

export interface PlanWorkspace {
  readonly plan: Plan;
  /** Files and folders that could not be read, in the order in which they were met. */
  readonly problems: readonly FileProblem[];
}

export interface WorkspaceOptions {
  readonly files: WorkspaceFiles;
  readonly settings: Settings;
  /** Files that somebody asked for by name: plan documents, unless they lie in a folder plan. */
  readonly named?: readonly string[];
}

/** So many files are asked for before the first is awaited: a host that must wait for its files waits for many at a time. */
const BATCH = 64;

/** Reads a workspace as one plan. The only wiring of the core. Rejects only if a host does. */
export async function createPlanWorkspace({ files, settings, named = [] }: WorkspaceOptions): Promise<PlanWorkspace> {
  const vocabulary = statusVocabulary(settings.statusWords);
  const listing = await files.list();
  const problems = [...listing.problems];
  const roots: Subject[] = [];
  const asked = new Set(named);
  const paths = [...new Set([...listing.paths, ...named])].filter((path) => !isTemplate(path) || asked.has(path));
  for (let from = 0; from < paths.length; from += BATCH) {
    const batch = paths.slice(from, from + BATCH);
    const texts = batch.map((path) => files.read(path));
    for (const [i, path] of batch.entries()) {
      const answer = texts[i] as (typeof texts)[number];
      const text = answer instanceof Promise ? await answer : answer;
      if (typeof text !== 'string') problems.push(text);
      else if (isPlan(path, text, settings, asked)) roots.push(readDocument(path, text, vocabulary));
    }
  }
  roots.sort((a, b) => Number(isArchived(a.path)) - Number(isArchived(b.path)) || (a.path < b.path ? -1 : 1));
  return { plan: { roots }, problems };
}

function isPlan(path: string, text: string, settings: Settings, asked: ReadonlySet<string>): boolean {
  if (asked.has(path)) return !isInFolderPlan(path);
  return isPlanDocument(path, settings, saysPlan(text));
}

/** Whether the front matter holds `waymark: plan`. */
function saysPlan(text: string): boolean {
  if (!text.startsWith('---') || !text.includes('waymark')) return false;
  return readFrontMatter(text)?.fields.some(({ key, value }) => key === 'waymark' && value === 'plan') ?? false;
}

function readDocument(path: string, text: string, vocabulary: StatusVocabulary): Subject {
  const claims: FileClaims = parseFile(path, text, { vocabulary });
  return subjectsOf(readOutline(claims, planDocument), claims, path);
}
