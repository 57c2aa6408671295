/**
 * What an editor waits for when it asks about a place of a text that is being edited, in a workspace of many plans; the aim is 10 ms
 * each. And what it waits for when something gets another name.
 *
 * Usage: node dist/bench/language.bench.js [--files N] [--rounds N] [--seed N]
 */
import { folderOf } from '../../src/core/base/paths';
import { moveEdits } from '../../src/core/edits/move';
import { completionsAt } from '../../src/core/language/completion/completions-at';
import { definitionAt } from '../../src/core/language/definition';
import { hoverAt } from '../../src/core/language/hover';
import { referencesAt } from '../../src/core/language/references';
import { symbolsOf } from '../../src/core/language/symbols';
import type { Plan, Subject } from '../../src/core/model/plan';
import { showReport } from '../../src/core/reports/show';
import type { Facts } from '../../src/core/rules/rule';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { createPlanWorkspace } from '../../src/core/workspace';
import { NodeFiles } from '../../src/node/node-files';
import { generateWorkspace } from './generate';
import { benchOptions } from './options';
import { Random } from './random';
import { median, quantile } from './statistics';

/** Somewhere in a plan. */
interface Place {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly path: string;
  readonly text: string;
  readonly offset: number;
}

type Query = (place: Place, random: Random) => unknown;

/** To measure another query, add it here. */
const QUERIES: Readonly<Record<string, Query>> = {
  'definition': ({ plan, path, offset }) => definitionAt(plan, path, offset),
  'references': ({ plan, path, offset }) => referencesAt(plan, path, offset, true),
  'hover, with all that it shows': ({ plan, path, offset }) => {
    const hover = hoverAt(plan, path, offset);
    const subjects = hover?.kind === 'subject' ? hover.subjects : hover?.kind === 'status' ? [hover.subject] : [];
    return subjects.map((subject) => showReport(plan, subject));
  },
  'completion, where a reference stands': ({ facts, path, text, offset }) => completionsAt(facts, path, text, offset),
  'completion, of plans': ({ facts, path, text }) => completionsAt(facts, path, `${DEPENDS_ON}]\n---\n${text}`, DEPENDS_ON.length),
  'completion, of paths': ({ facts, path, text }) => completionsAt(facts, path, `${text}\n\n\`../`, text.length + 6),
  'symbols, of one letter': ({ plan }, random) => symbolsOf(plan, random.pick([...'abcdefgpst'])),
  'symbols, of a word': ({ plan }, random) => symbolsOf(plan, random.pick(['cart', 'check', 'sp0', 'phase 1', 'PF-12', 'setup', 'migr', 'xqz'])),
};

const DEPENDS_ON = '---\ndepends_on: [';

/** So often is each query asked in a round. */
const ASKED = 200;

/** What gets another name. */
const RENAMED: Readonly<Record<string, (subject: Subject, plan: Plan) => string | null>> = {
  'a plan with its folder': ({ id, kind }, plan) => kind === 'plan' && plan.parent(id)?.kind === 'root' ? id : null,
  'a task': ({ id, kind, places }) => kind === 'task' && places.length === 0 ? id : null,
  'a plan root': ({ id, kind }) => kind === 'root' && id !== '.' ? id : null,
};

/** So many of each are renamed in a round. */
const MOVED = 10;

const { seed, files, rounds } = benchOptions();

async function main(): Promise<void> {
  const disk = new NodeFiles(generateWorkspace(seed, files));
  const workspace = await createPlanWorkspace({ files: disk, settings: DEFAULT_SETTINGS });
  const { plan, settings } = workspace;
  const facts: Facts = { plan, settings, today: '2026-01-20', history: null };
  const paths = [...plan.files()].filter((path) => plan.referencesIn(path).length > 0).sort();
  const random = new Random(seed);
  const place = (): Place => {
    const path = random.pick(paths);
    const { start, end } = random.pick(plan.referencesIn(path));
    return { plan, facts, path, text: disk.read(path) as string, offset: random.int(start, end) };
  };
  // Nobody has asked yet who refers to whom, or for any symbol.
  const first = { 'who refers to whom, the first time': [timed(() => plan.referencesTo(plan.roots[0]?.id ?? ''))], 'symbols, the first time': [timed(() => symbolsOf(plan, 'a'))] };
  const figures: (readonly [name: string, figures: Record<string, number>])[] = [];
  for (const [name, query] of Object.entries(QUERIES)) {
    const times: number[] = [];
    while (times.length < rounds * ASKED) {
      const at = place();
      // Somebody types there: nothing is asked twice of the same plan.
      await workspace.setText(at.path, `${at.text}\nAnd more.\n`);
      times.push(timed(() => query(at, random)));
      await workspace.setText(at.path, null);
    }
    figures.push([name, row(times)]);
  }
  console.log(`${paths.length} plan files with references; each query asked ${rounds * ASKED} times\n`);
  console.table(Object.fromEntries([...Object.entries(first).map(([name, times]) => [name, row(times)] as const), ...figures]));

  const all = subjectsBelow(plan.roots);
  const moved: (readonly [name: string, figures: Record<string, number>])[] = [];
  for (const [name, pathOf] of Object.entries(RENAMED)) {
    const things = all.flatMap((subject) => pathOf(subject, plan) ?? []);
    const times: number[] = [];
    const counts = { files: 0, edits: 0 };
    for (let i = 0; i < rounds * MOVED; i++) {
      const from = random.pick(things);
      const move = { from, to: `${folderOf(from)}/${from.slice(folderOf(from).length + 1).replace(/(?=\.md$|$)/, '_x')}` };
      const start = performance.now();
      const listed = workspace.filesWithin(['']);
      const { edits } = await moveEdits({ plan, files: listed, read: (path) => disk.read(path) as string }, [move]);
      times.push(performance.now() - start);
      counts.files += new Set(edits.map(({ path }) => path)).size;
      counts.edits += edits.length;
    }
    moved.push([name, { ...row(times), 'files to be edited': Math.round(counts.files / times.length), 'edits': Math.round(counts.edits / times.length) }]);
  }
  console.log(`\nanother name for one of each, ${rounds * MOVED} times; what is to be edited is read from disk\n`);
  console.table(Object.fromEntries(moved));
}

function subjectsBelow(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.flatMap((subject) => [subject, ...subjectsBelow(subject.children)]);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function row(ms: readonly number[]): Record<string, number> {
  return { 'p50 ms': Number(median(ms).toFixed(3)), 'p99 ms': Number(quantile(ms, 0.99).toFixed(3)), 'worst ms': Number(Math.max(...ms).toFixed(3)) };
}

void main();
