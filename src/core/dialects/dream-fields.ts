import type { SubjectKind } from '../model/plan';
import type { Profile } from '../settings';

/*
 * The front matter of DREAM's files: which fields there are, what they hold, and which of them a version of the protocol requires.
 */

/** What a field holds: a name, one of some words, a date, a list of plans or of anything, a status, or any text. */
export type FieldType = 'name' | 'type' | 'magnitude' | 'priority' | 'date' | 'plans' | 'list' | 'status' | 'text';

type Fields = ReadonlyMap<string, FieldType>;

/** Of the `_overview.md` of a plan or phase, in the order in which they are written. */
const PLAN_FIELDS: Fields = new Map([
  ['name', 'name'], ['type', 'type'], ['magnitude', 'magnitude'], ['status', 'status'], ['origin', 'text'],
  ['priority', 'priority'], ['emergency_declared_at', 'date'], ['start_at', 'date'], ['last_updated', 'date'],
  ['depends_on', 'plans'], ['blocks', 'plans'], ['knowledge_gaps', 'list'],
  ['invalidated_by', 'text'], ['invalidation_scope', 'text'], ['invalidation_date', 'date'],
]);
const OLDER_PLAN_FIELDS: Fields = new Map([['name', 'name'], ['magnitude', 'magnitude'], ['status', 'status']]);

const MODULE_FIELDS: Fields = new Map([
  ['module', 'name'], ['last_updated', 'date'], ['modified_by_plans', 'plans'], ['knowledge_gaps', 'list'], ['sole_expert', 'text'], ['source', 'text'],
]);

/** Tasks have what their authors like; a date is a date. */
const TASK_FIELDS: Fields = new Map([['start_at', 'date'], ['last_updated', 'date']]);

const NO_FIELDS: Fields = new Map();

/** A root is called what its owners like, and is of no type. */
function ofRoot(fields: Fields): Fields {
  return new Map([...fields, ['name', 'text'], ['type', 'text']]);
}

const ROOT_FIELDS = ofRoot(PLAN_FIELDS);
const OLDER_ROOT_FIELDS = ofRoot(OLDER_PLAN_FIELDS);

/** The fields that the protocol knows for a subject's own file, in the order in which they are written. */
export function fieldsOf(kind: SubjectKind, profile: Profile): Fields {
  switch (kind) {
    case 'root': return profile === '4.02' ? OLDER_ROOT_FIELDS : ROOT_FIELDS;
    case 'plan': case 'phase': return profile === '4.02' ? OLDER_PLAN_FIELDS : PLAN_FIELDS;
    case 'module': return profile === '4.02' ? NO_FIELDS : MODULE_FIELDS;
    case 'task': case 'feature': return profile === '4.02' ? NO_FIELDS : TASK_FIELDS;
    default: return NO_FIELDS;
  }
}

/** The fields that version 4.02 does not know and each later plan has: they tell the versions apart. */
export const NEWER_FIELDS: readonly string[] = ['type', 'origin', 'last_updated'];

const NONE: readonly string[] = [];

/** The fields that a subject's own file has to have. A root's needs none, and phases of version 4.02 are folders and no more. */
export function requiredFields(kind: SubjectKind, profile: Profile): readonly string[] {
  if (profile === '4.02') return kind === 'plan' ? [...OLDER_PLAN_FIELDS.keys()] : NONE;
  if (kind === 'plan' || kind === 'phase') return ['name', 'type', 'magnitude', 'status', 'origin', 'last_updated'];
  return kind === 'module' ? ['module', 'last_updated', 'modified_by_plans'] : NONE;
}

/** All three on a plan that another one made invalid, or none. */
export const INVALIDATION_FIELDS: readonly string[] = ['invalidated_by', 'invalidation_scope', 'invalidation_date'];

export const TYPES: readonly string[] = ['system', 'procedure'];

/** With the most slots, of about an hour, that each has. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map([['Trivial', 1], ['Light', 2], ['Standard', 3], ['Heavy', 5], ['Epic', 8]]);

/** What takes more, an `Epic`, is a plan and no task. */
export const MOST_TASK_SLOTS = 5;

/** The most slots of a magnitude as it is written, in any case, with its drawing or without; `null`: it is none. */
export function slotsOf(written: string): number | null {
  const word = written.replace(DRAWN, '').toLowerCase();
  return [...MAGNITUDES].find(([magnitude]) => magnitude.toLowerCase() === word)?.[1] ?? null;
}

/** `■■■□□□□□ Standard` */
const DRAWN = /^[■□\s]+|[■□\s]+$/g;

export const EMERGENCY = 'emergency';
export const PRIORITIES: readonly string[] = [EMERGENCY, 'normal'];
