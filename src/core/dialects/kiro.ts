import type { Dialect, Tracing } from './dialect';
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

/** What a requirement is called, in the languages in which Kiro is asked to write: one, and several. */
const REQUIREMENT: readonly string[] = [
  'requirement', 'req', 'requisito', 'exigence', 'anforderung', 'wymaganie', 'vereiste', 'gereksinim', 'persyaratan', 'yêu cầu',
  'требование', 'вимога', '需求', '要求', '要件', '요구사항', '요구 사항',
];
const REQUIREMENTS: readonly string[] = [
  'requirements', 'reqs', 'requisitos', 'requisiti', 'exigences', 'anforderungen', 'wymagania', 'vereisten', 'gereksinimler',
  'требования', 'вимоги',
];

/** And what is asked of it. */
const CRITERIA: readonly string[] = [
  'acceptance criteria', 'criterios de aceptación', 'critérios de aceitação', 'critères d\'acceptation', 'critères d’acceptation',
  'criteri di accettazione', 'akzeptanzkriterien', 'kryteria akceptacji', 'acceptatiecriteria', 'kabul kriterleri', 'kriteria penerimaan',
  'tiêu chí chấp nhận', 'критерии приемки', 'критерии приёмки', 'критерії прийняття', '验收标准', '驗收標準', '驗收條件', '验收条件', '接受标准',
  '受け入れ基準', '受入基準', '受け入れ条件', '受入条件', '인수 기준', '인수 조건', '수용 기준', '수락 기준', '승인 기준',
];

/** `### Requirement 1: Albums` with `#### Acceptance Criteria`, of which the second is `1.2`. */
const requirements: Dialect = {
  ...text, openers: [{ kind: 'section', words: REQUIREMENT, prefix: '' }], criteria: CRITERIA, numberedCriteria: true,
};

const ANY = [...REQUIREMENTS, ...REQUIREMENT].join('|');

/** `Requirements: 1.1`, and of a test of a property `Validates: Requirements 1.1`. */
const met: Tracing = {
  lead: new RegExp(`^(?:\\p{Script=Han}{0,4}(?:${ANY})\\s*[:：]|[\\p{L}\\s]{1,30}[:：]\\s*(?:${ANY})\\s*[:：]?)\\s*`, 'iu'),
  named: `(?:(?:${ANY}|r)[\\s#-]*|ac[\\s-]*(?=\\d+\\.))`,
  kind: 'section',
  relation: 'mentions',
};

/** `Depends: 2.1`, which cc-sdd adds, and `Dependencies: Task 2`. */
const awaited: Tracing = {
  lead: /^(?:depend(?:s|s on|encies|ency|encias|ências)|dépendances|abhängigkeiten|зависимости|依存(?:関係)?|依赖|依賴|의존성)\s*[:：]\s*/i,
  named: '(?:tasks?\\s+|タスク\\s*|任务\\s*|任務\\s*)',
  kind: 'task',
  relation: 'depends-on',
};

/** What stands above all tasks of a spec. */
const TASKS: readonly string[] = [
  'tasks', 'task list', 'implementation tasks', 'tareas', 'tarefas', 'tâches', 'aufgaben', 'attività', 'taken', 'zadania', 'görevler', 'tugas',
  'задачи', 'завдання', '任务', '任務', '任务列表', '任務列表', 'タスク', 'タスク一覧', '実装タスク', '작업', '작업 목록', '태스크',
];

/** `- [-] 2.1 Create the model`, with `- _Requirements: 1.1, 2.3_` below. */
const tasks: Dialect = {
  ...text,
  openers: [{ kind: 'phase', words: ['phase'], prefix: '' }],
  plainHeadings: new Set(TASKS),
  checklists: true,
  hasStatus: true,
  firstStatus: 'nowhere',
  marks: new Map([['-', 'wip'], ...planDocument.marks]),
  numbered: 'task',
  tracing: [met, awaited],
};

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([['tasks.md', tasks], ['requirements.md', requirements]]);

/** The one of these that is there first speaks for a spec. */
const SPEAKERS: readonly string[] = ['tasks.md', 'requirements.md', 'bugfix.md', 'design.md'];

/** In a folder of specs that are over: Kiro itself has none, people do. A spec may be called `archive`, too. */
const ARCHIVED = /(?:^|\/)\.kiro\/specs\/_?(?:archived?|completed)\/[^/]+\//i;

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
  isArchived: (path) => ARCHIVED.test(path),
  beforeArchiving: (path) => path,
  folderRole: (_name, files) => SPEAKERS.some((file) => files.has(file)) ? 'plan' : 'folder',
  speaker: (files) => SPEAKERS.find((file) => files.has(file)) ?? null,
  fileKind: () => 'document',
  partOf: () => null,
};
