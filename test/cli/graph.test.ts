import assert from 'node:assert/strict';
import type { GraphReport } from '../../src/core/reports/graph';
import { readDot, readMermaid } from '../core/reports/graph-languages';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';
import { novamart } from './workspace-files';

describe('waymark graph', () => {
  it('draws examples/novamart the same in each format', async () => {
    const folder = novamart();
    const { clusters: [cluster], edges } = await json<GraphReport>(folder, 'graph');
    const mermaid = readMermaid((await waymark(folder, 'graph')).stdout);
    const dot = readDot((await waymark(folder, 'graph', '--format', 'dot')).stdout);
    assert.deepEqual(dot, mermaid);
    assert.deepEqual([mermaid.nodes.size, mermaid.edges.filter((edge) => edge.includes('->')).length], [cluster?.nodes.length, edges.length]);
    assert.deepEqual([cluster?.nodes.length, edges.length], [9, 6]);
    assert.deepEqual((await waymark(folder, 'graph', '--format', 'mermaid')).stdout, (await waymark(folder, 'graph')).stdout);
  });

  it('keeps to ROOT, and draws tickets if asked', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'PLAN.md': '# A\n\n- [ ] **PF-1**: a\n', 'docs/PLAN.md': '# B\n' });
    assert.deepEqual([...readMermaid((await waymark(root, 'graph', 'docs')).stdout).nodes.values()], ['B']);
    assert.deepEqual(readDot((await waymark(root, 'graph', 'PLAN.md', '--tickets', '--format', 'dot')).stdout).edges, ['n1 .. n2']);
    await refuses(root, ['tree', '--tickets'], 'tree takes no --tickets; it belongs to graph');
    const backlog = tempFolder({ '.git/HEAD': '', 'backlog/tasks/task-1 - A.md': '', 'backlog/tasks/task-2 - B.md': '---\ndependencies: [task-1]\n---\n' });
    const nothing = await waymark(backlog, 'graph', 'backlog');
    assert.deepEqual([nothing.status, readMermaid(nothing.stdout).nodes.size, nothing.stderr], [
      0, 0, 'waymark: nothing to draw under backlog: there are no plans, phases or packages; --tickets draws features, tasks and tickets\n',
    ]);
    assert.equal(readMermaid((await waymark(backlog, 'graph', '--tickets')).stdout).nodes.size, 2);
    const none = await waymark(tempFolder({ 'README.md': '' }), 'graph');
    assert.deepEqual([none.status, none.stdout], [0, '']);
    assert.match(none.stderr, /^waymark: no plans found under /);
  });
});
