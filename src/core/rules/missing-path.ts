import { folderOf, joinPath, liesBelow, relativePath } from '../base/paths';
import { OVERVIEW } from '../dialects/dream';
import { urlOf } from '../edits/path-notation';
import type { Span } from '../model/claims';
import type { Fix } from '../model/finding';
import type { Plan } from '../model/plan';
import { isMarkdown, isOverview, isPlanDocument, isTemplate } from '../plan/discovery';
import { keyOf, keysOfSite } from '../plan/keys';
import { rootAround } from '../plan/profile';
import { byUrl } from '../plan/raw-reference';
import { compileGlobs, type Settings } from '../settings';
import { foldersAround } from './folders-around';
import { type Meant, meantFile } from './meant-file';
import type { CheckedFile, Facts } from './rule';
import { topOf } from './top-of';

/*
 * Paths that lead nowhere: what they were to lead to, and where that may be now.
 */

/** A path as it is written. */
export interface MissingPath {
  readonly written: string;
  /** The places to put right, in which it stands exactly so. */
  readonly spans: readonly Span[];
  /** Whether it is a link's destination, in which blanks have to be escaped. */
  readonly isUrl: boolean;
  /** The name that stands with it, and the ids of the subjects that go by what it begins with. */
  readonly name: string;
  readonly to: readonly string[];
}

/** Whether a plan would have a file that is linked to: other files are none of our business. */
export function isInPlan(written: string, file: CheckedFile, facts: Facts): boolean {
  const wanted = joinPath(folderOf(file.path), pathOf(written));
  if (wanted === null || isUnseen(written, file, facts)) return false;
  const top = topOf(facts.plan, file.subject);
  return (top.kind !== 'plan' && liesBelow(wanted, top.id)) || isPlanDocument(wanted, facts.settings, false);
}

/** Whether a path leads to a folder outside of the plan: of those only the ones with Markdown in them are known. */
export function isFolderElsewhere(written: string, file: CheckedFile, plan: Plan): boolean {
  if (isMarkdown(pathOf(written))) return false;
  const root = rootAround(plan, file.subject);
  const wanted = joinPath(folderOf(file.path), pathOf(written));
  return root === null || wanted === null || !liesBelow(wanted, root.id);
}

/** Whether a path leads to where nobody looks: out of the workspace, to a template, to what is excluded. What is there is not known. */
export function isUnseen(written: string, file: CheckedFile, { plan, settings }: Facts): boolean {
  if (NO_PLACE.test(written)) return true;
  // Of most paths it can be told at a glance.
  const isPlain = settings.exclude.length === 0 && !MAY_BE_TEMPLATE.test(written);
  if (isPlain && joinPath(folderOf(file.path), pathOf(written)) !== null) return false;
  const paths = wantedPaths(written, file, plan);
  return paths.length === 0 || paths.some((path) => isTemplate(path) || isExcluded(path, settings));
}

const MAY_BE_TEMPLATE = /template/i;

/** A home folder, a pattern, a placeholder. */
const NO_PLACE = /^~|[*{}<>$…]|\.\.\./;

/** The path that is meant, as it would be written there, and the fix that writes it; `null`: nobody can tell. */
export function meantPath(missing: MissingPath, file: CheckedFile, { plan }: Facts): { readonly newText: string; readonly fix: Fix } | null {
  const meant = named(missing, plan) ?? meantFile(wantedPaths(missing.written, file, plan), file.path, plan);
  return meant === null ? null : pathTo(meant, missing, file);
}

/** A row's name tells what its link was to lead to; for certain, if it says nothing else. */
function named({ name, to: [only, another] }: MissingPath, plan: Plan): Meant | null {
  const subject = only === undefined || another !== undefined ? undefined : plan.subject(only);
  if (subject === undefined || !isMarkdown(subject.path)) return null;
  return { path: subject.path, isGuess: !keysOfSite(subject.name, subject.kind).includes(keyOf(name)) };
}

/** How a missing path would be written that is to lead to another file. */
function pathTo({ path, isGuess }: Meant, { written, spans, isUrl }: MissingPath, file: CheckedFile): { readonly newText: string; readonly fix: Fix } {
  const isFolder = !isMarkdown(pathOf(written)) && isOverview(path);
  const target = isFolder ? `${folderOf(path)}${pathOf(written).endsWith('/') ? '/' : ''}` : path;
  const relative = written.startsWith('/') ? `/${target}` : relativePath(folderOf(file.path), target);
  const prefix = written.startsWith('./') && !relative.startsWith('../') ? './' : '';
  const newText = `${prefix}${isUrl ? urlOf(relative) : relative}${/[?#].*$/.exec(written)?.[0] ?? ''}`;
  const edits = spans.map(({ start, end }) => ({ path: file.path, start, end, oldText: written, newText }));
  return { newText, fix: { title: `${isUrl ? 'Link' : 'Change'} to ${newText}`, edits, isGuess } };
}

/** What a path is without its anchor and escapes. */
function pathOf(written: string): string {
  return byUrl(written)?.path ?? written;
}

/** The files that a path may mean, in the order in which they are looked for. */
function wantedPaths(written: string, file: CheckedFile, plan: Plan): readonly string[] {
  const wanted = isMarkdown(pathOf(written)) ? pathOf(written) : `${pathOf(written)}/${OVERVIEW}`;
  return foldersAround(file, plan).flatMap((folder) => joinPath(folder, wanted) ?? []);
}

/** Globs are compiled once for each list of them: every link that leads nowhere asks. */
const excluded = new WeakMap<Settings['exclude'], (path: string) => boolean>();

function isExcluded(path: string, { exclude }: Settings): boolean {
  let test = excluded.get(exclude);
  if (test === undefined) {
    test = compileGlobs(exclude);
    excluded.set(exclude, test);
  }
  return test(path);
}
