import type { BlockClaim, FileClaims, StatusMark } from '../../../src/core/model/claims';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';

const vocabulary = statusVocabulary();

export function claimsOf(text: string): FileClaims {
  return parseFile('docs/PLAN.md', text, { vocabulary });
}

/** The block claims of a text, a line each (a table's rows one more each), with every status as it is written. */
export function blockLines(text: string): string[] {
  return claimsOf(text).blocks.flatMap(linesOf).map((line) => line.trimEnd());
}

function linesOf(block: BlockClaim): string[] {
  switch (block.type) {
    case 'heading': return [`h${block.level} ${block.title}${shown(block.lead, 'lead ')}${shown(block.suffix)}`];
    case 'item': {
      const { checkbox, title, tickets, ticket, bareTicket, suffix } = block;
      const marks = [...tickets, ...(ticket ? ['ticket'] : []), ...(bareTicket ? ['bare'] : [])].join(' ');
      return [indented(block.depth, [
        'item', ...(checkbox === null ? [] : [`[${checkbox.mark}]`]), ...(block.bold ? ['bold'] : []), `${title}${shown(suffix)}`,
        ...(marks === '' ? [] : [`<${marks}>`]),
      ].join(' '))];
    }
    case 'field': return [indented(block.depth, `field ${block.name}: ${block.value}${shown(block.status)}`)];
    case 'label': return [indented(block.depth, `label ${block.name}`)];
    case 'quote': return [indented(block.depth, `quote${shown(block.status)}`)];
    case 'table': return [
      indented(block.depth, `table ${block.header.map(({ text }) => text).join(' | ')}`),
      ...block.rows.map(({ cells, status, checkbox }) => {
        const box = checkbox === null ? '' : ` [${checkbox.mark}]`;
        return indented(block.depth, `row ${cells.map(({ text }) => text).join(' | ')}${shown(status)}${box}`);
      }),
    ];
  }
}

function indented(depth: number, line: string): string {
  return '  '.repeat(depth) + line;
}

function shown(mark: StatusMark | null, where = ''): string {
  if (mark === null) return '';
  return ` {${where}${mark.status ?? 'unknown'}${mark.reason === null ? '' : `, ${mark.reason}`}: ${mark.written}}`;
}
