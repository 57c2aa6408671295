import type { Count, SubjectKind } from '../core/model/plan';
import type { TreeNode, TreeReport } from '../core/reports/tree';
import { fraction, GAP, plural, statusPiece, titleOf } from './cells';
import { harmless, paint, type Piece, type Screen } from './terminal';

/** What the summary counts beside the plans. */
const COUNTED: readonly SubjectKind[] = ['stage', 'phase', 'package'];

interface Column {
  readonly title: string;
  readonly width: number;
  readonly isRight: boolean;
  readonly cell: (node: TreeNode) => string;
}

/** One subject's line. */
interface Row {
  readonly node: TreeNode;
  readonly isRoot: boolean;
  readonly guides: string;
}

/**
 * The report for people: a line for each subject, with its status (in parentheses where it is derived from
 * what is below), progress and criteria in columns, and at the end a line that sums up.
 */
export function treeText(report: TreeReport, screen: Screen): string {
  const rows: Row[] = [];
  for (const root of report.roots) addRows(rows, root, '', '', true);
  const columns = columnsOf(rows.map((row) => row.node));
  const header = columns.map(({ title, width, isRight }) => pad(title, width, isRight)).join(GAP);
  const lines = [
    [{ text: header, style: 'dim' } as const],
    ...rows.map((row) => pieces(row, columns)),
    [{ text: summary(rows) }],
  ];
  return lines.map((line) => `${paint(line, screen)}\n`).join('');
}

function addRows(rows: Row[], node: TreeNode, guides: string, below: string, isRoot: boolean): void {
  rows.push({ node, isRoot, guides });
  node.children.forEach((child, index) => {
    const isLast = index === node.children.length - 1;
    addRows(rows, child, below + (isLast ? '└─ ' : '├─ '), below + (isLast ? '   ' : '│  '), false);
  });
}

function columnsOf(nodes: readonly TreeNode[]): Column[] {
  const column = (title: string, isRight: boolean, cell: Column['cell']): Column => ({
    title, isRight, cell, width: nodes.reduce((width, node) => Math.max(width, cell(node).length), title.length),
  });
  const columns = [
    column('status', false, (node) => statusPiece(node).text),
    column('progress', true, (node) => fraction(node.progress)),
  ];
  const hasCriteria = nodes.some((node) => node.criteria !== null);
  return hasCriteria ? [...columns, column('criteria', true, (node) => fraction(node.criteria))] : columns;
}

function pieces({ node, isRoot, guides }: Row, columns: readonly Column[]): Piece[] {
  const cells = columns.map(({ cell, width, isRight }, index): Piece => ({
    text: pad(cell(node), width, isRight) + GAP,
    style: index === 0 ? statusPiece(node).style : undefined,
  }));
  const notes = [isRoot ? node.path : null, node.reason, node.status === null ? node.written : null];
  return [
    ...cells,
    { text: guides, style: 'dim' },
    { text: titleOf(node) },
    ...notes.filter((note) => note !== null).map((note): Piece => ({ text: GAP + harmless(note), style: 'dim' })),
  ];
}

function pad(text: string, width: number, isRight: boolean): string {
  return isRight ? text.padStart(width) : text.padEnd(width);
}

/** `1 plan · 15 phases · 55 of 128 done · criteria 0 of 87` */
function summary(rows: readonly Row[]): string {
  const roots = rows.filter((row) => row.isRoot).map((row) => row.node);
  const nodes = rows.map((row) => row.node);
  const parts = [plural(roots.reduce((count, root) => count + topPlans(root), 0), 'plan')];
  for (const kind of COUNTED) {
    const count = nodes.filter((node) => node.kind === kind).length;
    if (count > 0) parts.push(plural(count, kind));
  }
  const progress = sum(roots.map((root) => root.progress));
  if (progress.total > 0) parts.push(`${progress.done} of ${progress.total} done`);
  const criteria = sum(nodes.map((node) => node.criteria));
  if (criteria.total > 0) parts.push(`criteria ${criteria.done} of ${criteria.total}`);
  return parts.join(' · ');
}

/** How many plans there are, those within others left out; whatever is shown is one at least. */
function topPlans(root: TreeNode): number {
  const plansIn = (node: TreeNode): number => node.kind === 'plan' ? 1 : node.children.reduce((count, child) => count + plansIn(child), 0);
  return Math.max(1, plansIn(root));
}

function sum(counts: readonly (Count | null)[]): Count {
  return counts.reduce<Count>(
    (sum, count) => ({ done: sum.done + (count?.done ?? 0), total: sum.total + (count?.total ?? 0) }),
    { done: 0, total: 0 },
  );
}
