import picomatch from 'picomatch/posix';
import { nearest } from './base/nearest';
import { UserError } from './base/user-error';
import { SEVERITIES, type Severity } from './model/finding';
import { RULE_IDS, type RuleId } from './model/rule-ids';
import { STATUSES, type Status } from './model/status';
import { jsonPlace } from './text/json-place';
import { lineStarts, type Range, rangeOf } from './text/lines';

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
  /** How many lines the files of folder plans may have; the protocol's own limits where nothing is said. */
  readonly lineLimits: Readonly<Partial<Record<LimitedFile, number>>>;
}

/** The files of a folder plan whose length is limited: by what they are called, or by what they are. */
export const LIMITED_FILES = [
  '_overview', '01_executive_summary', '01_summary', '02_architecture', '80_implementation', '81_module_structure', '82_cli_commands',
  'feature', 'task', 'asset', 'module', 'vision',
] as const;
export type LimitedFile = (typeof LIMITED_FILES)[number];

export type Profile = '4.02' | '4.05';

const PROFILES: readonly (Profile | 'auto')[] = ['auto', '4.02', '4.05'];

export const DEFAULT_SETTINGS: Settings = {
  include: [], exclude: [], statusWords: {}, rules: {}, profile: 'auto', weeks: 4, lineLimits: {},
};

/** Long enough for any path, short enough for the glob compiler, which refuses what is longer than 64 KB. */
const MAX_GLOB_LENGTH = 4096;

/** What is wrong with the settings file, with the place in its message. */
export class SettingsError extends UserError {
  /**
   * @param problem without the place
   * @param isInSchema whether an editor that knows the schema, or JSON, says so by itself
   */
  constructor(readonly problem: string, readonly range: Range, readonly isInSchema: boolean) {
    const { line, column } = range.start;
    super(`${SETTINGS_FILE}:${line}:${column}: ${problem}`);
  }
}

/** A value that cannot be. */
class Fault extends UserError {
  /** The keys and list indexes that lead to it. */
  readonly at: readonly (string | number)[];
  /** Whether it is the key that is wrong. */
  readonly isKey: boolean;
  readonly isInSchema: boolean;

  constructor(message: string, at: readonly (string | number)[], { isKey = false, isInSchema = true } = {}) {
    super(message);
    this.at = at;
    this.isKey = isKey;
    this.isInSchema = isInSchema;
  }
}

/** The settings that the text of a settings file holds. Throws a `SettingsError`. */
export function readSettings(json: string): Settings {
  try {
    return settingsOf(parseObject(json));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const place = jsonPlace(json, error.at, error.isKey ? 'key' : 'value');
    throw new SettingsError(error.message, rangeOf(lineStarts(json), place), error.isInSchema);
  }
}

/**
 * Settings with those of an editor on top of them: lists are joined, of what can be said but once the editor's counts. Throws a
 * `UserError` that names what is wrong.
 * @param over by the names of the keys, as the editor has them; those that nobody has set are left out
 */
export function overlaidSettings(base: Settings, over: Readonly<Record<string, unknown>>): Settings {
  const { include, exclude, statusWords, rules, profile, weeks, lineLimits } = editorSettings(over);
  const words = STATUSES.map((status) => [status, [...base.statusWords[status] ?? [], ...statusWords[status] ?? []]] as const);
  return {
    include: [...base.include, ...include],
    exclude: [...base.exclude, ...exclude],
    statusWords: Object.fromEntries(words.filter(([, list]) => list.length > 0)),
    rules: { ...base.rules, ...rules },
    profile: over['profile'] === undefined ? base.profile : profile,
    weeks: over['weeks'] === undefined ? base.weeks : weeks,
    lineLimits: { ...base.lineLimits, ...lineLimits },
  };
}

function editorSettings(raw: Readonly<Record<string, unknown>>): Settings {
  try {
    return settingsOf(raw);
  } catch (error) {
    throw error instanceof Fault ? new UserError(`the settings: ${error.message}`) : error;
  }
}

function settingsOf(raw: Readonly<Record<string, unknown>>): Settings {
  refuseUnknownKeys(raw, ['$schema', ...Object.keys(DEFAULT_SETTINGS)]);
  const {
    $schema = '', include = [], exclude = [], statusWords = {}, rules = {}, profile = 'auto', weeks = DEFAULT_SETTINGS.weeks, lineLimits = {},
  } = raw;
  if (typeof $schema !== 'string') throw new Fault('"$schema" must be a string', ['$schema']);
  return {
    include: readGlobs(include, 'include'),
    exclude: readGlobs(exclude, 'exclude'),
    statusWords: readStatusWords(statusWords),
    rules: readRules(rules),
    profile: readProfile(profile),
    weeks: readCount(weeks, ['weeks']),
    lineLimits: readLineLimits(lineLimits),
  };
}

