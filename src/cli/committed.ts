import { historyQuestion } from '../core/rules/later-change';
import type { Facts } from '../core/rules/rule';
import { gitHistory } from '../node/git-history';
import type { Options } from './arguments';
import type { Io } from './io';
import { say } from './messages';
import type { Place } from './place';

/**
 * The facts with what Git knows of the specs among some files, unless nobody asks for that. Where Git should know and does not,
 * `stderr` says why.
 */
export async function withHistory(facts: Facts, paths: readonly string[], { workspace }: Place, { git }: Options, io: Io): Promise<Facts> {
  const question = git && facts.settings.rules['stale-module'] !== 'off' ? historyQuestion(facts.plan, paths) : null;
  if (question === null) return facts;
  const { history, problem } = await gitHistory(question, workspace, io.env);
  if (problem !== null) say(io.stderr, `${problem}: dates tell instead which specs are stale`);
  return { ...facts, history };
}
