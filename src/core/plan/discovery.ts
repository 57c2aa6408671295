import { folderOf } from '../base/paths';
import { dream, OVERVIEW } from '../dialects/dream';
import type { FolderFormat } from '../dialects/format';
import { PLACED_FORMATS } from '../dialects/formats';
import type { FileClaims } from '../model/claims';
import { compileGlobs, type Settings } from '../settings';

const MARKDOWN = /\.(md|markdown)$/i;
const PLAN_NAME = /^(plan|roadmap|todo|tasks|implementation_plan|.*[-_.]plan)$/i;
const PLAN_FOLDERS = new Set(['plans', '.plans', 'roadmap']);
const DREAM_FOLDER = 'day_dream';
const TEMPLATE_FOLDERS = new Set(['_templates']);
const ARCHIVE_FOLDERS = new Set(['_completed', '_archive']);

/** Folders in which nobody plans: they are not even entered. */
export const NEVER_ENTERED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Of what a file `.git` says: git's worktrees have one that points to `…/worktrees/NAME`; that of a submodule points elsewhere. */
export function isWorktreeMarker(text: string): boolean {
  return /[\\/]worktrees[\\/][^\\/]+$/.test(text.trimEnd());
}

/** Of a path or a bare file name. */
export function isMarkdown(path: string): boolean {
  return path.endsWith('.md') || MARKDOWN.test(path);
}

/** Whether what a file says may matter to plans: it is Markdown, or settles something for the plans of a project. Of a path. */
export function mayMatter(path: string): boolean {
  return isMarkdown(path) || PLACED_FORMATS.some(({ project }) => project?.isOne(path) === true);
}

/**
 * Whether the plan-document dialect reads the file: by its name, its folder, its front matter
 * (`waymark: plan`) or the `include` setting. Templates never.
 */
export function isPlanDocument(path: string, settings: Settings, frontMatterSaysPlan: boolean): boolean {
  if (!isMarkdown(path) || isTemplate(path)) return false;
  return frontMatterSaysPlan || isNamedPlan(path) || liesUnder(path, PLAN_FOLDERS) || isIncluded(path, settings);
}

/** Whether a file speaks for its folder, and may make it a plan. */
export function isOverview(path: string): boolean {
  return path === OVERVIEW || path.endsWith(`/${OVERVIEW}`);
}

/**
 * Whether a `_overview.md` is a plan's: elsewhere the name is just a part of some web page.
 * @param text what the claims were read from
 */
export function isPlanOverview(path: string, { frontMatter, blocks }: FileClaims, text: string): boolean {
  if (isDream(path)) return true;
  // Of front matter that cannot be read, as while somebody types it, the lines tell.
  if (frontMatter !== null && frontMatter.error !== null && /^(?:status|magnitude|name)[ \t]*:/m.test(text.slice(frontMatter.start, frontMatter.end))) return true;
  if (frontMatter?.fields.some(({ key }) => key === 'status' || key === 'magnitude' || key === 'name') === true) return true;
  // A Children or Plans table.
  return blocks.some((block) => {
    if (block.type !== 'table') return false;
    const names = block.header.map(({ text }) => text.toLowerCase());
    return names.includes('name') && names.includes('type') && names.includes('status');
  });
}

/**
 * The roots of the folder plans that have these overviews: a `day_dream/` folder, else the topmost folder with an overview.
 * In order.
 */
export function folderPlanRoots(overviews: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const path of overviews) folders.add(dreamRoot(path) ?? folderOf(path));
  return [...folders].filter((folder) => folder === '' || rootOf(folder, folders) === null).sort();
}

/** The plan root among `roots` that a file belongs to; `null` if none. */
export function rootOf(path: string, roots: ReadonlySet<string>): string | null {
  let root: string | null = null;
  for (let folder = path; folder !== ''; ) {
    folder = folderOf(folder);
    if (roots.has(folder)) root = folder;
  }
  return root;
}

/** The folder that holds the plans to which a file belongs, and how they are written. */
export interface Home {
  readonly root: string;
  readonly format: FolderFormat;
}

/**
 * Where a file of a folder plan is at home; `null`: it belongs to none. In a DREAM plan everything is DREAM's.
 * @param roots those of DREAM plans
 */
export function homeOf(path: string, roots: ReadonlySet<string>): Home | null {
  const root = rootOf(path, roots);
  return root === null ? placedHome(path) : { root, format: dream };
}

function placedHome(path: string): Home | null {
  for (const format of PLACED_FORMATS) {
    const root = format.rootOf(path);
    if (root !== null) return { root, format };
  }
  return null;
}

/** Whether a file lies in a `day_dream/` folder. */
export function isDream(path: string): boolean {
  return dreamRoot(path) !== null;
}

/** The `day_dream/` folder that a file lies in. */
function dreamRoot(path: string): string | null {
  const parts = path.split('/');
  const index = parts.slice(0, -1).findIndex((part) => part.toLowerCase() === DREAM_FOLDER);
  return index === -1 ? null : parts.slice(0, index + 1).join('/');
}

/** Templates, and what else the tools of a format keep for themselves, are known, but never shown. */
export function isTemplate(path: string): boolean {
  return /\.template$/i.test(stem(path)) || liesUnder(path, TEMPLATE_FOLDERS) || PLACED_FORMATS.some((format) => format.isOfTool(path));
}

/** What is archived is shown last. Of a file, or of a folder with a `/` behind it. */
export function isArchived(path: string): boolean {
  return liesUnder(path, ARCHIVE_FOLDERS) || PLACED_FORMATS.some((format) => format.isArchived(path));
}

function isNamedPlan(path: string): boolean {
  return PLAN_NAME.test(stem(path));
}

/** The file's name without its Markdown ending. */
function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(MARKDOWN, '');
}

function liesUnder(path: string, folders: ReadonlySet<string>): boolean {
  let start = 0;
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', start)) {
    if (folders.has(path.slice(start, end).toLowerCase())) return true;
    start = end + 1;
  }
  return false;
}

/** Globs are compiled once for each settings object: every file of a workspace asks. */
const included = new WeakMap<Settings, (path: string) => boolean>();

function isIncluded(path: string, settings: Settings): boolean {
  let test = included.get(settings);
  if (test === undefined) {
    test = compileGlobs(settings.include);
    included.set(settings, test);
  }
  return test(path);
}
