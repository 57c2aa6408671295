import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import type { Finding } from '../core/model/finding';
import type { Plan } from '../core/model/plan';
import { sarifLog } from '../core/reports/sarif';
import { ALL_RULES } from '../core/rules/all';
import { SUMMARIES } from '../core/rules/summaries';

/**
 * Findings as a log in SARIF, with what this installation of Waymark tells of itself and of its rules.
 * @param workspace its folder, absolute
 */
export function sarifOf(plan: Plan, findings: readonly Finding[], workspace: string, fingerprintOf: (finding: Finding) => string): object {
  return sarifLog(plan, findings, {
    version,
    workspace: `${pathToFileURL(workspace).href.replace(/\/$/, '')}/`,
    rules: ALL_RULES.map(({ id, severity }) => ({ id, severity, summary: SUMMARIES[id], page: pageOf(id) })),
    fingerprintOf,
  });
}

/** The pages of the rules, seen from the bundle and from the source. */
const PAGES = ['../docs/rules', '../../docs/rules'].map((folder) => join(__dirname, folder));

/** The address of a rule's page on this machine; `undefined`: it did not come with the command. */
function pageOf(rule: string): string | undefined {
  const path = PAGES.map((folder) => join(folder, `${rule}.md`)).find((each) => existsSync(each));
  return path === undefined ? undefined : pathToFileURL(path).href;
}
