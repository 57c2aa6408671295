import { nearest } from '../base/nearest';
import { kebabCase } from '../edits/restate';
import type { FrontMatterField, StatusMark } from '../model/claims';
import type { SubjectKind } from '../model/plan';
import { profileAround } from '../plan/profile';
import { replaceValue } from './front-matter-edits';
import { defineRule } from './rule';
import { quoted } from './wording';

interface InvalidStatus {
  readonly field: FrontMatterField;
  /** How it is read nevertheless. */
  readonly mark: StatusMark | null;
}

/** The protocol's words, in both of its versions. */
const WORDS = ['TODO', 'WIP', 'DONE', 'BLOCKED', 'CUT'] as const;

/** A word, alone or with what may stand behind it. Capitals are asked for, but others are read just as well by everybody. */
const VALID = /^(?:TODO|WIP|CUT|DONE|DONE:\s*invalidated-by:\s*\S.*|BLOCKED:\s*\S.*)$/i;

const BLOCKED = /^BLOCKED\b[:\s]*$/i;

/** The kinds whose status the protocol defines: documents, modules and explorations may have one of another kind. */
const KINDS: ReadonlySet<SubjectKind> = new Set(['root', 'plan', 'phase', 'feature', 'task']);

/**
 * A `status` in DREAM's front matter that is none of the protocol's: `TODO`, `WIP`, `DONE`, `DONE:invalidated-by:PP08`,
 * `BLOCKED:reason`, `CUT`. A key without a value is `missing-field`'s.
 */
export const statusInvalid = defineRule<InvalidStatus>({
  id: 'status-invalid',
  severity: 'error',

  *check({ claims, subject }, { plan, settings }) {
    const field = claims.frontMatter?.fields.find(({ key }) => key === 'status');
    if (field === undefined || field.kind === 'null' || VALID.test(field.value.trim()) || !KINDS.has(subject.kind)) return;
    if (profileAround(plan, subject, settings.profile) === null) return;
    yield { start: field.valueStart, end: field.valueEnd, details: { field, mark: claims.status } };
  },

  message({ details }) {
    const value = details.field.value.trim();
    if (BLOCKED.test(value)) return `${quoted(value)} needs a reason: \`BLOCKED:what-it-waits-for\``;
    const meant = meantStatus(details);
    const instead = meant === null ? `: ${WORDS.map(quoted).join(', ')}` : `; did you mean ${quoted(meant)}?`;
    return `${quoted(value)} is no status of the protocol${instead}`;
  },

  fixes({ details }, file) {
    const meant = meantStatus(details);
    if (meant === null) return [];
    const edits = replaceValue(file, details.field, meant);
    return edits.length === 0 ? [] : [{ title: `Write ${meant}`, edits, isGuess: !saysAll(details, meant) }];
  },
});

/** What the protocol writes for what is meant; `null` where only people know. */
function meantStatus({ field, mark }: InvalidStatus): string | null {
  const word = mark?.status?.toUpperCase() ?? nearest(field.value, WORDS);
  if (word === undefined) return null;
  if (word !== 'BLOCKED') return word;
  const reason = kebabCase(mark?.reason ?? '');
  return reason === '' ? null : `BLOCKED:${reason}`;
}

/** Whether nothing is lost: the words are known, and neither a reason nor a date stands with them. */
function saysAll({ field, mark }: InvalidStatus, meant: string): boolean {
  if (mark === null || mark.status === null || mark.written !== field.value) return false;
  return mark.reason === null || meant.startsWith('BLOCKED:');
}
