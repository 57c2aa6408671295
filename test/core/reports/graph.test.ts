import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import schema from '../../../docs/json/graph.schema.json';
import { dot } from '../../../src/core/reports/dot';
import { graphReport, type GraphReport } from '../../../src/core/reports/graph';
import { plainLine } from '../../../src/core/reports/graph-label';
import { mermaid } from '../../../src/core/reports/mermaid';
import { subjectNode } from '../../../src/core/reports/subject-node';
import { readDot, readMermaid } from './graph-languages';
import { planIn } from './plan-in';
import { subject } from './subjects';

const isValid = new Ajv().compile(schema);

async function graph(files: Readonly<Record<string, string>>, limit = '', hasTickets = false): Promise<GraphReport> {
  const report = graphReport(await planIn(files), { limit, hasTickets });
  assert.ok(isValid(JSON.parse(JSON.stringify(report))), JSON.stringify(isValid.errors));
  return report;
}

const short = (id: string): string => id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1);
const edges = (report: GraphReport): string[] => report.edges.map(({ from, to }) => `${short(from)} on ${short(to)}`);
const nodes = (report: GraphReport): string[] => report.clusters.flatMap((cluster) => cluster.nodes).map(({ id }) => short(id));

const overview = (fields: string, title = 'A plan'): string => `---\n${fields}\n---\n\n# ${title}\n`;
const DREAM = {
  'day_dream/_overview.md': '# All', 'day_dream/SP01_a/_overview.md': overview('status: WIP\nblocks: [SP02]'), 'day_dream/SP01_a/p00_x/_overview.md': overview('status: DONE'),
  'day_dream/SP01_a/p01_y/_overview.md': overview('status: TODO\ndepends_on: [p00_x]'), 'day_dream/SP01_a/p01_y/01_t.md': '---\nstatus: TODO\ndepends_on: [SP02]\n---\n',
  'day_dream/SP02_b/_overview.md': overview('status: TODO\ndepends_on: [SP01, SP03]'),
  'day_dream/_completed/SP03_c/_overview.md': overview('status: DONE'), 'day_dream/_completed/SP03_c/p00_z/_overview.md': overview('status: DONE'),
  'day_dream/_completed/SP04_d/_overview.md': overview('status: DONE'),
};

describe('graphReport', () => {
  it('joins plans, phases and packages, each two but once, in the order of the plans', async () => {
    const report = await graph(DREAM);
    assert.deepEqual(nodes(report), ['SP01_a', 'p00_x', 'p01_y', 'SP02_b', 'SP03_c']);
    assert.deepEqual(edges(report), ['p01_y on p00_x', 'p01_y on SP02_b', 'SP02_b on SP01_a', 'SP02_b on SP03_c']);
    assert.deepEqual(report.edges[2]?.places.map(({ path, range }) => `${path}:${range.start.line}`), ['day_dream/SP01_a/_overview.md:3', 'day_dream/SP02_b/_overview.md:3']);
    assert.deepEqual(report.clusters.map(({ root }) => root.id), ['day_dream']);
    assert.deepEqual(report.clusters[0]?.nodes.map(({ parent, archived }) => [parent && short(parent), archived]), [
      [null, false], ['SP01_a', false], ['SP01_a', false], [null, false], [null, true],
    ]);
  });

  it('has a cluster for each root, and tickets if asked', async () => {
    const files = { ...DREAM, 'PLAN.md': '# P\n\n## Phase 1\n\n- [ ] **PF-1**: a\n- [ ] **PF-2**: b\n\n  **Depends on:** PF-1\n' };
    assert.deepEqual((await graph(files)).clusters.map(({ root }) => root.id), ['PLAN.md', 'day_dream']);
    const report = await graph(files, 'PLAN.md', true);
    assert.deepEqual(nodes(report), ['PLAN.md', 'phase-1', 'PF-1', 'PF-2']);
    assert.ok(edges(await graph(files, '', true)).includes('01_t.md on SP02_b'));
  });

  it('keeps to a folder, with what it is joined to; an archive shows itself if asked', async () => {
    const report = await graph(DREAM, 'day_dream/SP02_b');
    assert.deepEqual([nodes(report), edges(report)], [['SP01_a', 'p01_y', 'SP02_b', 'SP03_c'], ['p01_y on SP02_b', 'SP02_b on SP01_a', 'SP02_b on SP03_c']]);
    assert.deepEqual(nodes(await graph(DREAM, 'day_dream/_completed')), ['SP02_b', 'SP03_c', 'p00_z', 'SP04_d']);
  });

  it('is empty where there is no plan', async () => {
    const report = await graph({ 'README.md': '# R' });
    assert.deepEqual(report, { version: 1, clusters: [], edges: [] });
    assert.deepEqual([readDot(dot(report)).nodes.size, readMermaid(mermaid(report)).nodes.size], [0, 0]);
  });
});

