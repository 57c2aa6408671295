import type { Dialect } from './dialect';
import type { PlacedFormat } from './format';
import { planDocument } from './plan-document';

/*
 * Spec Kit (https://github.com/github/spec-kit): a folder for each feature, `specs/003-photo-albums/`, in which `tasks.md` says what is
 * to be done; the other files say what for and how.
 */

/**
 * `- [ ] T012 [P] [US1] Create the album model in src/models/album.py (depends on T009)`, under phases. Rows that number stories or
 * features sum up.
 */
const tasks: Dialect = {
  ...planDocument,
  name: 'Spec Kit',
  openers: [{ kind: 'phase', words: ['phase'], prefix: '' }],
  rows: new Map([['phase', 'phase'], ['task', 'task']]),
  // Its templates end with a checklist of what the list of tasks itself has to be like.
  criteria: [
    ...planDocument.criteria, 'validation checklist', 'completion checklist', 'quality checklist', 'review checklist', 'completion criteria',
    'quality gate', 'quality gates', 'checkpoint',
  ],
  localIds: /^(?:T|TASK)-?\d+[A-Za-z]?$/,
  asides: true,
  // What is skipped: the tool takes no box for open but an empty one.
  marks: new Map([...planDocument.marks, ['-', 'cut']]),
  firstStatus: 'title',
  relations: new Map([...planDocument.relations, ['depend_on', 'depends-on'], ['after', 'depends-on'], ['needs', 'depends-on']]),
};

/** What is not `tasks.md` speaks of tasks, and gives none. */
const text: Dialect = { ...tasks, openers: [], rows: new Map(), numberColumns: new Set(), checklists: false, hasStatus: false };

/**
 * `specs/003-photo-albums/spec.md`, with a number of its own or with a time: `specs/20260319-143022-photo-albums/spec.md`. Who works
 * without branches has them all in one feature, which is called like the branch.
 */
const IN_FEATURE = new RegExp('^((?:.*\\/)?specs)\\/(?:\\d+-[^/]+|main|master)\\/' +
  '(?:(?:spec|plan|tasks|research|data-model|quickstart)\\.md|(?:contracts|checklists)\\/.+)$');
const FEATURE = /^(?:\d+-|(?:main|master)$)/;

/** The one of these that is there first speaks for a feature. */
const SPEAKERS: readonly string[] = ['tasks.md', 'plan.md', 'spec.md'];

/** What the templates have before a feature's name, and what agents make of it; nothing else says which feature it is. */
const TITLE = /^[^\p{L}\p{N}]*(?:(?:implementation )?tasks?(?: list| breakdown)?|implementation plan|feature spec(?:ification)?)(?:\s*[:：—–]\s*|\s+-\s+|$)/iu;

/** Its memory and templates, and what it tells agents: `.claude/commands/speckit.plan.md`. */
const OF_TOOL = /(?:^|\/)(?:\.specify\/(?!specs\/)|speckit[.-])/;

export const specKit: PlacedFormat = {
  name: 'Spec Kit',
  hasRows: false,
  dialect: (path) => path.endsWith('/tasks.md') ? tasks : text,
  title: (heading) => heading.replace(TITLE, ''),
  titleField: null,
  rootKind: 'folder',
  project: null,
  rootOf: (path) => IN_FEATURE.exec(path)?.[1] ?? null,
  isOfTool: (path) => OF_TOOL.test(path),
  isArchived: () => false,
  beforeArchiving: (path) => path,
  folderRole: (name, _files, place) => place === 'root' && FEATURE.test(name) ? 'plan' : 'folder',
  speaker: (files) => SPEAKERS.find((name) => files.has(name)) ?? null,
  fileKind: () => 'document',
  partOf: () => null,
};
