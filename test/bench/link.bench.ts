/**
 * What it costs to make one plan of many files, against what it costs to parse them, and what one edit costs after that.
 *
 * Usage: node dist/bench/link.bench.js [--files N] [--rounds N] [--edits N] [--seed N]
 */
import type { FileClaims } from '../../src/core/model/claims';
import type { Plan, Subject } from '../../src/core/model/plan';
import { parseFile } from '../../src/core/parse/parse-file';
import { statusVocabulary } from '../../src/core/parse/status-words';
import { folderPlanRoots, isOverview, isPlanDocument, isPlanOverview, rootOf } from '../../src/core/plan/discovery';
import { LinkedPlan } from '../../src/core/plan/linked-plan';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { NodeFiles } from '../../src/node/node-files';
import { generateWorkspace } from './generate';
import { benchOptions } from './options';
import { Random } from './random';
import { median, quantile } from './statistics';

const { seed, files, rounds, edits } = benchOptions();
const vocabulary = statusVocabulary();
const disk = new NodeFiles(generateWorkspace(seed, files));
const texts = new Map(disk.list([]).paths.map((path) => [path, disk.read(path) as string]));

function parse(path: string, text: string): FileClaims {
  return parseFile(path, text, { vocabulary });
}

/** The roots of the folder plans, and the files that belong to plans. */
const folders = new Set(folderPlanRoots([...texts].filter(([path, text]) => isOverview(path) && isPlanOverview(path, parse(path, text), text)).map(([path]) => path)));
const planFiles = [...texts.keys()].filter((path) => rootOf(path, folders) !== null || isPlanDocument(path, DEFAULT_SETTINGS, false));

function parseAll(): Map<string, FileClaims> {
  return new Map(planFiles.map((path) => [path, parse(path, texts.get(path) as string)]));
}

function linkAll(claims: ReadonlyMap<string, FileClaims>): LinkedPlan {
  const plan = new LinkedPlan();
  plan.update({ folders, added: texts.keys(), removed: [], claims });
  return plan;
}

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

/** One line says something else: a status, a word of prose, or a line more. */
function edited(text: string, random: Random): string {
  const words = ['DONE', 'WIP', 'TODO'];
  const at = Math.floor(text.length * random.next());
  const line = text.indexOf('\n', at) + 1;
  switch (Math.floor(3 * random.next())) {
    case 0: return text.replace(/\b(?:DONE|WIP|TODO)\b/, (word) => random.pick(words.filter((other) => other !== word)));
    case 1: return `${text.slice(0, line)}another line of words\n${text.slice(line)}`;
    default: return `${text.slice(0, line)}- [ ] another thing to do\n${text.slice(line)}`;
  }
}

function size(subjects: readonly Subject[]): number {
  return subjects.reduce((sum, { children }) => sum + 1 + size(children), 0);
}

const parsing: number[] = [];
const linking: number[] = [];
let plan: LinkedPlan = linkAll(parseAll());
for (let round = 0; round < rounds; round++) {
  const parsed = timed(parseAll);
  const linked = timed(() => linkAll(parsed.result));
  parsing.push(parsed.ms);
  linking.push(linked.ms);
  plan = linked.result;
}

const random = new Random(seed);
const relinking: number[] = [];
const whole: number[] = [];
let seen = 0;
for (let edit = 0; edit < edits; edit++) {
  const path = random.pick(planFiles);
  const text = edited(texts.get(path) as string, random);
  texts.set(path, text);
  const parsed = timed(() => parse(path, text));
  const linked = timed(() => plan.update({ folders, added: [], removed: [], claims: new Map([[path, parsed.result]]) }));
  relinking.push(linked.ms);
  whole.push(parsed.ms + linked.ms);
  if (linked.result !== null) seen++;
}

const references = planFiles.reduce((sum, path) => sum + (plan as Plan).referencesIn(path).length, 0);
console.log(`${planFiles.length} plan files of ${texts.size}, ${size(plan.roots)} subjects, ${references} references; medians of ${rounds} rounds\n`);
console.table({
  'parse': { ms: Math.round(median(parsing)), 'times parse': 1 },
  'link': { ms: Math.round(median(linking)), 'times parse': Number((median(linking) / median(parsing)).toFixed(2)) },
});
console.table({
  'link': row(relinking),
  'parse and link': row(whole),
});
console.log(`${seen} of ${relinking.length} edits changed something that can be seen`);

function row(ms: readonly number[]): Record<string, number> {
  return { 'p50 ms': Number(median(ms).toFixed(3)), 'p99 ms': Number(quantile(ms, 0.99).toFixed(3)), 'worst ms': Number(Math.max(...ms).toFixed(3)) };
}
