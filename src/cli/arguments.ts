import { parseArgs } from 'node:util';
import { nearest } from '../core/base/nearest';
import { UserError } from '../core/base/user-error';

export type Format = 'text' | 'json';

/** The options that every command takes. */
export interface Options {
  readonly root: string | undefined;
  readonly format: Format;
  readonly help: boolean;
  readonly version: boolean;
}

export interface Arguments {
  readonly options: Options;
  /** The command and what it is to work on, in order. */
  readonly words: readonly string[];
}

const OPTIONS = {
  root: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  // Every command takes these, so that scripts can pass them to all; what there is so far asks for neither.
  today: { type: 'string' },
  'no-cache': { type: 'boolean' },
} as const;

const FORMATS: readonly Format[] = ['text', 'json'];

/** Throws a `UserError` that names the first argument nobody can make sense of. */
export function readArguments(argv: readonly string[]): Arguments {
  // Not strict: the messages are ours, with the nearest option.
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const values = new Map<string, string>();
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
  }
  checkDate(values.get('today'));
  return {
    options: {
      root: values.get('root'),
      format: readFormat(values.get('format') ?? 'text'),
      help: values.has('help'),
      version: values.has('version'),
    },
    words,
  };
}

function readFormat(value: string): Format {
  const format = FORMATS.find((known) => known === value);
  if (format === undefined) throw new UserError(`--format is ${FORMATS.join(' or ')}, not "${value}"`);
  return format;
}

function checkDate(today: string | undefined): void {
  if (today === undefined) return;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(today) ? new Date(`${today}T00:00:00Z`) : undefined;
  if (date === undefined || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(today)) {
    throw new UserError(`--today is a date such as 2026-01-31, not "${today}"`);
  }
}

function isOption(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function suggestion(rawName: string): string {
  const meant = nearest(rawName, Object.keys(OPTIONS).map((name) => `--${name}`));
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
