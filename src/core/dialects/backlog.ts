import type { FrontMatterField } from '../model/claims';
import type { Status } from '../model/status';
import type { StatusWords } from '../model/vocabulary';
import { statusVocabulary } from '../parse/status-words';
import type { Dialect } from './dialect';
import type { PlacedFormat } from './format';
import { planDocument } from './plan-document';

/*
 * Backlog.md (https://github.com/MrLesk/Backlog.md): a file for each task, `backlog/tasks/task-12 - Add-login.md`, whose front matter
 * says what it is called, how far it is and what it waits for; its text has the criteria.
 */

/** What the files list is no subject: a task is a file. */
const file: Dialect = {
  ...planDocument,
  name: 'Backlog.md',
  openers: [],
  rows: new Map(),
  numberColumns: new Set(),
  checklists: false,
  paddedIds: true,
  relations: new Map([...planDocument.relations, ['parent_task_id', 'part-of'], ['parent', 'part-of']]),
  words: new Map([['todo', 'To Do'], ['wip', 'In Progress'], ['done', 'Done']]),
  namingFields: new Set(['dependencies', 'parent_task_id', 'parent']),
};

/**
 * `task-12 - Add-login.md`, `task-12.1 - Draw-the-form.md`, `decision-3 - Use-SQLite.md`: what is not named so is no file of the tool's.
 * Tasks and drafts it finds by their ids, so people may well call them `task-12-add-login.md`.
 */
const ID = '[A-Za-z]+-\\d+(?:\\.\\d+)*';
const IN_BACKLOG = new RegExp(
  `^((?:.*/)?\\.?backlog)/(?:(?:(?:archive/)?(?:tasks|drafts)|completed)/${ID} ?-|(?:decisions|docs(?:/[^/]+)*)/${ID} - )[^/]+\\.md$`,
);
const PART = new RegExp(`^(${ID})\\.\\d+ ?-`);

/** A draft, a decision, a note, or a task that was given up: what they say of themselves is no status of work. */
const text: Dialect = { ...file, hasStatus: false };

/** What a task is a part of. A name says so, too: `task-12.1` is a part of `task-12`. */
const PARENT: ReadonlySet<string> = new Set(['parent_task_id', 'parent']);

const TASKS = /(?:^|\/)\.?backlog\/(?:tasks|completed)\//;

/** With what was given up, which is neither done nor to be done. */
const BESIDE_TASKS: ReadonlySet<string> = new Set(['drafts', 'decisions', 'docs', 'archive']);

/** Where the settings are: at the root of the project, as newer versions have it, else with the tasks. */
function settingsOf(root: string): readonly string[] {
  const parts = root.split('/');
  const above = parts.map((_, i) => [...parts.slice(0, parts.length - 1 - i), 'backlog.config.yml'].join('/'));
  return [...above.slice(0, 1), `${root}/config.yml`, `${root}/config.yaml`, ...above.slice(1)];
}

const KNOWN = statusVocabulary();
const ASIDE: ReadonlySet<Status | undefined> = new Set<Status>(['blocked', 'cut']);

/** What a word means everywhere, whatever emoji it has. */
function knownStatus(word: string): Status | undefined {
  return KNOWN.phraseAt(word, word.search(/[\p{L}\p{N}]/u), word.length)?.status;
}

/**
 * The columns of the board, from left to right; a new task has the default one. What nobody knows by its word is known by its place; behind
 * what everybody knows to be done that tells nothing: `Archived` or `Frozen`.
 */
function statusWords(fields: readonly FrontMatterField[]): Partial<StatusWords> {
  const field = (key: string): FrontMatterField | undefined => fields.find((each) => each.key === key);
  const statuses = field('statuses')?.items.map(({ value }) => value).filter((value) => value !== '') ?? [];
  const first = Math.max(0, statuses.indexOf(field('default_status')?.value ?? ''));
  const done = statuses.findIndex((word, i) => i > first && knownStatus(word) === 'done');
  // What is called off or waits may stand behind what is done.
  const last = done !== -1 ? done : Math.max(first + 1, statuses.findLastIndex((word) => !ASIDE.has(knownStatus(word))));
  return {
    todo: [...statuses.slice(first, first + 1), ...statuses.slice(0, first)],
    wip: statuses.slice(first + 1, last),
    done: [...statuses.slice(last, last + 1), ...statuses.slice(last + 1).filter((word) => knownStatus(word) !== undefined)],
  };
}

export const backlog: PlacedFormat = {
  name: 'Backlog.md',
  hasRows: false,
  dialect: (path) => TASKS.test(path) ? file : text,
  title: (heading) => heading,
  titleField: 'title',
  rootKind: 'folder',
  project: {
    pathsOf: settingsOf,
    isOne: (path) => /(?:^|\/)(?:backlog\.config\.yml|\.?backlog\/config\.ya?ml)$/.test(path),
    statusWords,
  },
  rootOf: (path) => IN_BACKLOG.exec(path)?.[1] ?? null,
  isOfTool: () => false,
  isArchived: (path) => /(?:^|\/)\.?backlog\/(?:completed|archive)\//.test(path),
  beforeArchiving: (path) => path,
  folderRole: (name, _files, place) => BESIDE_TASKS.has(name) || (place === 'documents' && name === 'tasks') ? 'documents' : 'folder',
  speaker: () => null,
  fileKind: (_name, place) => place === 'root' ? 'task' : 'document',
  partOf: (name, fields) => {
    const parent = fields.find(({ key, value, kind }) => PARENT.has(key) && value !== '' && kind !== 'null');
    return parent?.value ?? PART.exec(name)?.[1] ?? null;
  },
};
