import { l10n, type Range, type TextDocument, type Uri, workspace, WorkspaceEdit } from 'vscode';
import { UserError } from '../core/base/user-error';
import type { TextEdit } from '../core/model/edits';
import { decode } from '../core/text/decode';
import { lineStarts } from '../core/text/lines';
import { madeIn, splice } from '../core/text/splice';
import { readBytes } from './disk';
import type { PlanFolder } from './plan-folder';
import { rangeOn } from './positions';
import type { Prompts } from './prompts';
import { openDocument } from './text-of';

/** What edits make of one file, before anything is done. */
export interface PlannedEdit {
  readonly path: string;
  readonly uri: Uri;
  readonly edits: readonly TextEdit[];
  /** Where the edits stand, in their order. */
  readonly ranges: readonly Range[];
  /** What the plan has read, and what it becomes. */
  readonly before: string;
  readonly after: string;
  /** Whether VS Code would change more than was asked for: it makes all line endings alike. */
  readonly isMixed: boolean;
}

/**
 * Changes documents as a person would: all at once, as one step that can be undone. What was clean is saved, what was not is left so;
 * where VS Code would change more than was asked for, people are asked first. Throws a `UserError` where nothing could be done; then
 * nothing is changed.
 * @param check looks at what is about to be done, and throws if it must not be
 * @returns whether it is done: people may have declined
 */
export async function changeDocuments(
  folder: PlanFolder, edits: readonly TextEdit[], prompts: Prompts, check?: (planned: readonly PlannedEdit[]) => Promise<unknown>,
): Promise<boolean> {
  const planned = await planEdits(folder, edits);
  if (!await agreesToLineEnds(planned, prompts)) return false;
  await check?.(planned);
  const unsaved = await makeEdits(folder, planned);
  if (unsaved.length > 0) void prompts.warn(l10n.t('Waymark: {0} could not be saved: it is changed, but only in the editor.', unsaved.join(', ')));
  return true;
}

/** Whether people agree to it where VS Code would change more than was asked for. */
export async function agreesToLineEnds(planned: readonly PlannedEdit[], prompts: Prompts): Promise<boolean> {
  const mixed = planned.filter(({ isMixed }) => isMixed).map(({ path }) => path);
  return mixed.length === 0 || prompts.confirm(mixedQuestion(mixed), l10n.t('Change Anyway'));
}

function mixedQuestion(paths: readonly string[]): string {
  const alike = l10n.t('VS Code would make them all alike. (The command waymark set keeps them.)');
  const mixed = paths.length === 1
    ? l10n.t('{0} has line endings of several kinds.', paths[0]!)
    : l10n.t('{0} have line endings of several kinds.', paths.join(', '));
  return `${mixed} ${alike}`;
}

/**
 * What the edits would make of a folder's files. Throws a `UserError` where a file cannot be edited without losing something, or
 * has changed since the plan read it.
 */
export async function planEdits(folder: PlanFolder, edits: readonly TextEdit[]): Promise<readonly PlannedEdit[]> {
  const byPath = new Map<string, Map<string, TextEdit>>();
  for (const edit of edits) {
    const ofFile = byPath.get(edit.path) ?? new Map<string, TextEdit>();
    // The same twice is one.
    ofFile.set(JSON.stringify([edit.start, edit.end, edit.newText]), edit);
    byPath.set(edit.path, ofFile);
  }
  return Promise.all([...byPath].map(([path, ofFile]) => planned(folder, path, [...ofFile.values()])));
}

/** Whether any of the edits is made by now, and nothing else: people may have chosen among them. */
export function isBegun(planned: readonly PlannedEdit[]): boolean {
  const made = planned.map(({ uri, before, edits }) => {
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    return document === undefined ? [] : madeIn(document.getText(), before, edits);
  });
  return !made.includes(null) && made.some((each) => each !== null && each.length > 0);
}

export function addEdits(edit: WorkspaceEdit, planned: readonly PlannedEdit[]): void {
  for (const { uri, edits, ranges } of planned) {
    for (const [i, { newText }] of edits.entries()) edit.replace(uri, ranges[i]!, newText);
  }
}

async function planned(folder: PlanFolder, path: string, edits: readonly TextEdit[]): Promise<PlannedEdit> {
  const uri = folder.files.uriOf(path);
  const known = folder.plan.file(path)?.lines;
  const version = folder.versionOf(path);
  const result = await readBytes(uri);
  // VS Code shows what it cannot decode as U+FFFD, and would write that: the file's own bytes have to be asked.
  const decoded = 'problem' in result ? result : decode(result.bytes);
  if ('problem' in decoded) throw new UserError(`${path} ${decoded.problem}`);
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) throw new UserError(l10n.t('{0} cannot be written: its file system is read-only', path));
  const document = openDocument(path, folder);
  if (document?.isDirty === false && withoutReturns(document.getText()) !== withoutReturns(decoded.text)) {
    throw new UserError(l10n.t('{0} has changed on disk, and VS Code has not read it yet', path));
  }
  const before = document?.getText() ?? decoded.text;
  const lines = lineStarts(before);
  // Of what is part of no plan nothing is known but what stands where it is edited.
  const isKnown = known === undefined || (document?.version === (document && version) && sameList(lines, known));
  const after = isKnown ? splice(before, edits) : undefined;
  if (after === undefined) throw new UserError(l10n.t('{0} has changed since it was read', path));
  const ranges = edits.map((edit) => rangeOn(lines, edit));
  return { path, uri, edits, ranges, before, after, isMixed: document?.isDirty !== true && hasMixedLineEnds(decoded.text) };
}

function hasMixedLineEnds(text: string): boolean {
  return new Set(text.match(/\r\n|\r|\n/g)).size > 1 || /\r(?!\n)/.test(text);
}

/** Returns the paths of files that were clean and could not be saved. */
async function makeEdits(folder: PlanFolder, planned: readonly PlannedEdit[]): Promise<readonly string[]> {
  const documents = await Promise.all(planned.map(({ uri }) => workspace.openTextDocument(uri)));
  for (const [i, { path, before }] of planned.entries()) {
    // Between what the plan has read and this line somebody may have typed.
    if (withoutReturns(documents[i]!.getText()) !== withoutReturns(before)) throw new UserError(l10n.t('{0} has changed since it was read', path));
  }
  const clean = documents.filter(({ isDirty }) => !isDirty);
  const edit = new WorkspaceEdit();
  addEdits(edit, planned);
  if (!await workspace.applyEdit(edit)) throw new UserError(l10n.t('VS Code could not change {0}', planned.map(({ path }) => path).join(', ')));
  const saved = await Promise.all(clean.map(saves));
  return clean.filter((_, i) => !saved[i]).map(({ uri }) => folder.files.pathOf(uri) ?? uri.toString());
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

/** Documents have all their line endings alike. */
function withoutReturns(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

async function saves(document: TextDocument): Promise<boolean> {
  try {
    return await document.save();
  } catch {
    return false;
  }
}
