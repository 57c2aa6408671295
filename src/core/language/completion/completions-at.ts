import type { Facts } from '../../rules/rule';
import { blockAround, type Caret, caretAt } from './caret';
import { cellCompletions } from './cells';
import type { Completions } from './completion';
import { fieldCompletions } from './fields';
import { frontMatterCompletions } from './front-matter';
import { frontMatterAbove } from './front-matter-place';
import { codePathCompletions, isWithinCode } from './paths';
import { reasonCompletions } from './reasons';
import { markCompletions } from './status-words';
import { ticketCompletions } from './tickets';

/** What else stands before the caret is prose. */
const MAY_COMPLETE = /[|[`#]|\*\*|__|[A-Z]-\d*[A-Z]?$/;

/** In the destination of a link, where VS Code itself offers files and headings. */
const DESTINATION = /\]\([^()\s]*$/;

/**
 * What may be written at an offset of a file of the plan, told by the text around it: `null` where nothing certain may be, such as in
 * prose and code.
 * @param text the file as it is now; what the plan has read may be some keystrokes older
 */
export function completionsAt(facts: Facts, path: string, text: string, offset: number): Completions | null {
  const caret = caretAt(facts, path, text, offset);
  if (caret === null) return null;
  const above = frontMatterAbove(caret);
  if (above !== null) return frontMatterCompletions(caret, above);
  return MAY_COMPLETE.test(caret.before) ? textCompletions(caret) : null;
}

function textCompletions(caret: Caret): Completions | null {
  const { before, text, offset } = caret;
  const block = blockAround(caret);
  if (block === null || block.type === 'code' || block.type === 'html') return null;
  const within = text.slice(block.start, offset);
  if (within.lastIndexOf('<!--') > within.lastIndexOf('-->') || DESTINATION.test(before)) return null;
  const path = codePathCompletions(caret);
  if (path !== null) return path;
  if (block.type === 'table') return cellCompletions(caret, block) ?? (isWithinCode(before) ? null : ticketCompletions(caret));
  if (isWithinCode(before)) return null;
  const reason = /\[(?:BLOCKED|DONE:invalidated-by):[^\]\s]*$/.test(before) ? reasonCompletions(caret, before) : null;
  return reason ?? fieldCompletions(caret) ?? markCompletions(caret, block) ?? ticketCompletions(caret);
}
