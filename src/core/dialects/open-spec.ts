import type { Dialect } from './dialect';
import type { FolderRole, PlacedFormat } from './format';
import { planDocument } from './plan-document';

/*
 * OpenSpec (https://openspec.dev): `openspec/specs/` says what is true, a folder for each capability; a folder for each change,
 * `openspec/changes/add-photo-albums/`, says what is to be done in its `tasks.md`, and in its own `specs/` what will be true then.
 */

/** What is no list of tasks: why a change is made, and how. */
const text: Dialect = {
  ...planDocument, name: 'OpenSpec', openers: [], rows: new Map(), numberColumns: new Set(), criteria: [], checklists: false, hasStatus: false,
};

/** `- [ ] 1.1 Create the model`, under `## 1. Setup`; what is under `## 3. Verification` is a task like any other. */
const tasks: Dialect = {
  ...text, checklists: true, nestedSections: true, hasStatus: true, firstStatus: 'title',
  marks: new Map([...planDocument.marks, ['-', 'wip'], ['/', 'wip']]), numbered: 'task', asides: true,
};

/** What a change does to requirements, as the tool says it, and its Chinese edition. */
const ADDS = ['added requirements', '新增需求'];
const CHANGES = ['modified requirements', 'removed requirements', '修改需求', '移除需求'];
const RENAMES = ['renamed requirements', '重命名需求'];

/** `### Requirement: Albums`, in the spec of a change under what it does to that of the capability. */
const spec: Dialect = {
  ...text,
  openers: [
    { kind: 'section', prefix: '', isNamed: true, words: [...ADDS, ...CHANGES, ...RENAMES] },
    { kind: 'section', prefix: '', isNamed: true, words: ['requirement:', '需求:', '需求：'] },
  ],
  changing: {
    whole: (path) => {
      const [, root, capability] = IN_CHANGE.exec(path) ?? [];
      return root === undefined ? null : `${root}/${capability}`;
    },
    changes: new Set(CHANGES),
    adds: new Set(ADDS),
    renames: new Set(RENAMES),
    from: /^FROM:\s*#*\s*/i,
    to: /^TO:\s*#*\s*/i,
  },
};

/** The spec of a change. */
const IN_CHANGE = /^((?:.*?\/)?openspec)\/(?:changes\/(?:archive\/)?|archive\/)[^/]+\/(specs\/.+)\/spec\.md$/;

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([['tasks.md', tasks], ['spec.md', spec]]);

/** The one of these that is there first speaks for its folder. */
const SPEAKERS: readonly string[] = ['tasks.md', 'spec.md', 'proposal.md', 'design.md'];

/** What lies in `openspec/`; in `changes/` and its archive all else is a change. */
const ROLES: ReadonlyMap<string, FolderRole> = new Map([['changes', 'folder'], ['archive', 'archive'], ['specs', 'collection']]);

/** A file of a change or of a capability; what lies beside their folders is neither. Some have the archive beside the changes. */
const IN_OPENSPEC = /^((?:.*?\/)?openspec)\/(?:changes\/(?:archive\/)?(?!archive\/)[^/]+|(?:specs|archive)\/[^/]+)\/./;

/** The tool puts the day before the name of a change that it archives. */
const IN_ARCHIVE = /(?<=(?:^|\/)openspec\/)(?:changes\/)?archive\/(?:\d{4}-\d\d-\d\d-)?(?=[^/])/;

export const openSpec: PlacedFormat = {
  name: 'OpenSpec',
  hasRows: false,
  dialect: (path) => DIALECTS.get(path.slice(path.lastIndexOf('/') + 1)) ?? text,
  // They are headed `Tasks` and `Spec Delta`, or not at all.
  title: () => '',
  titleField: null,
  rootKind: 'folder',
  project: null,
  rootOf: (path) => IN_OPENSPEC.exec(path)?.[1] ?? null,
  isOfTool: (path) => /(?:^|\/)openspec\/schemas\//.test(path),
  isArchived: (path) => /(?:^|\/)openspec\/(?:changes\/)?archive\//.test(path),
  beforeArchiving: (path) => path.replace(IN_ARCHIVE, 'changes/'),
  folderRole: (name, _files, place) => place === 'root' ? ROLES.get(name) ?? 'plan' : 'folder',
  speaker: (files) => SPEAKERS.find((file) => files.has(file)) ?? null,
  fileKind: () => 'document',
  partOf: () => null,
};
