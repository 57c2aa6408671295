import { firstIndex } from '../base/first-index';
import { planDocument } from '../dialects/plan-document';
import type { BlockClaim, FileClaims, HeadingClaim, Span } from '../model/claims';
import type { DefiningPlace, Subject } from '../model/plan';
import { spansWithin } from '../text/spans';
import { readOpener } from './names';
import { readColumns } from './rows';

/*
 * The blocks of a text that define subjects, and where exactly they name them.
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

/** Where a place names its subject, each id apart: `PF-239` and `PF-240`, `Phase 3`, the number of a row; nowhere if markup hides it. */
export function namePlaces({ kind, name }: Pick<Subject, 'kind' | 'name'>, place: DefiningPlace, claims: FileClaims): readonly Span[] {
  if (kind === 'ticket') return name.split(', ').flatMap((id) => idPlace({ id, kind, place }, claims) ?? []);
  if (place.form === 'row') return orNone(numberPlace(place, claims));
  const block = blockAt(place, claims);
  return block?.type === 'heading' ? orNone(openerPlace(block)) : [];
}

/** Where a heading names the phase, stage or package that it opens: `Phase 3` of `## ✅ Phase 3: Billing`; `null`: it opens none, or has markup. */
export function openerPlace(heading: HeadingClaim): Span | null {
  const { title } = heading;
  const opener = readOpener(title, planDocument);
  const at = opener === null ? null : titleStart(heading);
  if (opener === null || at === null) return null;
  const before = /^[^\p{L}\p{N}]*(?:\d{1,3}[.)]\s+)?/u.exec(title)?.[0].length ?? 0;
  return { start: at + before, end: at + title.length - opener.rest.length };
}

/** Where the title of a heading stands as it reads; `null`: it has markup. */
export function titleStart({ start, level, title, lead, suffix, contentEnd }: HeadingClaim): number | null {
  const at = lead === null ? start + level + 1 : lead.end + 1;
  const room = (suffix?.start ?? contentEnd) - at - title.length;
  // What stands between a title and its status is no longer than a dash; markup would be.
  return room < 0 || room > (suffix === null ? 0 : DASH.length) ? null : at;
}

const DASH = ' — ';

function orNone(span: Span | null): readonly Span[] {
  return span === null ? [] : [span];
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
