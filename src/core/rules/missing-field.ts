import { EMERGENCY, INVALIDATION_FIELDS, NEWER_FIELDS, TYPES, fieldsOf, requiredFields } from '../dialects/dream-fields';
import type { FileClaims, FrontMatterField, Span } from '../model/claims';
import type { Plan, Subject, SubjectKind } from '../model/plan';
import { scalarOf } from '../parse/front-matter-scalar';
import { currentStatus } from '../plan/current-status';
import { profileAround } from '../plan/profile';
import type { Profile } from '../settings';
import { saysNothing } from './field-values';
import { insertFields } from './front-matter-edits';
import { meantField } from './misspelt';
import { type CheckedFile, defineRule, type Facts, type Found } from './rule';
import { listed, quoted } from './wording';

interface Missing {
  readonly profile: Profile;
  readonly keys: readonly string[];
  readonly why: 'required' | 'older' | 'emergency' | 'invalidation';
}

/**
 * Fields that the plan's version of the protocol requires: one finding for all that a file lacks. A file without any of the newer
 * fields was written for version 4.02, and is given a hint where the plans around it are newer; in version 4.02 front matter is
 * there or not, but not half of it. A key with a slip is not missing: it is `invalid-field`'s.
 */
export const missingField = defineRule<Missing>({
  id: 'missing-field',
  severity: 'error',

  *check({ claims, subject }, { plan, settings }) {
    if (!KINDS.has(subject.kind) || claims.frontMatter?.error) return;
    const profile = profileAround(plan, subject, settings.profile);
    if (profile === null) return;
    const given = givenFields(claims, subject, profile);
    const missing = missingRequired(claims, given, subject, profile);
    if (missing !== null) yield missing;
    if (profile !== '4.02') yield* missingCompanions(given, profile);
  },

  message({ details: { keys, why } }, { claims }) {
    const lack = emptyFields(claims, keys).length === keys.length ? 'empty' : 'missing';
    const names = listed(keys.map(quoted));
    const fields = `${names} ${keys.length === 1 ? 'is' : 'are'} ${lack}`;
    switch (why) {
      case 'required': return fields;
      case 'older': return claims.frontMatter === null ? `front matter is missing, with ${names}` : `${fields}; version 4.02 had none of that`;
      case 'emergency': return `${fields}: emergencies are sorted by it`;
      case 'invalidation': return `${fields}: ${listed(INVALIDATION_FIELDS.map(quoted))} go together`;
    }
  },

  fixes(found, file, facts) {
    const { keys, why, profile } = found.details;
    if (why === 'emergency' || why === 'invalidation') return [];
    const values = new Map(keys.flatMap((key) => {
      const value = valueOf(key, file, facts);
      return value === null ? [] : [[key, value] as const];
    }));
    // Half of the newer fields would make an error of a hint.
    if (values.size === 0 || (why === 'older' && values.size < keys.length)) return [];
    const edits = insertFields(file, values, [...fieldsOf(file.subject.kind, profile).keys()]);
    const isGuess = [...values.keys()].some((key) => !CERTAIN.has(key));
    return edits.length === 0 ? [] : [{ title: `Insert ${[...values.keys()].join(', ')}`, edits, isGuess }];
  },
});

/** What follows from where a file lies. */
const CERTAIN: ReadonlySet<string> = new Set(['name', 'module', 'type']);

const KINDS: ReadonlySet<SubjectKind> = new Set(['plan', 'phase', 'module']);

/** Those that have a value; a list may be empty. */
function givenFields({ frontMatter }: FileClaims, { kind }: Subject, profile: Profile): readonly FrontMatterField[] {
  const types = fieldsOf(kind, profile);
  return (frontMatter?.fields ?? []).filter((field) => field.kind !== 'null' || types.get(field.key) === 'plans');
}

function missingRequired(
  claims: FileClaims, given: readonly FrontMatterField[], { kind }: Subject, profile: Profile,
): Found<Missing> | null {
  const required = requiredFields(kind, profile);
  const written = new Set(given.map((field) => meantField(field, required, given) ?? field.key));
  const keys = required.filter((key) => !written.has(key));
  if (keys.length === 0) return null;
  const telling = profile === '4.02' || kind === 'module' ? required : NEWER_FIELDS;
  const isOlder = !telling.some((key) => written.has(key));
  if (isOlder && profile === '4.02') return null;
  return { ...placeOf(claims, keys), details: { profile, keys, why: isOlder ? 'older' : 'required' }, ...isOlder && { severity: 'hint' } };
}