/** How bad what a rule finds is to be. Throws a `UserError` for what is no rule or no severity. */
export function readRule(id: string, severity: unknown): readonly [RuleId, Severity | 'off'] {
  const rule = RULE_IDS.find((known) => known === id);
  if (rule === undefined) throw new Fault(`no rule "${id}"${suggestion(id, RULE_IDS)}`, ['rules', id], { isKey: true });
  const known = [...SEVERITIES, 'off' as const].find((each) => each === severity);
  if (known === undefined) throw new Fault(`${id} can be ${SEVERITIES.join(', ')} or off, not ${JSON.stringify(severity)}`, ['rules', id]);
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
    const { message } = error as SyntaxError;
    // Not every engine says where, and none does each time.
    const at = Math.min(Number(/at position (\d+)/.exec(message)?.[1] ?? 0), json.length);
    throw new SettingsError(`is not valid JSON: ${message}`, rangeOf(lineStarts(json), { start: at, end: at }), true);
  }
  if (!isRecord(value)) throw new Fault('must hold an object', []);
  return value;
}

function readGlobs(value: unknown, key: string): string[] {
  const list = strings(value, [key]);
  for (const [i, glob] of list.entries()) {
    if (/^[!/]/.test(glob)) throw new Fault(`"${key}" holds "${glob}": a glob cannot start with ${glob[0]}`, [key, i]);
    if (glob.length > MAX_GLOB_LENGTH) throw new Fault(`"${key}" holds a glob of more than ${MAX_GLOB_LENGTH} characters`, [key, i]);
  }
  return list;
}

function readStatusWords(value: unknown): Settings['statusWords'] {
  if (!isRecord(value)) throw new Fault('"statusWords" must be an object', ['statusWords']);
  refuseUnknownKeys(value, STATUSES, ['statusWords']);
  const owners = new Map<string, Status>();
  const words: Partial<Record<Status, readonly string[]>> = {};
  for (const status of STATUSES) {
    if (value[status] === undefined) continue;
    const list = strings(value[status], ['statusWords', status]);
    for (const [i, word] of list.entries()) {
      const key = word.trim().toLowerCase();
      const owner = owners.get(key) ?? status;
      if (owner !== status) {
        throw new Fault(`"${word}" cannot mean both ${owner} and ${status}`, ['statusWords', status, i], { isInSchema: false });
      }
      owners.set(key, status);
    }
    words[status] = list;
  }
  return words;
}

function readRules(value: unknown): Settings['rules'] {
  if (!isRecord(value)) throw new Fault('"rules" must be an object', ['rules']);
  return Object.fromEntries(Object.entries(value).map(([id, severity]) => readRule(id, severity)));
}

function readProfile(value: unknown): Settings['profile'] {
  const profile = PROFILES.find((known) => known === value);
  if (profile === undefined) {
    throw new Fault(`"profile" is ${PROFILES.map((known) => `"${known}"`).join(', ')}, not ${JSON.stringify(value)}`, ['profile']);
  }
  return profile;
}

function readLineLimits(value: unknown): Settings['lineLimits'] {
  if (!isRecord(value)) throw new Fault('"lineLimits" must be an object', ['lineLimits']);
  refuseUnknownKeys(value, LIMITED_FILES, ['lineLimits']);
  return Object.fromEntries(Object.entries(value).map(([file, limit]) => [file, readCount(limit, ['lineLimits', file])]));
}

function readCount(value: unknown, at: readonly string[]): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw new Fault(`"${at.join('.')}" must be a whole number from 1`, at);
  return value;
}

function strings(value: unknown, at: readonly string[]): string[] {
  const where = `"${at.join('.')}"`;
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) throw new Fault(`${where} must be a list of strings`, at);
  const empty = value.findIndex((entry) => entry.trim() === '');
  if (empty !== -1) throw new Fault(`${where} holds an empty string`, [...at, empty]);
  return value;
}

function refuseUnknownKeys(record: Readonly<Record<string, unknown>>, known: readonly string[], at: readonly string[] = []): void {
  const unknown = Object.keys(record).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const where = at.length === 0 ? '' : ` in "${at.join('.')}"`;
  throw new Fault(`unknown key "${unknown}"${where}${suggestion(unknown, known)}`, [...at, unknown], { isKey: true });
}

function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
