/**
 * Makes a workspace in a process of its own, and writes where it lies. On Linux the peak memory of a process begins with what
 * its parent held when it was started: who measures that must stay small.
 *
 * Usage: node dist/bench/workspace.js SEED FILES
 */
import { generateWorkspace } from './generate';

const [seed, files] = process.argv.slice(2).map(Number);
if (seed === undefined || files === undefined) throw new Error('usage: workspace.js SEED FILES');
process.stdout.write(generateWorkspace(seed, files));
