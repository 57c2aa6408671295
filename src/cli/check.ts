import { UserError } from '../core/base/user-error';
import type { TextEdit } from '../core/model/edits';
import type { Finding } from '../core/model/finding';
import { checkReport } from '../core/reports/check';
import { fingerprintOf } from '../core/reports/fingerprints';
import { checkPlan } from '../core/rules/check';
import { fixAll, type FixedPlan, type FixedWorkspace } from '../core/rules/fix-all';
import { settingFindings } from '../core/rules/invalid-setting';
import type { Facts } from '../core/rules/rule';
import { readRule, SETTINGS_FILE, soundSettings } from '../core/settings';
import { difference } from '../core/text/splice';
import type { PlanWorkspace } from '../core/workspace';
import { applyEdits, planEdits } from '../node/apply-edits';
import { NodeFiles } from '../node/node-files';
import { relativePath } from '../node/paths';
import type { Options } from './arguments';
import { freshFindings } from './baseline';
import { plural } from './cells';
import { checkText } from './check-text';
import { withHistory } from './committed';
import { githubText } from './github-text';
import type { Io } from './io';
import { toJson } from './json';
import { say, sayNoPlans } from './messages';
import { loadSettings, openPlan } from './open-plan';
import { findPlace, type Place } from './place';
import { sarifOf } from './sarif';
import { screenOf } from './terminal';
import { diffFor } from './unified-diff';

/** `waymark check [ROOT]`. Returns 1 if anything is an error, or if there are more warnings than are fine. */
export async function check([root]: readonly string[], options: Options, io: Io): Promise<number> {
  if (options.dryRun && !options.fix) throw new UserError('--dry-run goes with --fix: check alone writes nothing');
  if (options.writeBaseline && options.baseline === undefined) throw new UserError('--write-baseline goes with --baseline FILE');
  const place = findPlace(root, options.root, io.cwd);
  const { settings, errors } = loadSettings(place);
  // What is written has to be what the team wants.
  if (options.fix) soundSettings({ settings, errors });
  const opened = await openPlan(place, io.stderr, settings);
  const paths = checkedPaths(opened, place);
  const facts = await withHistory(factsOf(opened, options), paths, place, options, io);
  const files = new NodeFiles(place.workspace);
  const texts = new Map<string, string>();
  if (options.fix) {
    const fixed = await fix(facts, paths, opened, place, files, options);
    for (const { path, after } of fixed.files) texts.set(path, after);
    sayBeyond(io, fixed, root);
    if (options.dryRun) {
      io.stdout.write(diffFor(io, planEdits(place.workspace, editsOf(fixed))));
      return 0;
    }
    if (fixed.files.length > 0) say(io.stderr, `${plural(Math.max(0, fixed.fixed), 'finding')} put right in ${plural(fixed.files.length, 'file')}`);
  }

  const textOf = remembered((path) => texts.get(path) ?? textOn(files, path));
  const printOf = (finding: Finding): string => fingerprintOf(finding, opened.plan, textOf);
  const wrong = [...errors, ...opened.projectErrors.filter(({ path }) => isWithin(path, place))];
  const found = [...settingFindings(wrong, facts.settings), ...checkPlan(facts, paths)].sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
  const findings = freshFindings(found, options, io, printOf, (path) => path === SETTINGS_FILE || isWithin(path, place));
  const looked = new Set([...paths, ...wrong.map(({ path }) => path)]).size;
  const report = checkReport(opened.plan, looked, findings);
  if (options.format === 'json') io.stdout.write(toJson(report));
  else if (options.format === 'sarif') io.stdout.write(toJson(sarifOf(opened.plan, findings, place.workspace, printOf)));
  else if (opened.plan.roots.length === 0 && findings.length === 0) sayNoPlans(io.stderr, root ?? place.workspace);
  else if (options.format === 'github') io.stdout.write(githubText(report, folderInRepository(place, io)));
  else io.stdout.write(checkText(report, textOf, screenOf(io.stdout, io.env)));
  return report.summary.error > 0 || report.summary.warning > options.maxWarnings ? 1 : 0;
}

/** What the rules have to know, with what the command line says over what the settings say. */
export function factsOf({ plan, settings }: PlanWorkspace, { rules, today, weeks }: Options): Facts {
  const given = rules.map((rule) => {
    const [id = '', severity] = rule.split('=', 2);
    if (severity === undefined) throw new UserError(`--rule is ID=SEVERITY, not "${rule}"`);
    return readRule(id, severity);
  });
  return { plan, today, history: null, settings: { ...settings, rules: { ...settings.rules, ...Object.fromEntries(given) }, weeks: weeks ?? settings.weeks } };
}

/** Where the workspace lies in the repository that a workflow of GitHub works on, with `/` at its end. */
function folderInRepository({ workspace }: Place, { env }: Io): string {
  const folder = env.GITHUB_WORKSPACE === undefined ? '' : relativePath(env.GITHUB_WORKSPACE, workspace) ?? '';
  return folder === '' ? '' : `${folder}/`;
}

/** Asks for each path but once. */
function remembered(textOf: (path: string) => string): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const text = known.get(path) ?? textOf(path);
    known.set(path, text);
    return text;
  };
}

function isWithin(path: string, { limit }: Place): boolean {
  return limit === '' || path === limit || path.startsWith(`${limit}/`);
}

/** The files that are looked at: those of plans under ROOT, but for archives. */
export function checkedPaths({ plan }: PlanWorkspace, place: Place): readonly string[] {
  return [...plan.files()].filter((path) => isWithin(path, place) && plan.subjectAt(path, -1, 0)?.isArchived === false).sort();
}

/** A plan that is put right in memory. */
export function fixedWorkspace(opened: PlanWorkspace, files: NodeFiles): FixedWorkspace {
  return { read: (path) => textOn(files, path), setText: (path, text) => opened.setText(path, text) };
}

async function fix(
  facts: Facts, paths: readonly string[], opened: PlanWorkspace, place: Place, files: NodeFiles, { dryRun }: Options,
): Promise<FixedPlan> {
  const fixed = await fixAll(facts, paths, fixedWorkspace(opened, files), (path) => isWithin(path, place));
  if (!dryRun) applyEdits(place.workspace, editsOf(fixed));
  return fixed;
}

/** What was left because it would change files outside ROOT. */
function sayBeyond({ stderr }: Io, { beyond }: FixedPlan, root: string | undefined): void {
  if (beyond.length === 0 || root === undefined) return;
  const paths = [...new Set(beyond.flat())].sort();
  const more = paths.length > MOST_NAMED ? `, and ${paths.length - MOST_NAMED} more` : '';
  const need = beyond.length === 1 ? 'needs' : 'need';
  say(stderr, `${plural(beyond.length, 'finding')} ${need} changes outside ${root}: ${paths.slice(0, MOST_NAMED).join(', ')}${more}`);
}

const MOST_NAMED = 5;

function editsOf({ files }: FixedPlan): readonly TextEdit[] {
  return files.map(({ path, before, after }) => ({ path, ...difference(before, after) }));
}

function textOn(files: NodeFiles, path: string): string {
  const text = files.read(path);
  if (typeof text !== 'string') throw new UserError(`${path}: ${text.message}`);
  return text;
}
