import { PLANS, WORK } from '../../plan/references';
import type { Caret } from './caret';
import { type Completions, offered } from './completion';
import { nameEntries } from './names';

/** `BLOCKED:` or `DONE:invalidated-by:`, in capitals as the protocol has them, with what is typed of a reason. */
const REASON = /(?<![\p{L}\p{N}])(BLOCKED:|DONE:invalidated-by:)([\p{L}\p{N}_-]*)$/u;

/**
 * What something may wait for, or be invalidated by.
 * @param typed the text up to the caret, from the start of the place where a status may stand
 */
export function reasonCompletions(caret: Caret, typed: string): Completions | null {
  const [, why, reason] = REASON.exec(typed) ?? [];
  if (why === undefined || reason === undefined) return null;
  const { offset, behind } = caret;
  const rest = /^[\p{L}\p{N}_-]*/u.exec(behind)?.[0] ?? '';
  const entries = nameEntries(caret, 'reason', why === 'BLOCKED:' ? WORK : PLANS);
  return offered(caret, { start: offset - reason.length, end: offset + rest.length }, entries);
}
