import assert from 'node:assert/strict';
import { run } from '../../src/cli/run';

export interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in a folder, its output in a pipe. */
export async function waymark(cwd: string, ...argv: string[]): Promise<Result> {
  let stdout = '';
  let stderr = '';
  const status = await run(argv, {
    stdout: { write: (text) => { stdout += text; } },
    stderr: { write: (text) => { stderr += text; } },
    cwd,
    env: {},
  });
  return { status, stdout, stderr };
}

/** What a command line answers as JSON, once it is clear that all went well. */
export async function json<T>(cwd: string, ...argv: string[]): Promise<T> {
  const { status, stdout, stderr } = await waymark(cwd, ...argv, '--format', 'json');
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

export async function refuses(cwd: string, argv: readonly string[], message: string): Promise<void> {
  assert.deepEqual(await waymark(cwd, ...argv), { status: 2, stdout: '', stderr: `waymark: ${message}\n` });
}
