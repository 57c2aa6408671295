import { CancellationError, l10n, type LogOutputChannel } from 'vscode';
import { UserError } from '../core/base/user-error';
import type { Prompts } from './prompts';

/**
 * Does what somebody asked for. What went wrong is told in words: those of a `UserError`, else that it failed, and the log has the rest.
 * Who has cancelled it knows that.
 * @param what could not be done then: `the status could not be set`
 */
export async function explained(work: () => Promise<void>, what: string, prompts: Prompts, log: LogOutputChannel): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CancellationError) return;
    if (error instanceof UserError) {
      log.warn(error.message);
      void prompts.warn(`Waymark: ${error.message}`);
    } else {
      log.error(loggable(error));
      void prompts.warn(l10n.t('Waymark: {0}. The log says more.', what));
    }
  }
}

/** What was thrown, as the log takes it. */
export function loggable(error: unknown): Error | string {
  return error instanceof Error ? error : String(error);
}
