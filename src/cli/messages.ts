import { UserError } from '../core/base/user-error';
import type { Output } from './io';
import { harmless } from './terminal';

const WHERE_PLANS_ARE_FOUND =
  'a plan is named PLAN, ROADMAP, TODO, TASKS or *-plan.md, lies in plans/ or roadmap/, '
  + 'or has "waymark: plan" in its front matter; or name a file';

/** One message, on one line, for whoever reads stderr. */
export function say(stderr: Output, message: string): void {
  stderr.write(`waymark: ${harmless(message)}\n`);
}

/** @param where as the person who asked has named it */
export function sayNoPlans(stderr: Output, where: string): void {
  say(stderr, `no plans found under ${where}; ${WHERE_PLANS_ARE_FOUND}`);
}

/** What a person did wrong or could not know, in one line and one for each detail; what the program did wrong, with its stack. */
export function sayError(stderr: Output, error: unknown): void {
  if (error instanceof UserError) {
    say(stderr, error.message);
    for (const detail of error.details) stderr.write(`  ${harmless(detail)}\n`);
    return;
  }
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  stderr.write(`waymark: internal error: ${stack.split('\n').map(harmless).join('\n')}\n`);
}
