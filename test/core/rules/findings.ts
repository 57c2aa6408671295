import { readSettings, type Settings, SETTINGS_FILE } from '../../../src/core/settings';
import type { Finding } from '../../../src/core/model/finding';
import type { History } from '../../../src/core/model/history';
import type { RuleId } from '../../../src/core/model/rule-ids';
import { checkPlan } from '../../../src/core/rules/check';
import { settingFindings } from '../../../src/core/rules/invalid-setting';
import type { Facts } from '../../../src/core/rules/rule';
import { lineOf } from '../../../src/core/text/lines';
import { createPlanWorkspace, type PlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';

export type Files = Readonly<Record<string, string>>;

export interface Checked {
  readonly workspace: PlanWorkspace;
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

/** Checks a workspace in memory, with its own settings under those that are told; `today` is 20 January 2026 unless told. */
export async function check(
  files: Files, settings: Partial<Settings> = {}, today = '2026-01-20', history: History | null = null,
): Promise<Checked> {
  const read = readSettings(files[SETTINGS_FILE] ?? '{}');
  const all = { ...read.settings, ...settings };
  const workspace = await createPlanWorkspace({ files: new MemoryFiles(files), settings: all });
  const { plan } = workspace;
  const facts: Facts = { plan, settings: all, today, history };
  return { workspace, facts, findings: [...settingFindings(read.errors, all), ...checkPlan(facts)] };
}

/** A finding as people see it: `PLAN.md:3:5 warning broken-link: words`. */
export function line(finding: Finding, { plan }: Pick<Facts, 'plan'>): string {
  const { path, start, severity, rule } = finding;
  const lines = finding.lines ?? plan.file(path)?.lines ?? [0];
  const number = lineOf(lines, start);
  return `${path}:${number}:${start - (lines[number - 1] ?? 0) + 1} ${severity} ${rule}: ${finding.message()}`;
}

/** All findings of a workspace, one a line; those of one rule only if told. */
export async function told(files: Files, rule?: RuleId, settings?: Partial<Settings>, today?: string): Promise<readonly string[]> {
  const { findings, facts } = await check(files, settings, today);
  return findings.filter((finding) => rule === undefined || finding.rule === rule).map((finding) => line(finding, facts));
}

/** The files after a fix of a finding: the first, or the one with a title. Compares what is replaced. */
export function fixed(files: Files, finding: Finding, title?: string): Files {
  const fixes = finding.fixes();
  const fix = title === undefined ? fixes[0] : fixes.find((each) => each.title === title);
  if (fix === undefined) throw new Error(`no fix ${title ?? ''}: ${fixes.map((each) => each.title).join(', ')}`);
  const texts: Record<string, string> = { ...files };
  for (const { path, start, end, oldText, newText } of [...fix.edits].sort((a, b) => b.start - a.start)) {
    const text = texts[path] ?? '';
    if (text.slice(start, end) !== oldText) throw new Error(`${path}: ${JSON.stringify(text.slice(start, end))} is not ${JSON.stringify(oldText)}`);
    texts[path] = text.slice(0, start) + newText + text.slice(end);
  }
  return texts;
}
