import type { NextNode, NextReport, WaitingNode } from '../core/reports/next';
import { dim, inColumns, placePiece, section, sectionsText, statusPiece, titleOf } from './cells';
import { harmless, type Piece, type Screen } from './terminal';

/** What can be worked on, for people: emergencies, then the rest in order, then what waits and for what. The last line sums up. */
export function nextText({ next, waiting }: NextReport, screen: Screen): string {
  const rest = next.filter(({ emergency }) => !emergency);
  return sectionsText([
    section({ text: 'EMERGENCY', style: 'red' }, inColumns(next.filter(({ emergency }) => emergency).map(nextRow))),
    section(dim('next'), inColumns(rest.map(nextRow))),
    section(dim('waiting'), inColumns(waiting.map(waitingRow))),
    [[{ text: `${next.length === 0 ? 'nothing' : next.length} to work on${waiting.length === 0 ? '' : ` · ${waiting.length} waiting`}` }]],
  ], screen);
}

function nextRow(node: NextNode): Piece[] {
  const { plan, id, owner, emergencySince } = node;
  return [
    statusPiece(node), { text: titleOf(node) }, dim(plan === null || plan.id === id ? '' : titleOf(plan)),
    { text: harmless(owner ?? '') }, { text: emergencySince === null ? '' : `since ${harmless(emergencySince)}` }, placePiece(node),
  ];
}

function waitingRow(node: WaitingNode): Piece[] {
  const reasons = node.waitsFor.map((each) => {
    const { text } = statusPiece(each);
    return titleOf(each) + (text === '' ? '' : `, ${text}`);
  });
  return [statusPiece(node), { text: titleOf(node) }, { text: `waits for ${reasons.join('; ')}` }, placePiece(node)];
}
