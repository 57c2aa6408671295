/**
 * What it costs to parse a workspace, against what it costs to read it at all. Every step contains the one above
 * it, and all of them take turns in each round, so that the ratios hold on a noisy machine.
 *
 * Usage: node --expose-gc dist/bench/parse.bench.js [--files N] [--rounds N] [--seed N]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileClaims } from '../../src/core/model/claims';
import { parseFile, type ParseOptions } from '../../src/core/parse/parse-file';
import { statusVocabulary } from '../../src/core/parse/status-words';
import { generateWorkspace } from './generate';
import { benchOptions } from './options';
import { median } from './statistics';

interface Step {
  readonly name: string;
  readonly run: (folder: string) => unknown;
  /** Milliseconds. */
  readonly rounds: number[];
}

let parsed = 0;
let settled = 0;

const STEPS: readonly Step[] = [
  { name: 'walk + raw read', run: readAll, rounds: [] },
  { name: 'walk + read + decode', run: decodeAll, rounds: [] },
  { name: 'walk + read + decode + parse', run: parseAll, rounds: [] },
];

function markdownFiles(folder: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...markdownFiles(path));
    else if (entry.name.endsWith('.md')) files.push(path);
  }
  return files;
}

function readAll(folder: string): number {
  let bytes = 0;
  for (const path of markdownFiles(folder)) bytes += readFileSync(path).length;
  return bytes;
}

function decodeAll(folder: string): number {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let characters = 0;
  for (const path of markdownFiles(folder)) characters += decoder.decode(readFileSync(path)).length;
  return characters;
}

const options: ParseOptions = {
  vocabulary: statusVocabulary(),
  onSettle: (length) => {
    settled += length;
  },
};

function parseAll(folder: string): FileClaims[] {
  return parse(markdownFiles(folder));
}

function parse(paths: readonly string[]): FileClaims[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return paths.map((path) => {
    const text = decoder.decode(readFileSync(path));
    parsed += text.length;
    return parseFile(pathToFileURL(path).href, text, options);
  });
}

/** No collection is forced here: it would take the shapes of objects that only live while a file is parsed, and with them V8's code. */
function measure(step: Step, folder: string): void {
  const start = performance.now();
  const result = step.run(folder);
  step.rounds.push(performance.now() - start);
  if (result === undefined) throw new Error('the result has to live while it is measured');
}

/** Bytes on the heap that the claims of the whole workspace keep alive. */
function retainedBy(folder: string): number {
  gc?.();
  const before = process.memoryUsage().heapUsed;
  const claims = parseAll(folder);
  gc?.();
  const retained = process.memoryUsage().heapUsed - before;
  if (claims.length === 0) throw new Error('the claims have to live until they are measured');
  return retained;
}

const { seed, files: count, rounds } = benchOptions();
if (gc === undefined) throw new Error('run this with node --expose-gc: heap growth is measured');
const folder = generateWorkspace(seed, count);
const files = markdownFiles(folder).length;
const bytes = readAll(folder);

// The first parse warms the code up, and is counted apart.
const coldStart = performance.now();
const characters = parseAll(folder).length > 0 ? parsed : 0;
const cold = performance.now() - coldStart;
const share = (100 * settled / characters).toFixed(2);

for (let round = 0; round < rounds; round++) {
  for (const step of STEPS) measure(step, folder);
}

const floor = median(STEPS[0]?.rounds ?? []);
console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB in ${folder}`);
console.log(`medians of ${rounds} rounds, Node ${process.version}\n`);
console.table(Object.fromEntries(STEPS.map((step) => {
  const ms = median(step.rounds);
  return [step.name, {
    'ms': Math.round(ms),
    'MB/s': Math.round(bytes / 1e3 / ms),
    'times the floor': Number((ms / floor).toFixed(2)),
  }];
})));
console.log(`the first parse, before V8 has optimized anything: ${Math.round(cold)} ms, ${(cold / floor).toFixed(2)} times the floor`);
console.log(`settled by mdast in one parse: ${share} % of ${characters} characters`);
console.log(`kept alive by the claims: ${(retainedBy(folder) / 1e6).toFixed(0)} MB`);
