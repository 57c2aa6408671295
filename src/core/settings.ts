import picomatch from 'picomatch/posix';
import { nearest } from './base/nearest';
import { UserError } from './base/user-error';
import type { Span } from './model/claims';
import { SEVERITIES, type Severity } from './model/finding';
import { RULE_IDS, type RuleId } from './model/rule-ids';
import { STATUSES, type Status } from './model/status';
import { jsonPlace, repeatedKeys } from './text/json-place';
import { lineStarts, positionOf } from './text/lines';

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

/** Something that cannot be in a file of settings, and where it stands. */
export interface WrongSetting extends Span {
  readonly path: string;
  /** In words, without the place. */
  readonly problem: string;
  /** Where the lines of the file start. */
  readonly lines: readonly number[];
}

/** What is wrong with the settings file, with the place in its message. */
export class SettingsError extends UserError implements WrongSetting {
  readonly path = SETTINGS_FILE;
  readonly problem: string;
  readonly start: number;
  readonly end: number;

  /**
   * @param said what is wrong; of the file as a whole without naming it
   * @param isInSchema whether an editor that knows the schema, or JSON, says so by itself
   */
  constructor(said: string, { start, end }: Span, readonly lines: readonly number[], readonly isInSchema: boolean, isOfFile: boolean) {
    const { line, column } = positionOf(lines, start);
    super(`${SETTINGS_FILE}:${line}:${column}: ${said}`);
    this.problem = isOfFile ? `\`${SETTINGS_FILE}\` ${said}` : said;
    this.start = start;
    this.end = end;
  }
}

