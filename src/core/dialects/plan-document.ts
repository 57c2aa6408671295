import type { Dialect } from './dialect';
import type { Format } from './format';

/** Plans in a single file: headings, bold list items and tables of stages, phases, packages and tickets, with checklists. */
export const planDocument: Dialect = {
  name: 'plan document',
  openers: [
    { kind: 'stage', words: ['stage', 'milestone'], prefix: '' },
    { kind: 'phase', words: ['phase'], prefix: 'p' },
    { kind: 'package', words: ['package', 'work package'], prefix: '' },
    { kind: 'task', words: ['task'], prefix: '', isHeading: true },
  ],
  rows: new Map([
    ['stage', 'stage'], ['milestone', 'stage'], ['phase', 'phase'], ['package', 'package'], ['work package', 'package'],
    ['ticket', 'ticket'], ['issue', 'ticket'], ['story', 'ticket'], ['task', 'task'], ['item', 'task'], ['deliverable', 'task'], ['feature', 'task'],
  ]),
  numberColumns: new Set(['#', 'no', 'no.', 'nr', 'nr.', 'number', 'id', 'key']),
  plainHeadings: new Set(),
  criteria: [
    'acceptance criteria', 'acceptance criterion', 'definition of done', 'verification', 'exit gate', 'exit criteria', 'success metrics',
    'success criteria', 'reconciliation',
  ],
  checklists: true,
  nestedSections: false,
  localIds: null,
  paddedIds: false,
  numbered: null,
  numberedCriteria: false,
  tracing: [],
  changing: null,
  asides: false,
  hasStatus: true,
  firstStatus: 'front matter',
  marks: new Map([[' ', 'todo'], ['\t', 'todo'], ['x', 'done'], ['X', 'done'], ['✓', 'done'], ['✔', 'done'], ['✅', 'done'], ['~', 'wip']]),
  needsReason: false,
  words: new Map(),
  namingFields: new Set(['depends_on', 'blocks', 'invalidated_by', 'modified_by_plans']),
  relations: new Map([
    ['depends_on', 'depends-on'], ['depends', 'depends-on'], ['dependencies', 'depends-on'], ['dependency', 'depends-on'], ['requires', 'depends-on'],
    ['prerequisites', 'depends-on'], ['blocked_by', 'blocked-by'], ['waiting_for', 'blocked-by'], ['blocks', 'blocks'],
    ['unblocks', 'blocks'], ['invalidated_by', 'invalidated-by'], ['modified_by_plans', 'modified-by'], ['modified_by', 'modified-by'],
    ['origin', 'origin'], ['origin_plan', 'origin'],
  ]),
};

/** Each is a root by itself; which files are some, names, folders and settings tell. */
export const planDocuments: Format = {
  name: 'plan document',
  hasRows: false,
  dialect: () => planDocument,
  title: (heading) => heading,
  titleField: null,
};
