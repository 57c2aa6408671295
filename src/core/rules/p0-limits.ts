import { slotsOf } from '../dialects/dream-fields';
import { DIFFICULTIES, FIRST_PHASE, FIRST_PHASE_SLOTS, FIRST_PHASE_TASKS, KNOWN } from '../dialects/dream-limits';
import type { CellClaim, FieldClaim, FileClaims, Span } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { columnsOf } from '../plan/folder-rows';
import { profileAround } from '../plan/profile';
import { isOver } from './ending';
import { type CheckedFile, defineRule, type Facts, type Found } from './rule';
import { onlyTarget } from './said-of';
import { titleOf } from './sections';
import { called, quoted } from './wording';

interface Beyond {
  readonly phase: Subject;
  readonly what: { readonly tasks: number } | { readonly slots: number } | { readonly label: string };
}

/**
 * A first phase, `p00_…`, that is more than a first step: over five tasks, over five slots, or a task of which it is not known how it
 * is done. What is over is left alone.
 */
export const p0Limits = defineRule<Beyond>({
  id: 'p0-limits',
  severity: 'warning',

  *check(file, facts) {
    for (const found of foundIn(file, facts)) {
      if (profileAround(facts.plan, file.subject, facts.settings.profile) !== '4.05') return;
      yield found;
    }
  },

  message({ details: { phase, what } }) {
    if ('tasks' in what) return `${called(phase)} has ${what.tasks} tasks; a first phase has ${FIRST_PHASE_TASKS} at most`;
    if ('slots' in what) return `${called(phase)} has up to ${what.slots} slots; a first phase has ${FIRST_PHASE_SLOTS} at most`;
    return `${quoted(what.label)} in ${called(phase)}; a first phase holds only what is \`${KNOWN.toUpperCase()}\``;
  },
});

function foundIn(file: CheckedFile, facts: Facts): Iterable<Found<Beyond>> {
  switch (file.subject.kind) {
    case 'phase': return FIRST_PHASE.test(file.subject.name) ? inPhase(file) : [];
    case 'task': return inTask(file, facts.plan);
    case 'document': return inTables(file, facts);
    default: return [];
  }
}

function* inPhase({ claims, subject }: CheckedFile): Iterable<Found<Beyond>> {
  if (isOver(subject)) return;
  const tasks = subject.progress?.total ?? 0;
  const { start, end } = titleOf(claims) ?? { start: 0, end: 0 };
  if (tasks > FIRST_PHASE_TASKS) yield { start, end, details: { phase: subject, what: { tasks } } };
  const magnitude = claims.frontMatter?.fields.find(({ key }) => key === 'magnitude');
  const slots = slotsOf(magnitude?.value ?? '');
  if (magnitude === undefined || slots === null || slots <= FIRST_PHASE_SLOTS) return;
  yield { start: magnitude.valueStart, end: magnitude.valueEnd, details: { phase: subject, what: { slots } } };
}

function* inTask({ claims, subject }: CheckedFile, plan: Plan): Iterable<Found<Beyond>> {
  const phase = firstPhaseAround(subject, plan);
  if (phase === null || isOver(subject)) return;
  const own = ownLabel(claims);
  if (own !== null) yield { start: own.start, end: own.end, details: { phase, what: { label: own.label } } };
}

/** Where a task says of itself that it is not known how it is done: in front matter, in a field, or behind its title. */
function ownLabel({ frontMatter, blocks }: FileClaims): (Span & { readonly label: string }) | null {
  const fields = [
    ...(frontMatter?.fields ?? []).filter(({ key }) => key === 'difficulty'),
    ...blocks.filter((block): block is FieldClaim => block.type === 'field' && block.name.toLowerCase() === 'difficulty'),
  ];
  const field = fields.find(({ value }) => isUnknown(value));
  if (field !== undefined) return { start: field.valueStart, end: field.valueEnd, label: field.value };
  const title = titleOf({ blocks });
  const labels = [...(title?.source ?? '').matchAll(LABEL)].flatMap(({ 1: label = '' }) => isUnknown(label) ? label : []);
  return title === undefined || labels[0] === undefined ? null : { start: title.start, end: title.end, label: labels[0] };
}

/** In capitals anywhere behind the title's first words, before or behind a status; in small letters only at the end. No link. */
const LABEL = /(?<=.)\[([A-Z]+|\w+(?=\]\s*$))\](?!\()/g;

/** The tables of a phase plan give slots to phases and labels to tasks. */
function* inTables({ claims, references }: CheckedFile, facts: Facts): Iterable<Found<Beyond>> {
  for (const table of claims.blocks) {
    if (table.type !== 'table') continue;
    const columns = columnsOf(table);
    const [slots, difficulty] = [columns.indexOf('slots'), columns.indexOf('difficulty')];
    if (slots === -1 && difficulty === -1) continue;
    for (const row of table.rows) {
      const reference = references.find(({ relation, start }) => relation === 'lists' && row.start <= start && start < row.end);
      const subject = reference === undefined ? undefined : onlyTarget(reference, facts);
      if (subject !== undefined) yield* inRow(subject, row.cells[slots], row.cells[difficulty], facts.plan);
    }
  }
}

function* inRow(subject: Subject, slots: CellClaim | undefined, difficulty: CellClaim | undefined, plan: Plan): Iterable<Found<Beyond>> {
  const count = Number(slots?.text);
  if (slots !== undefined && count > FIRST_PHASE_SLOTS && subject.kind === 'phase' && FIRST_PHASE.test(subject.name) && !isOver(subject)) {
    // Its own magnitude says so already.
    const own = slotsOf(subject.facts.magnitude ?? '');
    if (own === null || own <= FIRST_PHASE_SLOTS) yield { ...spanOf(slots), details: { phase: subject, what: { slots: count } } };
  }
  const phase = difficulty === undefined || !isUnknown(difficulty.text) || isOver(subject) ? null : firstPhaseAround(subject, plan);
  if (difficulty === undefined || phase === null) return;
  // What the task says of itself is told there.
  const own = plan.file(subject.path);
  if (own === undefined || ownLabel(own) === null) yield { ...spanOf(difficulty), details: { phase, what: { label: difficulty.text } } };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** A label of difficulty, in brackets or not, other than `KNOWN`; what people say in their own words is none. */
function isUnknown(written: string): boolean {
  const label = written.replace(/[^\p{L}]/gu, '').toLowerCase();
  return label !== KNOWN && DIFFICULTIES.has(label);
}

/** The first phase that a subject is a part of. */
function firstPhaseAround({ id, kind }: Subject, plan: Plan): Subject | null {
  if (kind !== 'task') return null;
  let above = plan.parent(id);
  while (above !== undefined && above.kind !== 'phase') above = plan.parent(above.id);
  return above !== undefined && FIRST_PHASE.test(above.name) ? above : null;
}
