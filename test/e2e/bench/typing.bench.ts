import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { commands, Position, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { planFolder, waymark } from '../suite/waymark';
import { printMilliseconds } from './figures';

const KEYSTROKES = 60;
const SIZE = 60_000;
/** Longer than the extension waits for the next keystroke. In milliseconds. */
const PAUSE = 400;

/** A roadmap of that many characters: phases with fields, tickets, prose, links, and a table. */
function roadmap(size: number): string {
  const parts = ['# Roadmap\n\n| # | Package | Status | Depends on |\n|---|---|---|---|\n'];
  for (let i = 1; i <= 20; i++) parts.push(`| ${i} | Part ${i} | ${i % 3 === 0 ? 'Done' : 'WIP'} | ${i > 1 ? `#${i - 1}` : ''} |\n`);
  for (let phase = 1; parts.join('').length < size; phase++) {
    parts.push(`\n## Phase ${phase}: Part ${phase} — In Progress\n\n**Goal:** What phase ${phase} is for, in words.\n\n`);
    for (let item = 1; item <= 12; item++) {
      parts.push(`- [${item % 2 === 0 ? 'x' : ' '}] **PF-${phase * 100 + item}**: does *something* with \`src/part-${item}.ts\`, after PF-${phase * 100 + item - 1}\n`);
    }
    parts.push(`\nSee [phase ${phase}](#phase-${phase}-part-${phase}) and what stands around it. `.repeat(4), '\n');
  }
  return parts.join('');
}

describe('typing in a plan of 60 KB', function () {
  this.timeout(120_000);

  it('takes so much of the extension host', async () => {
    const insight = await waymark();
    const uri = Uri.joinPath(planFolder(insight).uri, 'ROADMAP.md');
    await workspace.fs.writeFile(uri, new TextEncoder().encode(roadmap(SIZE)));
    const { document } = await window.showTextDocument(uri);
    const active: number[] = [];
    const idle: number[] = [];
    for (let i = 0; i < KEYSTROKES; i++) {
      idle.push(await spent(() => Promise.resolve()));
      active.push(await spent(async () => {
        const edit = new WorkspaceEdit();
        edit.insert(uri, new Position(document.lineCount >> 1, 0), 'x');
        assert.ok(await workspace.applyEdit(edit));
      }));
    }
    printMilliseconds('one keystroke, all that follows', active.slice(10));
    printMilliseconds('as long without one', idle.slice(10));
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await workspace.fs.delete(uri);
  });
});

/** How long the thread of the extension host is at work, from `act` on until all has come to rest. In milliseconds. */
async function spent(act: () => Promise<void>): Promise<number> {
  const before = performance.eventLoopUtilization();
  await act();
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return performance.eventLoopUtilization(before).active;
}
