import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { workspace } from 'vscode';
import { eventually, planFolder, waymark } from '../suite/waymark';
import { printLine } from './figures';

const MOST = 1000;

describe('many files changed at once', function () {
  this.timeout(120_000);

  it('leaves the extension host to others', async () => {
    const insight = await waymark();
    const folder = planFolder(insight);
    const files = (await workspace.findFiles('**/*.md')).slice(0, MOST);
    const waiting = new Set(files.flatMap((uri) => folder.files.pathOf(uri) ?? []));
    const count = waiting.size;
    const listener = folder.onDidRead(({ read }) => read.forEach((path) => waiting.delete(path)));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const start = performance.now();
    delay.enable();
    // Written from another process's point of view: at once, and behind VS Code's back.
    for (const uri of files) appendFileSync(uri.fsPath, '\nOne line more.\n');
    const written = performance.now() - start;
    delay.reset();
    await eventually(insight, () => assert.equal(waiting.size, 0));
    delay.disable();
    listener.dispose();
    printLine(`${count} files: written in ${written.toFixed(0)} ms, read after ${(performance.now() - start).toFixed(0)} ms`);
    printLine(`longest wait for the thread: ${(delay.max / 1e6).toFixed(1)} ms; 99 % under ${(delay.percentile(99) / 1e6).toFixed(1)} ms`);
  });
});
