import assert from 'node:assert/strict';
import { UserError } from '../../../src/core/base/user-error';
import { setStatus, type SetStatusOptions } from '../../../src/core/edits/set-status';
import type { TextEdit } from '../../../src/core/model/edits';
import type { Subject } from '../../../src/core/model/plan';
import type { Status } from '../../../src/core/model/status';
import { findSubject } from '../../../src/core/plan/find-subject';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { createPlanWorkspace, type PlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';

/** Markdown files by path; in what takes a single text too, that is `PLAN.md`. */
export type Texts = Readonly<Record<string, string>>;

export const TODAY = '2026-01-15';

export interface FlipOptions extends Partial<SetStatusOptions> {
  readonly reason?: string;
  readonly statusWords?: Settings['statusWords'];
}

export function opened(texts: Texts, statusWords: Settings['statusWords'] = {}): Promise<PlanWorkspace> {
  return createPlanWorkspace({ files: new MemoryFiles(texts), settings: { ...DEFAULT_SETTINGS, statusWords } });
}

/** The text with all edits made. Each must replace what it says, and none another's. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, oldText, newText } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    assert.ok(start >= from && end >= start && end <= text.length, `an edit of ${start}-${end} in ${text}`);
    assert.equal(text.slice(start, end), oldText);
    assert.notEqual(oldText, newText);
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

export function appliedAll(texts: Texts, edits: readonly TextEdit[]): Texts {
  for (const { path } of edits) assert.ok(path in texts, `an edit of ${path}`);
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, applied(text, edits.filter((edit) => edit.path === path))]));
}

export function subjectOf({ plan }: PlanWorkspace, who: string): Subject {
  const found = findSubject(plan, who);
  assert.ok('subject' in found, `no single subject ${who}`);
  return found.subject;
}

function named(texts: string | Texts): Texts {
  return typeof texts === 'string' ? { 'PLAN.md': texts } : texts;
}

/** The edits that set a status in a workspace that is read anew. */
export async function editsFor(
  files: string | Texts, who: string, status: Status, { reason, statusWords, ...options }: FlipOptions = {},
): Promise<readonly TextEdit[]> {
  const workspace = await opened(named(files), statusWords);
  return setStatus(workspace.plan, subjectOf(workspace, who), { status, reason: reason ?? null }, { today: TODAY, ...options });
}

/** `⟦TODO⇒DONE⟧`: what stands there before and after. */
const MARK = /⟦([^⇒]*)⇒([^⟧]*)⟧/g;

/**
 * Sets a status and compares all files with what they should become; all that is not marked must stay. Then reads the workspace
 * again: every copy says what was wanted, and nothing is left to be done.
 * @param marked files with marks such as `⟦TODO⇒DONE⟧`; a single text is `PLAN.md`
 */
export async function assertFlip(marked: string | Texts, who: string, status: Status, options: FlipOptions = {}): Promise<void> {
  const files = Object.entries(named(marked));
  const before = Object.fromEntries(files.map(([path, text]) => [path, text.replace(MARK, '$1')]));
  const after = Object.fromEntries(files.map(([path, text]) => [path, text.replace(MARK, '$2')]));
  assert.deepEqual(appliedAll(before, await editsFor(before, who, status, options)), after);
  assert.deepEqual(await editsFor(after, who, status, options), []);
  if (options.only !== undefined) return;
  const subject = subjectOf(await opened(after, options.statusWords), who);
  assert.equal(subject.status, status);
  for (const claim of subject.claims) if (claim.notation !== 'checkbox') assert.equal(claim.status, status, claim.written);
}

/** Setting a status is refused, in words for people. */
export async function assertRefused(texts: string | Texts, who: string, status: Status, message: RegExp, options: FlipOptions = {}): Promise<void> {
  await assert.rejects(editsFor(texts, who, status, options), (error) => error instanceof UserError && message.test(error.message));
}