/** Fields that others ask for. */
function* missingCompanions(given: readonly FrontMatterField[], profile: Profile): Iterable<Found<Missing>> {
  const field = (key: string): FrontMatterField | undefined => given.find((each) => each.key === key);
  const priority = field('priority');
  if (priority?.value.toLowerCase() === EMERGENCY && field('emergency_declared_at') === undefined) {
    yield { start: priority.valueStart, end: priority.valueEnd, details: { profile, keys: ['emergency_declared_at'], why: 'emergency' } };
  }
  const [first] = INVALIDATION_FIELDS.flatMap((key) => field(key) ?? []).filter((each) => !saysNothing(each));
  const keys = INVALIDATION_FIELDS.filter((key) => field(key) === undefined);
  if (first !== undefined && keys.length > 0) yield { start: first.keyStart, end: first.keyEnd, details: { profile, keys, why: 'invalidation' } };
}

/** Fields that stand there without a value. */
function emptyFields({ frontMatter }: FileClaims, keys: readonly string[]): readonly FrontMatterField[] {
  return (frontMatter?.fields ?? []).filter(({ key }) => keys.includes(key));
}

/** The first field that is empty, if all are; the fence that opens the front matter; the title where there is none. */
function placeOf(claims: FileClaims, keys: readonly string[]): Span {
  const { frontMatter, blocks } = claims;
  const [first, ...others] = emptyFields(claims, keys);
  if (first !== undefined && others.length === keys.length - 1) return { start: first.keyStart, end: first.keyEnd };
  if (frontMatter !== null) return { start: frontMatter.start, end: frontMatter.start + '---'.length };
  const title = blocks.find(({ type }) => type === 'heading');
  return { start: title?.start ?? 0, end: title?.end ?? 0 };
}

/** What a field is to hold, as YAML; `null` where only people know. */
function valueOf(key: string, { subject }: CheckedFile, facts: Facts): string | null {
  switch (key) {
    case 'name': return scalarOf(subject.name.replace(/^[SP]P\d{2,}_/i, ''));
    case 'module': return scalarOf(subject.name);
    case 'type': return typeOf(subject, facts.plan);
    case 'status': return statusOf(subject);
    case 'origin': return originOf(subject, facts.plan);
    case 'last_updated': return facts.today;
    case 'modified_by_plans': return `[${modifiersOf(subject, facts.plan).map(scalarOf).join(', ')}]`;
    default: return null;
  }
}

/** By the number of the plan, or of the plan around it. */
function typeOf(subject: Subject, plan: Plan): string | null {
  const prefix = /^([SP])P\d{2,}_/i.exec(subject.name)?.[1]?.toLowerCase();
  if (prefix !== undefined) return prefix === 's' ? 'system' : 'procedure';
  const type = fieldAbove('type', subject, plan)?.value;
  return type !== undefined && TYPES.includes(type) ? type : null;
}

/** Phases begin where their plan began. What is relative to a file is not the same in another. */
function originOf(subject: Subject, plan: Plan): string | null {
  const field = fieldAbove('origin', subject, plan);
  return field === undefined || field.kind !== 'text' || field.value.startsWith('.') ? null : scalarOf(field.value);
}

function fieldAbove(key: string, { id }: Subject, plan: Plan): FrontMatterField | undefined {
  const above = plan.parent(id);
  return above === undefined ? undefined : plan.file(above.path)?.frontMatter?.fields.find((field) => field.key === key);
}

/** As rows and text say, else as the parts below add up. */
function statusOf(subject: Subject): string | null {
  const status = currentStatus(subject);
  if (status === null) return subject.written === null ? 'TODO' : null;
  if (status === 'blocked') return subject.reason === null ? null : scalarOf(`BLOCKED:${subject.reason}`);
  const word = status.toUpperCase();
  return status === 'done' && subject.reason !== null ? scalarOf(`${word}:${subject.reason}`) : word;
}

/** The plans in its row of the Module Index. */
function modifiersOf({ id }: Subject, plan: Plan): readonly string[] {
  const named = plan.referencesFrom(id).filter(({ relation, outcome }) => relation === 'modified-by' && outcome === 'found');
  return [...new Set(named.flatMap(({ to }) => plan.subject(to[0] as string)?.name ?? []))];
}
