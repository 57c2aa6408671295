import type { Status } from '../model/status';
import type { GraphReport } from './graph';
import { labelOf, LOOKS, lookOf, namesOf, plainLine, TEXT_COLOUR } from './graph-label';

/** A shape for each status, so that it is not told by colour alone. */
const SHAPES: Readonly<Record<Status | 'none', string>> = {
  todo: 'box', wip: 'cds', done: 'ellipse', blocked: 'octagon', cut: 'parallelogram', none: 'plain',
};

/** A graph for Graphviz: from what comes first an arrow leads to what waits for it, from a whole dotted lines to its parts. */
export function dot(report: GraphReport): string {
  const names = namesOf(report);
  const nameOf = (id: string): string => names.get(id) as string;
  const parts = report.clusters.flatMap(({ nodes }) => nodes)
    .flatMap(({ id, parent }) => parent === null ? [] : [`  ${nameOf(parent)} -> ${nameOf(id)} [style=dotted, arrowhead=none];`]);
  const lines = [
    'digraph plans {',
    '  rankdir=LR;',
    `  node [style=filled, fontname="sans-serif", fontcolor="${TEXT_COLOUR}"];`,
    ...report.clusters.flatMap(({ root, nodes }, index) => [
      `  subgraph cluster_${index + 1} {`,
      `    label=${quoted(plainLine(root.title === '' ? root.name : root.title))};`,
      ...nodes.map((node) => {
        const look = lookOf(node);
        const { fill, line } = LOOKS[look];
        return `    ${nameOf(node.id)} [label=${quoted(labelOf(node))}, shape=${SHAPES[look]}, fillcolor="${fill}", color="${line}"];`;
      }),
      '  }',
    ]),
    ...parts,
    ...report.edges.map(({ from, to }) => `  ${nameOf(to)} -> ${nameOf(from)};`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** A string of DOT. Labels know escapes with a backslash and the entities of HTML. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/&/g, '&amp;')}"`;
}
