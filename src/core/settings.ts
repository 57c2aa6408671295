import picomatch from 'picomatch/posix';
import { nearest } from './base/nearest';
import { UserError } from './base/user-error';
import { SEVERITIES, type Severity } from './model/finding';
import { RULE_IDS, type RuleId } from './model/rule-ids';
import { STATUSES, type Status } from './model/status';

/** The settings file, at the root of the workspace. */
export const SETTINGS_FILE = '.waymark.json';

export interface Settings {
  /** Globs of Markdown files that are plan documents whatever their name. */
  readonly include: readonly string[];
  /** Globs of files and folders that are never looked at. */
  readonly exclude: readonly string[];
  /** Words that mean a status, beside the built-in ones. */
  readonly statusWords: Readonly<Partial<Record<Status, readonly string[]>>>;
  /** How bad what a rule finds is, by the rule's id; the rule's own severity where nothing is said. */
  readonly rules: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
  /** The version of the DREAM protocol; `auto`: told from what each plan root looks like. */
  readonly profile: Profile | 'auto';
  /** After how many weeks a module's spec is old. */
  readonly weeks: number;
}

export type Profile = '4.02' | '4.05';

const PROFILES: readonly (Profile | 'auto')[] = ['auto', '4.02', '4.05'];

export const DEFAULT_SETTINGS: Settings = { include: [], exclude: [], statusWords: {}, rules: {}, profile: 'auto', weeks: 4 };

/** Long enough for any path, short enough for the glob compiler, which refuses what is longer than 64 KB. */
const MAX_GLOB_LENGTH = 4096;

/** The settings that the text of a settings file holds. Throws a `UserError` that names what is wrong. */
export function readSettings(json: string): Settings {
  return inWords(SETTINGS_FILE, () => settingsOf(parseObject(json)));
}

/**
 * Settings with those of an editor on top of them: lists are joined, of what can be said but once the editor's counts. Throws a
 * `UserError` that names what is wrong.
 * @param over by the names of the keys, as the editor has them; those that nobody has set are left out
 */
export function overlaidSettings(base: Settings, over: Readonly<Record<string, unknown>>): Settings {
  const { include, exclude, statusWords, rules, profile, weeks } = inWords('the settings', () => settingsOf(over));
  const words = STATUSES.map((status) => [status, [...base.statusWords[status] ?? [], ...statusWords[status] ?? []]] as const);
  return {
    include: [...base.include, ...include],
    exclude: [...base.exclude, ...exclude],
    statusWords: Object.fromEntries(words.filter(([, list]) => list.length > 0)),
    rules: { ...base.rules, ...rules },
    profile: over['profile'] === undefined ? base.profile : profile,
    weeks: over['weeks'] === undefined ? base.weeks : weeks,
  };
}

function settingsOf(raw: Readonly<Record<string, unknown>>): Settings {
  refuseUnknownKeys(raw, ['$schema', ...Object.keys(DEFAULT_SETTINGS)], '');
  const { $schema = '', include = [], exclude = [], statusWords = {}, rules = {}, profile = 'auto', weeks = DEFAULT_SETTINGS.weeks } = raw;
  if (typeof $schema !== 'string') throw new UserError('"$schema" must be a string');
  return {
    include: readGlobs(include, 'include'),
    exclude: readGlobs(exclude, 'exclude'),
    statusWords: readStatusWords(statusWords),
    rules: readRules(rules),
    profile: readProfile(profile),
    weeks: readWeeks(weeks),
  };
}

/** How bad what a rule finds is to be. Throws a `UserError` for what is no rule or no severity. */
export function readRule(id: string, severity: unknown): readonly [RuleId, Severity | 'off'] {
  const rule = RULE_IDS.find((known) => known === id);
  if (rule === undefined) throw new UserError(`no rule "${id}"${suggestion(id, RULE_IDS)}`);
  const known = [...SEVERITIES, 'off' as const].find((each) => each === severity);
  if (known === undefined) throw new UserError(`${id} can be ${SEVERITIES.join(', ')} or off, not ${JSON.stringify(severity)}`);
  return [rule, known];
}

/**
 * A test for workspace-relative paths against globs, as VS Code has them: `*` stays within a folder, `**`
 * does not, dot files count. A glob that names a folder means all that is below it.
 */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((glob) => glob.replace(/\/+$/, '')).flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch(patterns, { dot: true });
}

function parseObject(json: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new UserError(`is not valid JSON: ${(error as SyntaxError).message}`);
  }
  if (!isRecord(value)) throw new UserError('must hold an object');
  return value;
}

function readGlobs(value: unknown, key: string): string[] {
  const list = strings(value, `"${key}"`);
  for (const glob of list) {
    if (/^[!/]/.test(glob)) throw new UserError(`"${key}" holds "${glob}": a glob cannot start with ${glob[0]}`);
    if (glob.length > MAX_GLOB_LENGTH) throw new UserError(`"${key}" holds a glob of more than ${MAX_GLOB_LENGTH} characters`);
  }
  return list;
}

function readStatusWords(value: unknown): Settings['statusWords'] {
  if (!isRecord(value)) throw new UserError('"statusWords" must be an object');
  refuseUnknownKeys(value, STATUSES, ' in "statusWords"');
  const owners = new Map<string, Status>();
  const words: Partial<Record<Status, readonly string[]>> = {};
  for (const status of STATUSES) {
    if (value[status] === undefined) continue;
    const list = strings(value[status], `"statusWords.${status}"`);
    for (const word of list) {
      const key = word.trim().toLowerCase();
      const owner = owners.get(key) ?? status;
      if (owner !== status) throw new UserError(`"${word}" cannot mean both ${owner} and ${status}`);
      owners.set(key, status);
    }
    words[status] = list;
  }
  return words;
}

function readRules(value: unknown): Settings['rules'] {
  if (!isRecord(value)) throw new UserError('"rules" must be an object');
  return Object.fromEntries(Object.entries(value).map(([id, severity]) => readRule(id, severity)));
}

function readProfile(value: unknown): Settings['profile'] {
  const profile = PROFILES.find((known) => known === value);
  if (profile === undefined) throw new UserError(`"profile" is ${PROFILES.map((known) => `"${known}"`).join(', ')}, not ${JSON.stringify(value)}`);
  return profile;
}

function readWeeks(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw new UserError('"weeks" must be a whole number from 1');
  return value;
}

function strings(value: unknown, where: string): string[] {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    throw new UserError(`${where} must be a list of strings`);
  }
  if (value.some((entry) => entry.trim() === '')) throw new UserError(`${where} holds an empty string`);
  return value;
}

function refuseUnknownKeys(record: Readonly<Record<string, unknown>>, known: readonly string[], where: string): void {
  const unknown = Object.keys(record).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new UserError(`unknown key "${unknown}"${where}${suggestion(unknown, known)}`);
}

function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says where the mistake is that somebody is told of. */
function inWords<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${where}: ${error.message}`) : error;
  }
}
