import picomatch from 'picomatch/posix';
import { nearest } from './base/nearest';
import { UserError } from './base/user-error';
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
}

export const DEFAULT_SETTINGS: Settings = { include: [], exclude: [], statusWords: {} };

/** Long enough for any path, short enough for the glob compiler, which refuses what is longer than 64 KB. */
const MAX_GLOB_LENGTH = 4096;

/** The settings that the text of a settings file holds. Throws a `UserError` that names what is wrong. */
export function readSettings(json: string): Settings {
  const raw = parseObject(json);
  refuseUnknownKeys(raw, ['$schema', ...Object.keys(DEFAULT_SETTINGS)], '');
  const { $schema = '', include = [], exclude = [], statusWords = {} } = raw;
  if (typeof $schema !== 'string') throw wrong('"$schema" must be a string');
  return {
    include: readGlobs(include, 'include'),
    exclude: readGlobs(exclude, 'exclude'),
    statusWords: readStatusWords(statusWords),
  };
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
    throw wrong(`is not valid JSON: ${(error as SyntaxError).message}`);
  }
  if (!isRecord(value)) throw wrong('must hold an object');
  return value;
}

function readGlobs(value: unknown, key: string): string[] {
  const list = strings(value, `"${key}"`);
  for (const glob of list) {
    if (/^[!/]/.test(glob)) throw wrong(`"${key}" holds "${glob}": a glob cannot start with ${glob[0]}`);
    if (glob.length > MAX_GLOB_LENGTH) throw wrong(`"${key}" holds a glob of more than ${MAX_GLOB_LENGTH} characters`);
  }
  return list;
}

function readStatusWords(value: unknown): Settings['statusWords'] {
  if (!isRecord(value)) throw wrong('"statusWords" must be an object');
  refuseUnknownKeys(value, STATUSES, ' in "statusWords"');
  const owners = new Map<string, Status>();
  const words: Partial<Record<Status, readonly string[]>> = {};
  for (const status of STATUSES) {
    if (value[status] === undefined) continue;
    const list = strings(value[status], `"statusWords.${status}"`);
    for (const word of list) {
      const key = word.trim().toLowerCase();
      const owner = owners.get(key) ?? status;
      if (owner !== status) throw wrong(`"${word}" cannot mean both ${owner} and ${status}`);
      owners.set(key, status);
    }
    words[status] = list;
  }
  return words;
}

function strings(value: unknown, where: string): string[] {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    throw wrong(`${where} must be a list of strings`);
  }
  if (value.some((entry) => entry.trim() === '')) throw wrong(`${where} holds an empty string`);
  return value;
}

function refuseUnknownKeys(record: Record<string, unknown>, known: readonly string[], where: string): void {
  const unknown = Object.keys(record).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  throw wrong(`unknown key "${unknown}"${where}${meant === undefined ? '' : `; did you mean "${meant}"?`}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(message: string): UserError {
  return new UserError(`${SETTINGS_FILE}: ${message}`);
}
