/**
 * What it costs to parse a workspace, against what it costs to read it at all. Every step contains the one above
 * it, and all of them take turns in each round, so that the ratios hold on a noisy machine.
 *
 * Usage: npm run bench -- [--files N] [--rounds N] [--seed N]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { FileClaims } from '../../src/core/model/claims';
import { parseFile, type ParseOptions } from '../../src/core/parse/parse-file';
import { statusVocabulary } from '../../src/core/parse/status-words';
import { generateWorkspace } from './generate';

interface Round {
  readonly ms: number;
  /** Bytes on the heap that what the step returned keeps alive. */
  readonly retained: number;
}

interface Step {
  readonly name: string;
  readonly run: (folder: string) => unknown;
  readonly rounds: Round[];
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

function parseAll(folder: string): FileClaims[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const options: ParseOptions = {
    vocabulary: statusVocabulary(),
    onSettle: (length) => {
      settled += length;
    },
  };
  return markdownFiles(folder).map((path) => {
    const text = decoder.decode(readFileSync(path));
    parsed += text.length;
    return parseFile(pathToFileURL(path).href, text, options);
  });
}

function measure(step: Step, folder: string): void {
  gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const start = performance.now();
  const result = step.run(folder);
  const ms = performance.now() - start;
  gc?.();
  const retained = process.memoryUsage().heapUsed - heapBefore;
  if (result === undefined) throw new Error('the result has to live until its memory is measured');
  step.rounds.push({ ms, retained });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? NaN)) / 2;
}

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
if (gc === undefined) throw new Error('run this with node --expose-gc: heap growth is measured');
const folder = generateWorkspace(Number(values.seed), Number(values.files));
const files = markdownFiles(folder).length;
const bytes = readAll(folder);

for (let round = 0; round < rounds; round++) {
  for (const step of STEPS) measure(step, folder);
}

const floor = median(STEPS[0]?.rounds.map(({ ms }) => ms) ?? []);
console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB in ${folder}`);
console.log(`medians of ${rounds} rounds, Node ${process.version}\n`);
console.table(Object.fromEntries(STEPS.map((step) => {
  const ms = median(step.rounds.map((round) => round.ms));
  return [step.name, {
    'ms': Math.round(ms),
    'MB/s': Math.round(bytes / 1e3 / ms),
    'times the floor': Number((ms / floor).toFixed(2)),
    'MB retained': Number((median(step.rounds.map((round) => round.retained)) / 1e6).toFixed(1)),
  }];
})));
const share = (100 * settled / parsed).toFixed(2);
console.log(`settled by mdast: ${settled / rounds} of ${parsed / rounds} characters, ${share} %`);
