import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cyclesIn } from '../../../src/core/plan/cycles';
import { dependenciesIn } from '../../../src/core/plan/dependencies';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace, type PlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';

type Graph = readonly (readonly number[])[];

function nameOf(node: number): string {
  return `SP${String(node + 1).padStart(2, '0')}_n`;
}

function pathOf(node: number): string {
  return `day_dream/${nameOf(node)}/_overview.md`;
}

/** Each plan depends on others; what is odd is said by the other side. */
function textsOf(graph: Graph): Record<string, string> {
  const texts: Record<string, string> = {};
  graph.forEach((out, node) => {
    const isOdd = (a: number, b: number): boolean => (a + b) % 2 === 1;
    const dependsOn = out.filter((other) => !isOdd(node, other)).map(nameOf);
    const blocks = graph.flatMap((others, other) => others.includes(node) && isOdd(other, node) ? nameOf(other) : []);
    texts[pathOf(node)] = `---\ndepends_on: [${dependsOn.join(', ')}]\nblocks: [${blocks.join(', ')}]\n---\n`;
  });
  return texts;
}

function open(texts: Record<string, string>): Promise<PlanWorkspace> {
  return createPlanWorkspace({ files: new MemoryFiles(texts), settings: DEFAULT_SETTINGS });
}

/** The cycles of all files, as the names of their members. */
function cyclesOf({ plan }: PlanWorkspace): readonly (readonly string[])[] {
  return [...plan.files()].sort().flatMap((path) => cyclesIn(path, plan)).map((cycle) => cycle.map(({ from }) => plan.subject(from)?.name ?? ''));
}

/** From each node those that can be come to. */
function reachable(graph: Graph): readonly ReadonlySet<number>[] {
  return graph.map((out) => {
    const found = new Set(out);
    for (const node of found) for (const next of graph[node] ?? []) found.add(next);
    return found;
  });
}

describe('cyclesIn', () => {
  const graphs = fc.integer({ min: 1, max: 9 }).chain((size) =>
    fc.array(fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 3 }), { minLength: size, maxLength: size }));

  it('finds one cycle for each group of plans that lead to each other', () => fc.assert(fc.asyncProperty(graphs, async (graph) => {
    const reach = reachable(graph);
    /** The first plan of the group of one that leads to itself. */
    const groupOf = (node: number): number => [...graph.keys()].findIndex((other) => reach[node]?.has(other) === true && reach[other]?.has(node) === true);
    const groups = new Set([...graph.keys()].map(groupOf).filter((group) => group >= 0));
    const found = cyclesOf(await open(textsOf(graph))).map((cycle) => cycle.map((name) => Number(name.slice(2, 4)) - 1));
    assert.deepEqual(found.map(([first = -1]) => groupOf(first)).sort(), [...groups].sort());
    for (const cycle of found) {
      assert.equal(new Set(cycle).size, cycle.length);
      cycle.forEach((node, i) => assert.ok(graph[node]?.includes(cycle[(i + 1) % cycle.length] as number)));
    }
  }), { numRuns: 60 }));

  it('finds the same after changes as in a plan that is read anew', () => fc.assert(fc.asyncProperty(graphs, graphs, async (before, after) => {
    const [old, texts] = [textsOf(before), textsOf(after)];
    const workspace = await open({ ...texts, ...old });
    for (const [path, text] of Object.entries(texts).reverse()) await workspace.setText(path, text);
    assert.deepEqual(cyclesOf(workspace), cyclesOf(await open({ ...old, ...texts })));
  }), { numRuns: 30 }));

  it('goes along chains of any length', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `| ${i + 1} | Part | #${i === 4_999 ? 1 : i + 2} |`);
    const workspace = await open({ 'PLAN.md': `| # | Package | Depends on |\n|---|---|---|\n${rows.join('\n')}\n` });
    assert.deepEqual(cyclesOf(workspace).map(({ length }) => length), [5_000]);
  });

  it('reads the dependencies of a file once, and again when it changes', async () => {
    const workspace = await open(textsOf([[1], [2], [0]]));
    const { plan } = workspace;
    const before = dependenciesIn(pathOf(0), plan);
    await workspace.setText(pathOf(2), '# Nothing\n');
    assert.equal(dependenciesIn(pathOf(0), plan), before);
    await workspace.setText(pathOf(0), '---\nblocks: [SP02]\n---\n');
    assert.deepEqual(dependenciesIn(pathOf(0), plan).map(({ from, to }) => [from, to]), [['day_dream/SP02_n', 'day_dream/SP01_n']]);
  });
});
