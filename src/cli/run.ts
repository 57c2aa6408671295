import { version } from '../../package.json';
import { nearest } from '../core/base/nearest';
import { UserError } from '../core/base/user-error';
import { archive } from './archive';
import { type Format, type Options, type OwnOption, readArguments } from './arguments';
import { check } from './check';
import { graph } from './graph';
import { HELP } from './help';
import { history } from './history';
import { impact } from './impact';
import type { Io } from './io';
import { sayError } from './messages';
import { next } from './next';
import { set } from './set';
import { show } from './show';
import { stale } from './stale';
import { status } from './status';
import { tree } from './tree';

interface Command {
  /** What it works on: the words that may stand behind it, in order. */
  readonly takes: readonly string[];
  /** How many of them must be there. */
  readonly needs: number;
  /** The options that it takes beside those that every command takes. */
  readonly options: readonly OwnOption[];
  /** The formats that it knows, the first unless another is asked for; text and JSON where nothing is said. */
  readonly formats?: readonly Format[];
  /** Resolves to the exit status, where that is not 0. */
  readonly run: (words: readonly string[], options: Options, io: Io) => Promise<number | void>;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['tree', { takes: ['ROOT'], needs: 0, options: [], run: tree }],
  ['status', { takes: ['ROOT'], needs: 0, options: ['gaps'], run: status }],
  ['check', {
    takes: ['ROOT'], needs: 0, options: ['rule', 'max-warnings', 'fix', 'dry-run', 'baseline', 'write-baseline', 'no-git'],
    formats: ['text', 'json', 'sarif', 'github'], run: check,
  }],
  ['stale', { takes: ['ROOT'], needs: 0, options: ['weeks', 'no-git'], run: stale }],
  ['next', { takes: ['ROOT'], needs: 0, options: [], run: next }],
  ['graph', { takes: ['ROOT'], needs: 0, options: ['tickets'], formats: ['mermaid', 'dot', 'json'], run: graph }],
  ['show', { takes: ['SUBJECT'], needs: 1, options: [], run: show }],
  ['impact', { takes: ['SUBJECT'], needs: 1, options: [], run: impact }],
  ['history', { takes: ['MODULE'], needs: 1, options: [], run: history }],
  ['set', { takes: ['SUBJECT', 'STATUS'], needs: 2, options: ['reason', 'only-here', 'dry-run'], run: set }],
  ['archive', { takes: ['SUBJECT'], needs: 1, options: ['fix', 'force', 'undo', 'dry-run'], run: archive }],
]);

/**
 * Runs one command line, `argv` being what stands behind the program's name. Returns the exit status: 0
 * fine, 1 `check` has found something, 2 the command could not do what was asked; then `stdout` got nothing. Never rejects.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io) ?? 0;
  } catch (error) {
    sayError(io.stderr, error);
    return 2;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number | void> {
  const { options, words: [name, ...words], own } = readArguments(argv);
  if (options.version) {
    io.stdout.write(`${version}\n`);
  } else if (options.help || name === undefined || name === 'help') {
    io.stdout.write(HELP);
  } else {
    const command = commandOf(name);
    checkWords(name, command, words);
    checkOptions(name, command, own);
    return command.run(words, { ...options, format: formatOf(command, options.format) }, io);
  }
}

function commandOf(name: string): Command {
  const command = COMMANDS.get(name);
  if (command !== undefined) return command;
  const meant = nearest(name, [...COMMANDS.keys(), 'help']);
  throw new UserError(`unknown command ${name}${meant === undefined ? '; see waymark help' : `; did you mean ${meant}?`}`);
}

function formatOf({ formats = ['text', 'json'] }: Command, given: string | undefined): Format {
  const format = given === undefined ? formats[0] : formats.find((known) => known === given);
  if (format !== undefined) return format;
  throw new UserError(`--format is ${formats.slice(0, -1).join(', ')} or ${formats.at(-1) ?? ''}, not "${given ?? ''}"`);
}

function checkWords(name: string, { takes, needs }: Command, words: readonly string[]): void {
  if (words.length < needs) throw new UserError(`${name} needs a ${takes.slice(words.length, needs).join(' and a ')}`);
  if (words.length > takes.length) {
    throw new UserError(takes.length === 1
      ? `${name} takes one ${takes.join()}, not ${words.length}`
      : `${name} takes a ${takes.join(' and a ')}, not ${words.length} words`);
  }
}

function checkOptions(name: string, { options }: Command, own: readonly OwnOption[]): void {
  const foreign = own.find((option) => !options.includes(option));
  if (foreign === undefined) return;
  const takers = [...COMMANDS].filter(([, command]) => command.options.includes(foreign)).map(([taker]) => taker);
  throw new UserError(`${name} takes no --${foreign}; it belongs to ${takers.join(' and ')}`);
}
