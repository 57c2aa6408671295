import { firstIndex } from '../base/first-index';
import { planDocument } from '../dialects/plan-document';
import type { BlockClaim, FileClaims, Span } from '../model/claims';
import type { DefiningPlace } from '../model/plan';
import { readColumns } from '../plan/rows';
import { spansWithin } from '../text/spans';

/*
 * The blocks of a text that define tickets and packages.
 */

/** A place that gives a ticket or package its id. */
export interface Given {
  /** `PF-286`, or a package's number. */
  readonly id: string;
  readonly kind: 'ticket' | 'package';
  readonly place: DefiningPlace;
}

/** The block that a place begins: a heading, an item, or the table of a row. */
export function blockAt({ start, form }: DefiningPlace, { blocks }: FileClaims): BlockClaim | undefined {
  const type = form === 'row' ? 'table' : form;
  for (let index = firstIndex(blocks.length, (i) => (blocks[i] as BlockClaim).start > start) - 1; index >= 0; index--) {
    if (blocks[index]?.type === type) return blocks[index];
  }
  return undefined;
}

/** Where a place gives its id, and what stands there; `null`: markup hides it. */
export function idPlace({ id, kind, place }: Given, claims: FileClaims): IdPlace | null {
  if (kind === 'package') return numberPlace(place, claims);
  const claim = spansWithin(claims.ids, lineOfPlace(place, claims)).find((each) => each.id === id || each.through === id);
  if (claim === undefined) return null;
  const start = claim.id === id ? claim.start : claim.end - id.length;
  return { start, end: start + id.length, text: id };
}

interface IdPlace extends Span {
  readonly text: string;
}

function numberPlace(place: DefiningPlace, claims: FileClaims): IdPlace | null {
  const block = blockAt(place, claims);
  if (block?.type === 'heading') {
    // Of a heading without markup it is known where each word stands.
    const at = block.start + block.level + 1;
    return block.contentEnd - at === block.title.length ? digitsIn(block.title, at, /package[\s#-]*/i) : null;
  }
  const row = block?.type === 'table' ? block.rows.find(({ start }) => start === place.start) : undefined;
  const cell = block?.type === 'table' ? row?.cells[readColumns(block, planDocument).number] : undefined;
  return cell === undefined || cell.end - cell.start !== cell.text.length ? null : digitsIn(cell.text, cell.start, /#?\s*/);
}

function digitsIn(text: string, start: number, before: RegExp): IdPlace | null {
  const lead = before.exec(text);
  const digits = lead === null ? null : /^\d+[a-z]?(?:\.\d+)*/i.exec(text.slice(lead.index + lead[0].length));
  if (lead === null || digits === null) return null;
  const at = start + lead.index + lead[0].length;
  return { start: at, end: at + digits[0].length, text: digits[0] };
}

/** The line that gives an id, where nothing smaller can be told. */
export function lineOfPlace(place: DefiningPlace, claims: FileClaims): Span {
  const block = blockAt(place, claims);
  return { start: place.start, end: block?.type === 'heading' || block?.type === 'item' ? block.contentEnd : place.end };
}
