import type { SubjectKind } from '../model/plan';
import type { Dialect } from './dialect';
import type { FolderFormat, FolderRole, Place } from './format';
import { planDocument } from './plan-document';

/*
 * DREAM: plans that are folders with an `_overview.md`, tasks that are files. Versions 4.02 and 4.05 of the protocol.
 */

/** The file that speaks for its folder. */
export const OVERVIEW = '_overview.md';

/** What the files of a folder plan hold besides: criteria and statuses. What they list is no subject: a task is a file. */
const dreamFile: Dialect = {
  ...planDocument,
  name: 'DREAM',
  openers: [],
  rows: new Map(),
  numberColumns: new Set(),
  checklists: false,
  needsReason: true,
};

/** The phase plan, whose headings and rows speak of the phases: `### p00 — Foundation ✅ [DONE]`. Of a path or file name. */
export const PHASE_PLAN = /(?:^|\/)80_[^/]*$/;

const CHILDREN: readonly SubjectKind[] = ['plan', 'phase', 'feature', 'task', 'document', 'exploration', 'folder'];

/** The columns that name what a row is about, and what that may be: in Children, Plans, the phase plan, task tables. */
export const NAME_COLUMNS: ReadonlyMap<string, readonly SubjectKind[]> = new Map([
  ['name', CHILDREN], ['plan', ['plan']], ['plan name', ['plan']], ['phase', ['phase']], ['feature', ['feature', 'task']],
  ['task', ['task', 'feature', 'plan', 'phase']],
]);

/** The columns of the Module Index. */
export const MODULE_COLUMN = 'module';
export const SPEC_COLUMN = 'spec file';

/** The section of the root's overview that says what is being worked on. */
export const CURRENT_SPRINT = /^current sprint\b/i;

/** Where plans go that are over, each into the quarter in which it was archived: `_completed/2026-Q1/`; and explorations, in their own folder. */
export const COMPLETED = '_completed';
export const ARCHIVE = '_archive';

/** What a folder is. */
export function folderRole(name: string, hasOverview: boolean): FolderRole {
  if (name === 'modules' || name === 'assets' || name === 'exploration') return name;
  if (name === COMPLETED || name === ARCHIVE) return 'archive';
  if (name === '_templates' || name === 'templates') return 'skipped';
  if (/^p\d{2,}(?:_|$)/i.test(name)) return 'phase';
  return hasOverview ? 'plan' : 'folder';
}

/** The files that every plan has, by their names without ending. */
export const STRUCTURAL = /^(?:01_executive_summary|01_summary|02_architecture|8\d_.*|99_.*)$/i;

/** Where the oldest State Deltas go. */
export const DELTAS_ARCHIVE = '_state_deltas_archive';

/** Written by tools, and never a source. */
export const GENERATED: ReadonlySet<string> = new Set(['_tree', DELTAS_ARCHIVE]);

/** What tells of the folder it lies in. */
const CONTENTS = /^(?:readme|_?index)$/i;

/**
 * What a file is; `null`: nothing.
 * @param name without its ending
 * @param phased whether the plan it lies in has phases: a numbered file beside them is a feature
 */
function fileKind(name: string, place: Place, phased: boolean): SubjectKind | null {
  if (GENERATED.has(name)) return null;
  if (place !== 'root' && CONTENTS.test(name)) return 'document';
  switch (place) {
    case 'modules': return 'module';
    case 'assets': return 'asset';
    case 'exploration': return 'exploration';
    case 'root':
      if (/_vision$/i.test(name)) return 'plan';
      break;
    case 'plan': case 'phase':
      if (place === 'plan' && STRUCTURAL.test(name)) return 'document';
      break;
  }
  if (!/^\d{2,}_/.test(name)) return 'document';
  return place === 'plan' && phased ? 'feature' : 'task';
}

/** The name without what numbers it: `SP01_core_shop` is also called `core_shop`, `p00_skeleton` `skeleton`. */
export function bareName(name: string): string {
  return name.replace(/^(?:(?:SP|PP|p)\d{2,}_|\d{2,}_(?:feat_)?)/i, '');
}

/** The short id that a name starts with: `SP01`, `p00`; `''` if it has none. */
export function shortId(name: string): string {
  return /^(?:SP|PP|p)\d{2,}(?=_|$)/i.exec(name)?.[0] ?? '';
}

/** Which folders are its roots, their contents tell: an overview makes a plan only if it says what a plan's does. */
export const dream: FolderFormat = {
  name: 'DREAM',
  hasRows: true,
  dialect: () => dreamFile,
  title: (heading) => heading,
  titleField: null,
  rootKind: 'root',
  folderRole: (name, files) => folderRole(name, files.has(OVERVIEW)),
  speaker: (files) => files.has(OVERVIEW) ? OVERVIEW : null,
  fileKind,
  partOf: () => null,
};