/** What a settings file says. */
export interface ReadSettings {
  /** Without the values that cannot be. */
  readonly settings: Settings;
  /** In the order of the text. */
  readonly errors: readonly SettingsError[];
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

/** Of a workspace without a settings file. */
export const NO_SETTINGS: ReadSettings = { settings: DEFAULT_SETTINGS, errors: [] };

/** What takes a value that cannot be, and goes on without it. */
type Refuse = (fault: Fault) => void;

/** The settings that the text of a settings file holds, and what is wrong with it. */
export function readSettings(json: string): ReadSettings {
  const lines = lineStarts(json);
  const errors: SettingsError[] = [];
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (error) {
    const { message } = error as SyntaxError;
    // Not every engine says where, and none does each time.
    const at = Math.min(Number(/at position (\d+)/.exec(message)?.[1] ?? 0), json.length);
    errors.push(new SettingsError(`is not valid JSON: ${message}`, { start: at, end: at }, lines, true, true));
    return { settings: DEFAULT_SETTINGS, errors };
  }
  const settings = settingsOf(raw, ({ message, at, isKey, isInSchema }) => {
    errors.push(new SettingsError(message, jsonPlace(json, at, isKey ? 'key' : 'value'), lines, isInSchema, at.length === 0));
  });
  for (const { key, ...place } of repeatedKeys(json)) {
    errors.push(new SettingsError(`"${key}" is given once more: what stands above is lost`, place, lines, true, false));
  }
  return { settings, errors: errors.sort((a, b) => a.start - b.start) };
}

/** Settings with which nothing is wrong; throws the first `SettingsError` otherwise. */
export function soundSettings({ settings, errors: [error] }: ReadSettings): Settings {
  if (error !== undefined) throw error;
  return settings;
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
  return settingsOf(raw, ({ message }) => {
    throw new UserError(`the settings: ${message}`);
  });
}

function settingsOf(raw: unknown, refuse: Refuse): Settings {
  if (!isRecord(raw)) {
    refuse(new Fault('must hold an object', []));
    return DEFAULT_SETTINGS;
  }
  refuseUnknownKeys(raw, ['$schema', ...Object.keys(DEFAULT_SETTINGS)], refuse);
  const {
    $schema = '', include = [], exclude = [], statusWords = {}, rules = {}, profile = 'auto', weeks = DEFAULT_SETTINGS.weeks, lineLimits = {},
  } = raw;
  if (typeof $schema !== 'string') refuse(new Fault('"$schema" must be a string', ['$schema']));
  return {
    include: readGlobs(include, 'include', refuse),
    exclude: readGlobs(exclude, 'exclude', refuse),
    statusWords: readStatusWords(statusWords, refuse),
    rules: readRules(rules, refuse),
    profile: readProfile(profile, refuse),
    weeks: readCount(weeks, ['weeks'], refuse) ?? DEFAULT_SETTINGS.weeks,
    lineLimits: readLineLimits(lineLimits, refuse),
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

function readGlobs(value: unknown, key: string, refuse: Refuse): readonly string[] {
  return strings(value, [key], refuse).flatMap(([glob, i]) => {
    if (/^[!/]/.test(glob)) refuse(new Fault(`"${key}" holds "${glob}": a glob cannot start with ${glob[0]}`, [key, i]));
    else if (glob.length > MAX_GLOB_LENGTH) refuse(new Fault(`"${key}" holds a glob of more than ${MAX_GLOB_LENGTH} characters`, [key, i]));
    else return [glob];
    return [];
  });
}

function readStatusWords(value: unknown, refuse: Refuse): Settings['statusWords'] {
  const record = recordOf(value, 'statusWords', refuse);
  refuseUnknownKeys(record, STATUSES, refuse, ['statusWords']);
  const owners = new Map<string, Status>();
  const words: Partial<Record<Status, readonly string[]>> = {};
  for (const status of STATUSES) {
    if (record[status] === undefined) continue;
    words[status] = strings(record[status], ['statusWords', status], refuse).flatMap(([word, i]) => {
      const key = word.trim().toLowerCase();
      const owner = owners.get(key) ?? status;
      owners.set(key, owner);
      if (owner === status) return [word];
      refuse(new Fault(`"${word}" cannot mean both ${owner} and ${status}`, ['statusWords', status, i], { isInSchema: false }));
      return [];
    });
  }
  return words;
}

function readRules(value: unknown, refuse: Refuse): Settings['rules'] {
  return Object.fromEntries(Object.entries(recordOf(value, 'rules', refuse)).flatMap(([id, severity]) => {
    try {
      return [readRule(id, severity)];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      refuse(error);
      return [];
    }
  }));
}

function readProfile(value: unknown, refuse: Refuse): Settings['profile'] {
  const profile = PROFILES.find((known) => known === value);
  if (profile !== undefined) return profile;
  refuse(new Fault(`"profile" is ${PROFILES.map((known) => `"${known}"`).join(', ')}, not ${JSON.stringify(value)}`, ['profile']));
  return 'auto';
}

function readLineLimits(value: unknown, refuse: Refuse): Settings['lineLimits'] {
  const record = recordOf(value, 'lineLimits', refuse);
  refuseUnknownKeys(record, LIMITED_FILES, refuse, ['lineLimits']);
  return Object.fromEntries(LIMITED_FILES.flatMap((file) => {
    const limit = record[file] === undefined ? undefined : readCount(record[file], ['lineLimits', file], refuse);
    return limit === undefined ? [] : [[file, limit]];
  }));
}

function readCount(value: unknown, at: readonly string[], refuse: Refuse): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  refuse(new Fault(`"${at.join('.')}" must be a whole number from 1`, at));
  return undefined;
}

/** The strings of a list, with their places in it. */
function strings(value: unknown, at: readonly string[], refuse: Refuse): readonly (readonly [string, number])[] {
  const where = `"${at.join('.')}"`;
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    refuse(new Fault(`${where} must be a list of strings`, at));
    return [];
  }
  return value.flatMap((entry, i): [string, number][] => {
    if (entry.trim() !== '') return [[entry, i]];
    refuse(new Fault(`${where} holds an empty string`, [...at, i]));
    return [];
  });
}

function recordOf(value: unknown, key: string, refuse: Refuse): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  refuse(new Fault(`"${key}" must be an object`, [key]));
  return {};
}

function refuseUnknownKeys(record: Readonly<Record<string, unknown>>, known: readonly string[], refuse: Refuse, at: readonly string[] = []): void {
  const where = at.length === 0 ? '' : ` in "${at.join('.')}"`;
  for (const key of Object.keys(record)) {
    if (!known.includes(key)) refuse(new Fault(`unknown key "${key}"${where}${suggestion(key, known)}`, [...at, key], { isKey: true }));
  }
}

function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
