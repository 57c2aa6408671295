import assert from 'node:assert/strict';
import type { Completion, Completions } from '../../../src/core/language/completion/completion';
import { completionsAt } from '../../../src/core/language/completion/completions-at';
import { lineOf, lineStarts } from '../../../src/core/text/lines';
import type { Facts } from '../../../src/core/rules/rule';
import { DEFAULT_SETTINGS as settings } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';
import type { Files } from '../rules/findings';
import { marked } from './marked';

export interface Asked {
  readonly text: string;
  readonly path: string;
  readonly offset: number;
  readonly found: Completions | null;
}

/** A workspace in memory, on 20 January 2026. */
export async function factsOf(files: Files): Promise<Facts> {
  const { plan } = await createPlanWorkspace({ files: new MemoryFiles(files), settings });
  return { plan, settings, today: '2026-01-20', history: null };
}

/** What is offered at the caret, `‸`. The plan has read the text without it, or that of `read` where somebody has typed since. */
export async function askAt(files: Files, read: Files = {}): Promise<Asked> {
  const { files: texts, path, offset } = marked(files);
  const text = texts[path] ?? '';
  const facts = await factsOf({ ...texts, ...read });
  const found = completionsAt(facts, path, text, offset);
  if (found !== null) assertOnLine(text, offset, found);
  return { text, path, offset, found };
}

/** The place lies on the caret's line, around the caret. */
export function assertOnLine(text: string, offset: number, { replace: { start, end } }: Completions): void {
  const lines = lineStarts(text);
  assert.ok(start <= offset && offset <= end, `${start}-${end} is not around ${offset}`);
  assert.ok(lineOf(lines, start) === lineOf(lines, end) && !/[\r\n]/.test(text.slice(start, end)), 'it spans several lines');
}

/** What each entry inserts, the caret as `‸` where it does not go behind it; `null`: nothing is offered. */
export async function offeredAt(files: Files, read?: Files): Promise<readonly string[] | null> {
  return (await askAt(files, read)).found?.items.map(({ insert, caret }) => (
    caret === insert.length ? insert : `${insert.slice(0, caret)}‸${insert.slice(caret)}`
  )) ?? null;
}

/** Each entry as people see it: `LABEL | DETAIL`. */
export async function shownAt(files: Files, read?: Files): Promise<readonly string[]> {
  return (await askAt(files, read)).found?.items.map(({ label, detail }) => detail === '' ? label : `${label} | ${detail}`) ?? [];
}

/** The text with an entry taken. */
export function taken(text: string, { replace: { start, end } }: Completions, { insert }: Completion): string {
  return text.slice(0, start) + insert + text.slice(end);
}

/** The caret's line with the entry taken that is labelled so. */
export async function lineWith(files: Files, label: string): Promise<string> {
  const { text, offset, found } = await askAt(files);
  const item = found?.items.find((each) => each.label === label);
  assert.ok(found && item, `${label} is not among ${found?.items.map((each) => each.label).join(', ') ?? 'nothing'}`);
  const after = taken(text, found, item);
  return after.slice(text.lastIndexOf('\n', offset - 1) + 1).split(/\r?\n/)[0] ?? '';
}

/** Whether VS Code would show the entry behind what is typed: its letters come in that order, whatever their case. */
export function fits({ filter }: Completion, typed: string): boolean {
  let at = 0;
  for (const letter of typed.toLowerCase()) {
    at = filter.toLowerCase().indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
