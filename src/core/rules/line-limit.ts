import { LINE_LIMITS, MOST_STEPS, VERIFY_SECTION } from '../dialects/dream-limits';
import { PHASE_PLAN } from '../dialects/dream';
import type { FileClaims, ItemClaim, Span } from '../model/claims';
import type { Plan } from '../model/plan';
import { isOverview } from '../plan/discovery';
import { profileAround } from '../plan/profile';
import { LIMITED_FILES, type LimitedFile, type Settings } from '../settings';
import { isOver } from './ending';
import { type CheckedFile, defineRule } from './rule';
import { findSection } from './sections';
import { called } from './wording';

type TooLong =
  | { readonly of: 'lines'; readonly lines: number; readonly limit: number; readonly file: LimitedFile }
  | { readonly of: 'steps'; readonly steps: number };

/**
 * A file that is longer than the protocol allows, or the setting `lineLimits`: told at the first line that is too many. And a phase
 * that takes more than three steps to verify by hand. The root's overview has no limit: it grows with every plan. What is over stays
 * as long as it is.
 */
export const lineLimit = defineRule<TooLong>({
  id: 'line-limit',
  severity: 'info',

  *check(file, { plan, settings }) {
    const { claims, subject } = file;
    const kind = limitedFile(file);
    if (kind === null || isOver(subject)) return;
    const lines = linesOf(claims) - (kind === 'asset' ? claims.codeLines : 0);
    const limit = limitOf(kind, file, plan, settings);
    const steps = subject.kind === 'phase' ? stepsIn(claims) : [];
    const step = steps[MOST_STEPS];
    if ((lines <= limit && step === undefined) || profileAround(plan, subject, settings.profile) !== '4.05') return;
    if (lines > limit) yield { ...lineFromEnd(lines - limit, claims), details: { of: 'lines', lines, limit, file: kind } };
    if (step !== undefined) yield { start: step.start, end: step.contentEnd, details: { of: 'steps', steps: steps.length } };
  },

  message({ details }, { subject }) {
    if (details.of === 'steps') return `${details.steps} steps to verify ${called(subject)}; ${MOST_STEPS} are enough`;
    const { file, lines, limit } = details;
    return `${lines} lines${file === 'asset' ? ' beside its diagrams' : ''}; ${nameOf(file)} has ${limit} at most`;
  },
});

/** What a file is to the limits; `null`: it has none. */
function limitedFile({ path, subject: { kind, name } }: CheckedFile): LimitedFile | null {
  switch (kind) {
    case 'plan': case 'phase': return isOverview(path) ? '_overview' : kind === 'plan' ? 'vision' : null;
    case 'feature': case 'task': case 'asset': case 'module': return kind;
    case 'document': return PHASE_PLAN.test(path) ? '80_implementation' : LIMITED_FILES.find((each) => each === name.toLowerCase()) ?? null;
    default: return null;
  }
}

/** A phase plan may be longer with each phase. */
function limitOf(kind: LimitedFile, { path }: CheckedFile, plan: Plan, { lineLimits }: Settings): number {
  const limit = lineLimits[kind] ?? LINE_LIMITS[kind];
  if (kind !== '80_implementation') return limit;
  const phases = new Set(plan.referencesIn(path).flatMap(({ relation, to }) => relation === 'lists' ? to : [])
    .filter((id) => plan.subject(id)?.kind === 'phase'));
  return limit * Math.max(1, phases.size);
}

/** How many lines a text has; what ends a line begins no other. */
function linesOf({ lines, length }: FileClaims): number {
  return lines[lines.length - 1] === length ? lines.length - 1 : lines.length;
}

/** One of a text's last lines. */
function lineFromEnd(number: number, claims: FileClaims): Span {
  const { lines, length, lineEnding } = claims;
  const index = linesOf(claims) - number;
  const next = lines[index + 1];
  const start = lines[index] ?? 0;
  return { start, end: Math.max(start, next === undefined ? length : next - lineEnding.length) };
}

function stepsIn(claims: FileClaims): readonly ItemClaim[] {
  const blocks = findSection(claims, VERIFY_SECTION)?.blocks ?? [];
  const items = blocks.filter((block): block is ItemClaim => block.type === 'item' && block.depth === 0);
  // Beside steps that are numbered a bullet is a note.
  const numbered = items.filter(({ isNumbered }) => isNumbered);
  return numbered.length > 0 ? numbered : items;
}

function nameOf(file: LimitedFile): string {
  switch (file) {
    case 'vision': return 'a plan in one file';
    case 'module': return 'the spec of a module';
    case '80_implementation': return 'a plan of its phases';
    case 'asset': return 'an asset';
    case 'feature': case 'task': return `a ${file}`;
    default: return `\`${file}.md\``;
  }
}
