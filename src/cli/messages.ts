import { UserError } from '../core/base/user-error';
import type { Output } from './io';
import { harmless } from './terminal';

/** One message, on one line, for whoever reads stderr. */
export function say(stderr: Output, message: string): void {
  stderr.write(`waymark: ${harmless(message)}\n`);
}

/** What a person did wrong or could not know, in one line; what the program did wrong, with its stack. */
export function sayError(stderr: Output, error: unknown): void {
  if (error instanceof UserError) return say(stderr, error.message);
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  stderr.write(`waymark: internal error: ${stack.split('\n').map(harmless).join('\n')}\n`);
}
