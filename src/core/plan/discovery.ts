import { compileGlobs, type Settings } from '../settings';

const MARKDOWN = /\.(md|markdown)$/i;
const PLAN_NAME = /^(plan|roadmap|todo|tasks|implementation_plan|.*[-_.]plan)$/i;
const PLAN_FOLDERS = new Set(['plans', '.plans', 'roadmap']);
const FOLDER_PLAN_FOLDERS = new Set(['day_dream']);
const TEMPLATE_FOLDERS = new Set(['_templates']);
const ARCHIVE_FOLDERS = new Set(['_completed', '_archive']);

/** Of a path or a bare file name. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

/**
 * Whether the plan-document dialect reads the file: by its name, its folder, its front matter
 * (`waymark: plan`) or the `include` setting. Templates never; files of a folder plan belong to that.
 */
export function isPlanDocument(path: string, settings: Settings, frontMatterSaysPlan: boolean): boolean {
  if (!isMarkdown(path) || isTemplate(path) || isInFolderPlan(path)) return false;
  return frontMatterSaysPlan || isNamedPlan(path) || liesUnder(path, PLAN_FOLDERS) || isIncluded(path, settings);
}

/** Whether the file belongs to a folder plan, in which the folder dialect owns every file. */
export function isInFolderPlan(path: string): boolean {
  return liesUnder(path, FOLDER_PLAN_FOLDERS);
}

/** Templates are known, but never shown. */
export function isTemplate(path: string): boolean {
  return /\.template$/i.test(stem(path)) || liesUnder(path, TEMPLATE_FOLDERS);
}

/** What is archived is shown last. */
export function isArchived(path: string): boolean {
  return liesUnder(path, ARCHIVE_FOLDERS);
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
