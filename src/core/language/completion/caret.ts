import type { FileClaims, Span } from '../../model/claims';
import type { Subject } from '../../model/plan';
import { scanBlocks } from '../../parse/blocks';
import { isLineEnd, lineEndOf } from '../../parse/chars';
import { frontMatterBounds } from '../../parse/front-matter-bounds';
import type { ScannedBlock, ScannedItem } from '../../parse/scanned';
import type { Facts } from '../../rules/rule';

/** Where somebody is typing in a file of the plan. */
export interface Caret {
  readonly facts: Facts;
  readonly path: string;
  /** The text as it is now: that which the plan has read may be some keystrokes older, so none of its offsets counts. */
  readonly text: string;
  readonly offset: number;
  /** The caret's line, without its ending. */
  readonly line: Span;
  /** What stands on the line before the caret. */
  readonly before: string;
  /** What stands on the line behind the caret. */
  readonly behind: string;
  /** The subject that the file is, or for which it speaks. */
  readonly subject: Subject;
  /** What the plan has read. */
  readonly claims: FileClaims;
}

/** The caret at an offset of a text; `null`: the file belongs to no plan. */
export function caretAt(facts: Facts, path: string, text: string, offset: number): Caret | null {
  const { plan } = facts;
  const claims = plan.file(path);
  const subject = plan.subjectAt(path, -1, 0);
  if (claims === undefined || subject === undefined) return null;
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  const end = lineEndOf(text, offset, text.length);
  return { facts, path, text, offset, line: { start, end }, before: text.slice(start, offset), behind: text.slice(offset, end), subject, claims };
}

/** The block of text that the caret's line is part of; `null`: it is blank, or a rule between blocks. */
export function blockAround({ text, line }: Caret): Exclude<ScannedBlock, ScannedItem> | null {
  for (const block of scanBlocks(text, frontMatterBounds(text)?.end).blocks) {
    if (block.type !== 'item' && block.start < line.end && block.end > line.start) return block;
  }
  return null;
}
