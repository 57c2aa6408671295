import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/base/user-error';
import type { FileProblem } from '../core/model/files';
import { NO_SETTINGS, type ReadSettings, readSettings, type Settings, SETTINGS_FILE, soundSettings } from '../core/settings';
import { createPlanWorkspace, type PlanWorkspace } from '../core/workspace';
import { NodeFiles } from '../node/node-files';
import { readFile } from '../node/read-file';
import type { Output } from './io';
import { say } from './messages';
import type { Place } from './place';
import { CountedFiles } from './progress';

/**
 * The plan of a workspace on disk. Says on `stderr` what could not be read; throws a `UserError` if that
 * is ROOT itself or the settings.
 */
export async function openPlan(place: Place, stderr: Output, settings = soundSettings(loadSettings(place))): Promise<PlanWorkspace> {
  const opened = await readWorkspace(place, settings, stderr);
  const { problems, remarks } = opened;
  const fatal = problems.find((problem) => hidesRoot(problem, place));
  if (fatal !== undefined) throw new UserError(`${fatal.path === '.' ? place.workspace : fatal.path}: ${fatal.message}`);
  for (const problem of [...problems, ...remarks]) {
    if (isShown(problem, place)) say(stderr, `${problem.path}: ${problem.message}`);
  }
  return opened;
}

/** What the settings file of a workspace says. Throws a `UserError` if it cannot be read at all. */
export function loadSettings({ workspace }: Place): ReadSettings {
  const path = join(workspace, SETTINGS_FILE);
  if (!existsSync(path)) return NO_SETTINGS;
  const result = readFile(path);
  if ('problem' in result) throw new UserError(`${SETTINGS_FILE}: ${result.problem}`);
  return readSettings(result.text);
}

async function readWorkspace(place: Place, settings: Settings, stderr: Output): Promise<PlanWorkspace> {
  const nodeFiles = new NodeFiles(place.workspace);
  const files = stderr.isTTY === true ? new CountedFiles(nodeFiles, stderr) : nodeFiles;
  try {
    return await createPlanWorkspace({ files, settings, named: place.isFile ? [place.limit] : [] });
  } finally {
    if (files instanceof CountedFiles) files.end();
  }
}

/** Whether the problem is that of ROOT, or of a folder above in which it had to be found. */
export function hidesRoot({ path }: FileProblem, { limit, isFile }: Place): boolean {
  if (path === limit) return true;
  return !isFile && (path === '.' || limit.startsWith(`${path}/`));
}

function isShown({ path }: FileProblem, { limit }: Place): boolean {
  return limit === '' || path.startsWith(`${limit}/`) || path.startsWith(`${limit}:`);
}
