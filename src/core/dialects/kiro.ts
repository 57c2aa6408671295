import type { Dialect } from './dialect';
import type { PlacedFormat } from './format';
import { planDocument } from './plan-document';

/*
 * Kiro (https://kiro.dev): a folder for each spec, `.kiro/specs/photo-albums/`, in which `tasks.md` says what is to be done,
 * `requirements.md` what for, and `design.md` how.
 */

/** What is no list of tasks: the design, notes. */
const text: Dialect = {
  ...planDocument, name: 'Kiro', openers: [], rows: new Map(), numberColumns: new Set(), criteria: [], checklists: false, hasStatus: false,
};

/** `### Requirement 1: Albums` with `#### Acceptance Criteria`, of which the second is `1.2`. */
const requirements: Dialect = {
  ...text, openers: [{ kind: 'section', words: ['requirement'], prefix: '' }], criteria: ['acceptance criteria'], numberedCriteria: true,
};

/** `- [-] 2.1 Create the model`, with `- _Requirements: 1.1, 2.3_` below. */
const tasks: Dialect = {
  ...text,
  openers: [{ kind: 'phase', words: ['phase'], prefix: '' }],
  checklists: true,
  hasStatus: true,
  firstStatus: 'nowhere',
  marks: new Map([['-', 'wip'], ...planDocument.marks]),
  numbered: 'task',
  tracing: /^requirements?:\s*(?=\d)/i,
};

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([['tasks.md', tasks], ['requirements.md', requirements]]);

/** The one of these that is there first speaks for a spec. */
const SPEAKERS: readonly string[] = ['tasks.md', 'requirements.md', 'bugfix.md', 'design.md'];

export const kiro: PlacedFormat = {
  name: 'Kiro',
  hasRows: false,
  dialect: (path) => DIALECTS.get(path.slice(path.lastIndexOf('/') + 1)) ?? text,
  // All are headed the same: `Implementation Plan`.
  title: () => '',
  titleField: null,
  rootKind: 'folder',
  project: null,
  rootOf: (path) => /^((?:.*\/)?\.kiro\/specs)\/[^/]+\/./.exec(path)?.[1] ?? null,
  isOfTool: (path) => /(?:^|\/)\.kiro\/(?!specs\/)/.test(path),
  isArchived: () => false,
  folderRole: (_name, files) => SPEAKERS.some((file) => files.has(file)) ? 'plan' : 'folder',
  speaker: (files) => SPEAKERS.find((file) => files.has(file)) ?? null,
  fileKind: () => 'document',
  partOf: () => null,
};
