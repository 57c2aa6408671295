import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import { commands, extensions, Position, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import manifest from '../../../package.json';
import { planFolder, waymark } from '../suite/waymark';
import { printMilliseconds } from './figures';

const KEYSTROKES = 40;
const WARM_UP = 10;
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
    parts.push(`\nSee [phase ${phase}](#phase-${phase}-part-${phase}--in-progress) and what stands around it. `.repeat(4), '\n');
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
    const own: number[] = [];
    for (let i = 0; i < KEYSTROKES; i++) {
      own.push(await spent(async () => {
        const edit = new WorkspaceEdit();
        edit.insert(uri, new Position(document.lineCount >> 1, 0), 'x');
        assert.ok(await workspace.applyEdit(edit));
      }));
    }
    printMilliseconds('one keystroke, and all that follows', own.slice(WARM_UP));
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await workspace.fs.delete(uri);
  });
});

/**
 * How long the extension itself is at work, from `act` on until all has come to rest: garbage collection and what other extensions
 * and VS Code do is not counted. In milliseconds.
 */
async function spent(act: () => Promise<void>): Promise<number> {
  // Others have a bundle of that name, too.
  const bundle = `${extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.extensionPath}/dist/extension.js`;
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  await session.post('Profiler.start');
  await act();
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  const { profile: { nodes, samples = [], timeDeltas = [] } } = await session.post('Profiler.stop');
  session.disconnect();
  const own = new Set(nodes.filter(({ callFrame }) => callFrame.url.endsWith(bundle)).map(({ id }) => id));
  return samples.reduce((sum, id, i) => own.has(id) ? sum + (timeDeltas[i] ?? 0) : sum, 0) / 1000;
}
