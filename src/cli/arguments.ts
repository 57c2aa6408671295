import { parseArgs } from 'node:util';
import { localDay } from '../core/base/dates';
import { nearest } from '../core/base/nearest';
import { UserError } from '../core/base/user-error';

export type Format = 'text' | 'json' | 'sarif' | 'github' | 'mermaid' | 'dot';

export interface GivenOptions {
  readonly root: string | undefined;
  /** As given. */
  readonly format: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Show the knowledge gaps. */
  readonly gaps: boolean;
  /** Why something is blocked. */
  readonly reason: string | undefined;
  /** Change one copy of a status only. */
  readonly onlyHere: boolean;
  /** Show what would be written, and write nothing. */
  readonly dryRun: boolean;
  /** Archive what is not yet ready for it. */
  readonly force: boolean;
  /** Take it back out of the archive. */
  readonly undo: boolean;
  /** Put right what can be without asking. */
  readonly fix: boolean;
  /** `ID=SEVERITY`, in the order in which they were given. */
  readonly rules: readonly string[];
  /** How many warnings are fine. */
  readonly maxWarnings: number;
  /** The file of findings that are known and not told again. */
  readonly baseline: string | undefined;
  /** Let that file hold what is found now. */
  readonly writeBaseline: boolean;
  /** Draw tasks and tickets, too. */
  readonly tickets: boolean;
  /** Ask Git when specs and their sources changed. */
  readonly git: boolean;
  /** After how many weeks a spec is old; `undefined`: as the settings say. */
  readonly weeks: number | undefined;
}

/** The options as a command gets them. */
export interface Options extends GivenOptions {
  /** One of those that the command knows. */
  readonly format: Format;
}

export interface Arguments {
  readonly options: GivenOptions;
  /** The command and what it is to work on, in order. */
  readonly words: readonly string[];
  /** Those of the options given that not every command takes. */
  readonly own: readonly OwnOption[];
}

/** The options that every command takes. */
const GLOBAL = {
  root: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  // Every command takes these, so that scripts can pass them to all; there is no cache yet.
  today: { type: 'string' },
  'no-cache': { type: 'boolean' },
} as const;

/** The options that only the commands take that say so. */
const OWN = {
  gaps: { type: 'boolean' },
  reason: { type: 'string' },
  'only-here': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  force: { type: 'boolean' },
  undo: { type: 'boolean' },
  fix: { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  'max-warnings': { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'boolean' },
  tickets: { type: 'boolean' },
  'no-git': { type: 'boolean' },
  weeks: { type: 'string' },
} as const;

export type OwnOption = keyof typeof OWN;

const OPTIONS = { ...GLOBAL, ...OWN };

/** Throws a `UserError` that names the first argument nobody can make sense of. */
export function readArguments(argv: readonly string[]): Arguments {
  // Not strict: the messages are ours, with the nearest option.
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const values = new Map<string, string>();
  const rules: string[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name)) throw new UserError(`unknown option ${rawName}${suggestion(rawName)}`);
    if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) throw new UserError(`${rawName} takes no value`);
    } else if (value === undefined || value === '' || !inlineValue && value.startsWith('-')) {
      throw new UserError(`${rawName} needs a value`);
    }
    values.set(name, value ?? '');
    if (name === 'rule') rules.push(value ?? '');
  }
  checkDate(values.get('today'));
  return {
    options: {
      root: values.get('root'),
      format: values.get('format'),
      help: values.has('help'),
      version: values.has('version'),
      today: values.get('today') ?? localDay(new Date()),
      gaps: values.has('gaps'),
      reason: values.get('reason'),
      onlyHere: values.has('only-here'),
      dryRun: values.has('dry-run'),
      force: values.has('force'),
      undo: values.has('undo'),
      fix: values.has('fix'),
      rules,
      maxWarnings: readCount('max-warnings', values) ?? Infinity,
      baseline: values.get('baseline'),
      writeBaseline: values.has('write-baseline'),
      tickets: values.has('tickets'),
      git: !values.has('no-git'),
      weeks: readCount('weeks', values, 1),
    },
    words,
    own: (Object.keys(OWN) as OwnOption[]).filter((name) => values.has(name)),
  };
}

function checkDate(today: string | undefined): void {
  if (today === undefined) return;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(today) ? new Date(`${today}T00:00:00Z`) : undefined;
  if (date === undefined || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(today)) {
    throw new UserError(`--today is a date such as 2026-01-31, not "${today}"`);
  }
}

function readCount(name: OwnOption, values: ReadonlyMap<string, string>, least = 0): number | undefined {
  const value = values.get(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value) || Number(value) < least) {
    throw new UserError(`--${name} is a whole number${least > 0 ? ` from ${least}` : ''}, not "${value}"`);
  }
  return Number(value);
}

function isOption(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function suggestion(rawName: string): string {
  const meant = nearest(rawName, Object.keys(OPTIONS).map((name) => `--${name}`));
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
