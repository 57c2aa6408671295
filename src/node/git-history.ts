import { spawn } from 'node:child_process';
import { askGit, type GitAnswer } from '../core/git/ask-git';
import type { HistoryQuestion } from '../core/model/history';
import { findProgram } from './find-program';

/**
 * What the Git of this machine knows of the specs of modules; nothing where there is none. Never rejects.
 * @param workspace the folder, absolute
 */
export async function gitHistory(
  question: HistoryQuestion, workspace: string, env: Readonly<Record<string, string | undefined>>,
): Promise<GitAnswer> {
  const program = findProgram('git', workspace, env);
  return program === undefined ? { history: null, problem: null } : askGit(question, workspace, { spawn, program, env });
}
