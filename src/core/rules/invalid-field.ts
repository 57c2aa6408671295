import { type FieldType, fieldsOf, MOST_TASK_SLOTS, requiredFields, slotsOf } from '../dialects/dream-fields';
import type { FrontMatterField } from '../model/claims';
import type { SubjectKind } from '../model/plan';
import { profileAround } from '../plan/profile';
import { complaint, isHarmless, isValid, meantEdits, meantValue } from './field-values';
import { meantField } from './misspelt';
import { defineRule } from './rule';
import { quoted } from './wording';

interface Invalid {
  readonly field: FrontMatterField;
  /** What it should hold; `null`: there is no such field. */
  readonly type: FieldType | null;
  /** The field that is meant. */
  readonly meant: string;
  /** Whether it is the size of a plan, on a task. */
  readonly isTooLarge?: boolean;
}

/**
 * Front matter of a folder plan that its version of the protocol does not allow: a value of the wrong type, a word that is none of
 * those a field may have, a date that is none, a name that is not the folder's; and keys with a slip in them. Other keys are the
 * team's own. Upper and lower case make no difference, nor does the drawing of a magnitude: `■■■□□□□□ Standard`.
 */
export const invalidField = defineRule<Invalid>({
  id: 'invalid-field',
  severity: 'error',

  *check({ claims: { frontMatter }, subject }, { plan, settings }) {
    const fields = frontMatter?.fields ?? [];
    const profile = fields.length === 0 ? null : profileAround(plan, subject, settings.profile);
    if (profile === null) return;
    const types = fieldsOf(subject.kind, profile);
    const required = requiredFields(subject.kind, profile);
    for (const field of fields) {
      const { key, value, keyStart, keyEnd, valueStart, valueEnd } = field;
      const type = types.get(key);
      if (type !== undefined) {
        if (isValid(field, type, subject)) continue;
        yield { start: valueStart, end: valueEnd, details: { field, type, meant: key }, ...isHarmless(field, type) && { severity: 'info' } };
      } else if (key === 'magnitude' && subject.kind === 'task' && profile !== '4.02') {
        if ((slotsOf(value) ?? 0) <= MOST_TASK_SLOTS) continue;
        yield { start: valueStart, end: valueEnd, details: { field, type: 'magnitude', meant: key, isTooLarge: true } };
      } else if (OF_PLANS.has(subject.kind)) {
        const meant = meantField(field, types.keys(), fields);
        if (meant === undefined) continue;
        yield { start: keyStart, end: keyEnd, details: { field, type: null, meant }, ...!required.includes(meant) && { severity: 'info' } };
      }
    }
  },

  message({ details: { field, type, meant, isTooLarge } }, { subject }) {
    if (isTooLarge === true) return `${quoted(field.value)} is too large for a task; make it a plan`;
    return type === null ? `no field ${quoted(field.key)}; did you mean ${quoted(meant)}?` : complaint(field, type, subject);
  },

  fixes({ details: { field, type, meant, isTooLarge } }, file) {
    if (isTooLarge === true) return [];
    if (type !== null) {
      const edits = meantEdits(file, field, type);
      return edits.length === 0 ? [] : [{ title: `Change to ${meantValue(field, type, file.subject)}`, edits, isGuess: !SAYS_THE_SAME.has(type) }];
    }
    const { key, keyStart, keyEnd } = field;
    // A key in quotes is not its own source.
    if (keyEnd - keyStart !== key.length) return [];
    return [{ title: `Change to ${meant}`, edits: [{ path: file.path, start: keyStart, end: keyEnd, oldText: key, newText: meant }], isGuess: true }];
  },
});

/** What is meant is only written in another way. */
const SAYS_THE_SAME: ReadonlySet<FieldType> = new Set(['date', 'plans', 'list']);

/** Those of which all fields are known. */
const OF_PLANS: ReadonlySet<SubjectKind> = new Set(['root', 'plan', 'phase', 'module']);
