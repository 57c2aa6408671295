import type { Status } from '../model/status';
import type { GraphReport } from './graph';
import { labelOf, LOOKS, lookOf, namesOf, plainLine, TEXT_COLOUR } from './graph-label';

/** A shape for each status, so that it is not told by colour alone. */
const SHAPES: Readonly<Record<Status | 'none', readonly [open: string, close: string]>> = {
  todo: ['[', ']'], wip: ['(', ')'], done: ['([', '])'], blocked: ['{{', '}}'], cut: ['[/', '/]'], none: ['[', ']'],
};

/** A flowchart for Mermaid: from what comes first an arrow leads to what waits for it, from a whole dotted lines to its parts. */
export function mermaid(report: GraphReport): string {
  const names = namesOf(report);
  const nameOf = (id: string): string => names.get(id) as string;
  const parts = report.clusters.flatMap(({ nodes }) => nodes)
    .flatMap(({ id, parent }) => parent === null ? [] : [`  ${nameOf(parent)} -.- ${nameOf(id)}`]);
  const lines = [
    'flowchart LR',
    ...report.clusters.flatMap(({ root, nodes }, index) => [
      `  subgraph c${index + 1}["${escaped(plainLine(root.title === '' ? root.name : root.title))}"]`,
      ...nodes.map((node) => {
        const look = lookOf(node);
        const [open, close] = SHAPES[look];
        return `    ${nameOf(node.id)}${open}"${escaped(labelOf(node))}"${close}:::${look}`;
      }),
      '  end',
    ]),
    ...parts,
    ...report.edges.map(({ from, to }) => `  ${nameOf(to)} --> ${nameOf(from)}`),
    ...Object.entries(LOOKS).map(([look, { fill, line }]) => `  classDef ${look} fill:${fill},stroke:${line},color:${TEXT_COLOUR}`),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Text for a label in quotes: whatever might mean something to Mermaid, to the Markdown in its labels or to HTML becomes a
 * character code, `#35;` and the like; so does what would begin a list.
 */
function escaped(text: string): string {
  return text.replace(/^\d+(?=\.)|^-|[^\p{L}\p{N}\p{M} .,·—–/-]/gu, (found) => {
    const code = (character: string): string => `#${character.codePointAt(0) as number};`;
    return [...found].map(code).join('');
  });
}
