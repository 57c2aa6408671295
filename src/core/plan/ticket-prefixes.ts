import type { BlockClaim } from '../model/claims';
import { isLocalOnly, readTicketLead } from '../parse/ids';
import { readIdCell, ticketPrefix } from './names';

/** The letters of ticket ids that lead more than one checklist item, heading or row: `PF-` and no `UTF-`. */
export function leadingPrefixes(blocks: readonly BlockClaim[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const count = (ids: readonly string[]): void => {
    for (const prefix of new Set(ids.filter((id) => !isLocalOnly(id)).map(ticketPrefix))) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  };
  for (const block of blocks) {
    if (block.type === 'item' && block.checkbox !== null) count(block.tickets);
    else if (block.type === 'heading') count(readTicketLead(block.title, 0, block.title.length)?.ids.map(({ id }) => id) ?? []);
    else if (block.type === 'table') for (const row of block.rows) count(readIdCell(row.cells[0]?.text ?? '') ?? []);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([prefix]) => prefix));
}
