import { STATUSES } from '../core/model/status';
import type {
  ActiveNode, BlockedNode, ConflictNode, EmergencyNode, GapNode, KindCount, RootNode, StatusReport,
} from '../core/reports/status';
import type { SubjectNode } from '../core/reports/subject-node';
import { dim, fraction, GAP, inColumns, placePiece, plural, section, sectionsText, statusPiece, titleOf } from './cells';
import { harmless, type Piece, type Screen } from './terminal';

/** How things stand, for people: what is urgent first. A section of which there is nothing is left out; the last line sums up. */
export function statusText(report: StatusReport, showsGaps: boolean, screen: Screen): string {
  const { roots, counts, emergencies, active, blocked, conflicts, gaps } = report;
  return sectionsText([
    section({ text: 'EMERGENCY', style: 'red' }, inColumns(emergencies.map(emergencyRow))),
    section(dim('progress'), inColumns(roots.filter(({ archived }) => !archived).map(rootRow), [1])),
    countTable(counts),
    section(dim('active'), inColumns(activeRows(active, ''), [0])),
    section(dim('blocked'), inColumns(blocked.map(blockedRow))),
    section(dim('conflicts'), inColumns(conflicts.flatMap(conflictRows))),
    section(dim('knowledge gaps'), showsGaps ? inColumns(gaps.flatMap(gapRows)) : []),
    [[{ text: summary(report, showsGaps) }]],
  ], screen);
}

function title(node: SubjectNode, style?: Piece['style']): Piece {
  return { text: titleOf(node), style };
}

function emergencyRow(node: EmergencyNode): Piece[] {
  const since = node.emergencySince === null ? '' : `since ${harmless(node.emergencySince)}`;
  return [statusPiece(node), title(node, 'red'), { text: since }, placePiece(node)];
}

function rootRow(node: RootNode): Piece[] {
  return [statusPiece(node), { text: fraction(node.progress) }, title(node), placePiece(node)];
}

/** Kinds by status; a column of which there is nothing is left out. */
function countTable(counts: readonly KindCount[]): Piece[][] {
  const columns: [name: string, count: (of: KindCount) => number][] = [
    ...STATUSES.map((status): [string, (of: KindCount) => number] => [status, ({ current }) => current[status]]),
    ['none', ({ current }) => current.none],
    ['archived', ({ archived }) => Object.values(archived).reduce((sum, count) => sum + count, 0)],
  ];
  const shown = columns.filter(([, count]) => counts.some((of) => count(of) > 0));
  if (shown.length === 0) return [];
  const figure = (count: number): Piece => count === 0 ? dim('·') : { text: String(count) };
  const end = { text: '' };
  const rows = [
    [dim('how many'), ...shown.map(([name]) => dim(name)), end],
    ...counts.map((of) => [{ text: GAP + of.kind }, ...shown.map(([, count]) => figure(count(of))), end]),
  ];
  return inColumns(rows, shown.map((_, i) => i + 1));
}

function activeRows(nodes: readonly ActiveNode[], indentation: string): Piece[][] {
  return nodes.flatMap((node) => [
    [
      { text: fraction(node.progress) }, { text: indentation + titleOf(node) },
      { text: node.owner === null ? '' : harmless(node.owner) }, placePiece(node),
    ],
    ...activeRows(node.children, `${indentation}  `),
  ]);
}

function blockedRow(node: BlockedNode): Piece[] {
  const news = node.blockedBy.flatMap(({ title, name, status, derived }) => {
    const now = status ?? derived;
    return now === 'done' || now === 'cut' ? [`${titleOf({ title: title ?? '', name })} is ${now} by now`] : [];
  });
  const reason = harmless(node.reason ?? 'no reason given');
  return [title(node), { text: reason }, { text: news.join(', '), style: 'yellow' }, placePiece(node)];
}

/** What counts, and below it what says otherwise. */
function conflictRows(node: ConflictNode): Piece[][] {
  const others = node.claims.filter(({ agrees }) => !agrees);
  return [
    [statusPiece(node), title(node), placePiece(node)],
    ...others.map((claim) => [
      statusPiece(claim), dim(`${claim.speaker}: ${harmless(claim.written)}`),
      dim(`${harmless(claim.path)}:${claim.range.start.line}`),
    ]),
  ];
}

function gapRows(node: GapNode): Piece[][] {
  const [first, ...rest] = node.knowledgeGaps.map((gap): Piece => ({ text: harmless(gap) }));
  if (first === undefined) return [];
  const nothing = { text: '' };
  const where = dim(placePiece(node).text + (node.archived ? `${GAP}archived` : ''));
  return [[title(node), first, where], ...rest.map((gap) => [nothing, gap, nothing])];
}

/** `1 emergency · 4 active · 1 blocked · 1 conflict · 4 knowledge gaps, 9 archived (--gaps lists them)` */
function summary({ emergencies, active, blocked, conflicts, gaps }: StatusReport, showsGaps: boolean): string {
  const old = gaps.filter(({ archived }) => archived).flatMap(({ knowledgeGaps }) => knowledgeGaps).length;
  const current = gaps.flatMap(({ knowledgeGaps }) => knowledgeGaps).length - old;
  return [
    ...(emergencies.length === 0 ? [] : [`${emergencies.length} ${emergencies.length === 1 ? 'emergency' : 'emergencies'}`]),
    `${active.reduce((sum, node) => sum + deepest(node), 0)} active`,
    `${blocked.length} blocked`,
    plural(conflicts.length, 'conflict'),
    ...(current + old === 0 ? [] : [
      `${plural(current, 'knowledge gap')}${old === 0 ? '' : `, ${old} archived`}${showsGaps ? '' : ' (--gaps lists them)'}`,
    ]),
  ].join(' · ');
}

/** How many stand lowest among what is under way. */
function deepest({ children }: ActiveNode): number {
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + deepest(child), 0);
}
