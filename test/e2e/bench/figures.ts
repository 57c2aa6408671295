import { appendFileSync } from 'node:fs';
import { median } from '../../bench/statistics';
import { readOrders } from '../orders';

/** Prints a figure of several runs: their median, and the worst. In milliseconds. */
export function printMilliseconds(name: string, runs: readonly number[]): void {
  printLine(`${name}: ${median(runs).toFixed(1)} ms, at most ${Math.max(...runs).toFixed(1)} ms of ${runs.length} runs`);
}

/** Prints a line between those of the benchmarks. */
export function printLine(text: string): void {
  appendFileSync(readOrders().output, `      ${text}\n`);
}

/** Milliseconds that `work` takes. */
export async function time(work: () => Thenable<unknown> | Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
