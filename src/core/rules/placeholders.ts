import { planDocument } from '../dialects/plan-document';
import type { FileClaims, HeadingClaim, Span, TableClaim } from '../model/claims';
import { readTicketLead } from '../parse/ids';
import { titleStart } from '../plan/defining-block';
import { readColumns } from '../plan/rows';

/** An id that nobody has given yet. */
export type Placeholder = Span & { readonly id: string };

/** The placeholders with which the items, headings and rows of a file begin that are tickets, in the order of the text. */
export function* placeholdersIn({ blocks }: FileClaims): Iterable<Placeholder> {
  for (const block of blocks) {
    if (block.type === 'item' && block.placeholder !== null) yield block.placeholder;
    else if (block.type === 'heading') yield* inHeading(block);
    else if (block.type === 'table') yield* inTable(block);
  }
}

/** `### PF-XXX: Cart` and `### [PF-XXX] Cart`, not `### PF-XXX in commits`. */
function inHeading(heading: HeadingClaim): readonly Placeholder[] {
  // Of most headings it can be told at a glance.
  const lead = heading.title.includes('-') ? readTicketLead(heading.title, 0, heading.title.length) : null;
  const at = lead === null || lead.placeholder === null || lead.bare ? null : titleStart(heading);
  return at === null ? NONE : moved(lead?.placeholder ?? null, at);
}

/** In the column of ids of a table that tells how its tickets stand: others explain what ids look like. */
function inTable(table: TableClaim): readonly Placeholder[] {
  if (table.statusColumn === -1) return NONE;
  const { number, named, kind } = readColumns(table, planDocument);
  const column = number === -1 && kind === 'ticket' ? named : number;
  if (column === -1) return NONE;
  return table.rows.flatMap(({ cells }) => {
    const cell = cells[column];
    if (cell === undefined || cell.end - cell.start !== cell.text.length || !cell.text.includes('-')) return NONE;
    const lead = readTicketLead(cell.text, 0, cell.text.length);
    return lead === null || (lead.bare && lead.contentStart < cell.text.length) ? NONE : moved(lead.placeholder, cell.start);
  });
}

const NONE: readonly never[] = [];

function moved(placeholder: Placeholder | null, by: number): readonly Placeholder[] {
  return placeholder === null ? NONE : [{ start: placeholder.start + by, end: placeholder.end + by, id: placeholder.id }];
}
