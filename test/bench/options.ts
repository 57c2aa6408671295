import { parseArgs } from 'node:util';

/** What the benchmarks may be told, each of them what it needs. */
export interface BenchOptions {
  /** How many files the workspace has. */
  readonly files: number;
  /** How often each thing is measured. */
  readonly rounds: number;
  /** How many edits are made, one after the other. */
  readonly edits: number;
  /** The same workspace comes out for the same seed. */
  readonly seed: number;
  /** The workspaces that are compared for growth; none if it is empty. */
  readonly sizes: readonly number[];
}

/** Reads the command line: `--files 1000 --sizes 100,1000`. Throws a `TypeError` on anything else. */
export function benchOptions(): BenchOptions {
  const { values: { files, rounds, edits, seed, sizes } } = parseArgs({
    options: {
      files: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      edits: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      sizes: { type: 'string', default: '1000,10000,50000' },
    },
  });
  return {
    files: numberIn(files), rounds: numberIn(rounds), edits: numberIn(edits), seed: numberIn(seed),
    sizes: sizes.split(',').filter((size) => size !== '').map(numberIn),
  };
}

function numberIn(text: string): number {
  if (!/^\d+$/.test(text)) throw new TypeError(`"${text}" is no number`);
  return Number(text);
}