describe('a graph as DOT and for Mermaid', () => {
  const drawings = (report: GraphReport) => [readDot(dot(report)), readMermaid(mermaid(report))];

  it('leads from what comes first to what waits, and tells statuses by words and shapes', async () => {
    const report = await graph(DREAM);
    for (const drawing of drawings(report)) {
      assert.deepEqual([...drawing.nodes], [
        ['n1', 'A plan · wip 0/1'], ['n2', 'A plan · done'], ['n3', 'A plan · todo 0/1'], ['n4', 'A plan · todo'], ['n5', 'A plan · done'],
      ]);
      assert.deepEqual(drawing.clusters, ['All']);
      assert.deepEqual(drawing.edges, ['n1 .. n2', 'n1 .. n3', 'n2 -> n3', 'n4 -> n3', 'n1 -> n4', 'n5 -> n4']);
    }
    assert.match(mermaid(report), /n2\(\["A plan · done"\]\):::done\n/);
    assert.match(dot(report), /n3 \[label="A plan · todo 0\/1", shape=box,/);
  });

  it('draws circles as well', async () => {
    const circle = await graph({
      'day_dream/_overview.md': '# All', 'day_dream/SP01_a/_overview.md': overview('status: WIP\ndepends_on: [SP02]'), 'day_dream/SP02_b/_overview.md': overview('status: WIP\ndepends_on: [SP01]'),
    });
    for (const drawing of drawings(circle)) assert.deepEqual(drawing.edges, ['n2 -> n1', 'n1 -> n2']);
  });

  /** A report of one node in its cluster. */
  const titled = (title: string): GraphReport => {
    const node = subjectNode(subject('PLAN.md', { kind: 'plan', title, name: 'P' }));
    return { version: 1, clusters: [{ root: node, nodes: [{ ...node, archived: false, parent: null }] }], edges: [] };
  };
  const assertDrawn = (title: string): void => {
    const label = plainLine(title) === '' ? '' : plainLine(title);
    for (const drawing of drawings(titled(title))) assert.deepEqual([[...drawing.nodes.values()], drawing.clusters], [[label], [label]]);
  };

  for (const title of [
    'a "quoted" [x](y) {z}', 'back\\slash" ]; evil -> x', 'line\nbreak\r\n%% comment', '%%{init: {"theme": "dark"}}%%', '<script>alert(1)</script>', '<b onclick=x>b</b>',
    'end', 'graph TD', 'x:::done --> y', '#35; &amp; &quot; #quot;', '`code` **bold**', '1. first', '- item', '+ item', 'style a: #fff;', 'classDef x:y#z;',
    'click n1 "javascript:alert(1)"', '\u202eright to left', 'schön — ✅ 工程 👩‍🚀', '\\N \\G', '__proto__',
  ]) it(`lets no title break out: ${JSON.stringify(title)}`, () => assertDrawn(title));

  it('whatever the title', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', ']', '--> ', '\n', '%%', '#', ';', '<', '&', '`', 'end', '"]'));
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const title = pieces.join('');
      fc.pre(plainLine(title) !== '');
      assertDrawn(title);
    }), { numRuns: 100 });
  });
});
