/**
 * What every hostile input costs. Each is parsed in a worker of its own, which is stopped when it takes too long,
 * after a smaller one of the same shape has warmed the worker up. The quickest of three counts: on a shared machine
 * only the others are wrong. Exits with 1 if one is over the limit.
 *
 * Usage: npm run bench:hostile -- [--bytes N] [--only WORDS]
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parseFile } from '../../src/core/parse/parse-file';
import { statusVocabulary } from '../../src/core/parse/status-words';
import { HOSTILE } from '../core/parse/hostile-cases';

const LIMIT_MS = 500;
const PATIENCE_MS = 10_000;
const RUNS = 3;
const WARM_UP_BYTES = 20_000;

interface Task {
  readonly index: number;
  readonly bytes: number;
}

/** Milliseconds, or what went wrong. */
type Outcome = number | string;

function parseTask({ index, bytes }: Task): Outcome {
  const hostile = HOSTILE[index];
  if (hostile === undefined) return `there is no case ${index}`;
  const options = { vocabulary: statusVocabulary() };
  parseFile('file:///warm-up.md', hostile.text(WARM_UP_BYTES), options);
  const text = hostile.text(bytes);
  let quickest = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    parseFile('file:///hostile.md', text, options);
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

function inWorker(task: Task): Promise<Outcome> {
  return new Promise((resolve) => {
    const worker = new Worker(__filename, { workerData: task });
    const finish = (outcome: Outcome): void => {
      clearTimeout(patience);
      resolve(outcome);
      void worker.terminate();
    };
    const patience = setTimeout(() => finish(`stopped after ${PATIENCE_MS} ms`), PATIENCE_MS);
    worker.once('message', finish);
    worker.once('error', (error) => finish(String(error)));
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { bytes: { type: 'string', default: '1000000' }, only: { type: 'string', default: '' } },
  });
  let over = 0;
  for (const [index, { name }] of HOSTILE.entries()) {
    if (!name.includes(values.only)) continue;
    const outcome = await inWorker({ index, bytes: Number(values.bytes) });
    const tooSlow = typeof outcome === 'string' || outcome > LIMIT_MS;
    if (tooSlow) over++;
    const shown = typeof outcome === 'string' ? outcome : `${outcome.toFixed(0)} ms`;
    console.log(`${tooSlow ? '!' : ' '} ${shown.padStart(8)}  ${name}`);
  }
  console.log(`\n${over === 0 ? 'None' : over} over ${LIMIT_MS} ms at ${values.bytes} bytes.`);
  process.exitCode = over === 0 ? 0 : 1;
}

if (isMainThread) void main();
else parentPort?.postMessage(parseTask(workerData as Task));
