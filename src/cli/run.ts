import { version } from '../../package.json';
import { nearest } from '../core/base/nearest';
import { UserError } from '../core/base/user-error';
import { readArguments } from './arguments';
import { HELP } from './help';
import type { Io } from './io';
import { sayError } from './messages';
import { tree } from './tree';

const COMMANDS = ['tree', 'help'];

/**
 * Runs one command line, `argv` being what stands behind the program's name. Returns the exit status: 0
 * fine, 2 the command could not do what was asked; then `stdout` got nothing. Never rejects.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    await dispatch(argv, io);
    return 0;
  } catch (error) {
    sayError(io.stderr, error);
    return 2;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<void> {
  const { options, words: [command, ...rest] } = readArguments(argv);
  if (options.version) {
    io.stdout.write(`${version}\n`);
  } else if (options.help || command === undefined || command === 'help') {
    io.stdout.write(HELP);
  } else if (command === 'tree') {
    if (rest.length > 1) throw new UserError(`tree takes one ROOT, not ${rest.length}`);
    await tree(rest[0], options, io);
  } else {
    const meant = nearest(command, COMMANDS);
    throw new UserError(`unknown command ${command}${meant === undefined ? '; see waymark help' : `; did you mean ${meant}?`}`);
  }
}
