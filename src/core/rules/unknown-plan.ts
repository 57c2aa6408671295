import { bareName } from '../dialects/dream';
import type { FileClaims } from '../model/claims';
import type { Plan, Reference, Subject, SubjectKind } from '../model/plan';
import { keyOf, keysOfWords, leadingId, NUMBERING } from '../plan/keys';
import { ticketPrefix } from '../plan/names';
import { profileAround } from '../plan/profile';
import { nameSpan } from '../plan/written-span';
import { allPlans, filesBelow } from './all-plans';
import { meantName } from './meant-name';
import { isInPlanField } from './plan-fields';
import { type CheckedFile, defineRule, type Facts } from './rule';
import { ticketPrefixes } from './ticket-prefixes';
import { topOf } from './top-of';
import { quoted } from './wording';

/**
 * Something depends on, blocks, was changed or made invalid by what is nowhere: a name in front matter, `DONE:invalidated-by:PP08`,
 * `#5` or `Phase 9` in a dependency cell of a document that numbers its packages or phases, `SP05` in a column of a folder plan. Paths
 * in front matter and sections that are changed are those of broken-reference, names in prose may be anything. And what is named as
 * that of which a task is a part, where that is a part of this task itself.
 */
export const unknownPlan = defineRule<Reference>({
  id: 'unknown-plan',
  severity: 'error',

  *check(file, facts) {
    for (const reference of file.references) {
      const { isStrict, outcome, relation } = reference;
      if (outcome === 'found' && isPartOfItself(reference, file, facts)) yield { start: reference.start, end: reference.end, details: reference };
      if (outcome !== 'no subject' || relation === 'lists' || relation === 'changes') continue;
      if (!(isStrict ? isName(reference, file, facts) : isPlanNumber(reference, file, facts) || isPartOfDocument(reference, file, facts))) continue;
      const { start, end } = nameSpan(reference, facts.plan) ?? reference;
      yield { start, end, details: reference };
    }
  },

  message({ details }, file, facts) {
    if (details.outcome === 'found') {
      return details.to.includes(file.subject.id) ? `a ${file.subject.kind} is no part of itself` : `${quoted(details.written)} is itself a part of this ${file.subject.kind}`;
    }
    const meant = meantBy(details, file, facts);
    return `no ${kindOf(details, file)} ${quoted(details.written)}${meant === undefined ? '' : `; did you mean ${quoted(meant)}?`}`;
  },

  fixes({ details, start, end }, file, facts) {
    const { written, outcome } = details;
    const newText = outcome === 'found' ? undefined : meantBy(details, file, facts);
    if (newText === undefined || end - start !== written.length) return [];
    return [{ title: `Change to ${newText}`, edits: [{ path: file.path, start, end, oldText: written, newText }], isGuess: true }];
  },
});

/** Whether what a file is a part of is a part of it: then neither stands below the other. */
function isPartOfItself({ relation, to: [id = ''] }: Reference, { subject }: CheckedFile, { plan }: Facts): boolean {
  if (relation !== 'part-of') return false;
  const whole = plan.subject(id);
  const isBelow = plan.parent(subject.id)?.id === id;
  return whole !== undefined && whole.kind === subject.kind && !isBelow && (subject.isArchived || !whole.isArchived);
}

/** Whether a reference goes by a name that only a plan, or a part of one, can have. */
function isName(reference: Reference, { claims, subject }: CheckedFile, facts: Facts): boolean {
  const { form, written, relation } = reference;
  if (form !== 'front matter') return true;
  if (!isInPlanField(reference, claims, facts.plan) || NO_NAME.test(written) || (/\s/.test(written) && !NUMBERED.test(written))) return false;
  // What a module or note depends on may be a library.
  if (relation !== 'modified-by' && !WORK.has(subject.kind)) return false;
  // Tasks of a backlog depend on nothing else.
  if (!TICKET_ID.test(written) || leadingId(subject.name, subject.kind) !== '') return true;
  // `GH-12`: of a tracker, unless tickets of the plan begin so.
  return ticketPrefixes(topOf(facts.plan, subject)).has(ticketPrefix(written)) && facts.plan.called(written).length === 0;
}

/** `SP05` in a column or field that says what it names, where plans are numbered. */
function isPlanNumber({ form, relation, written }: Reference, { subject }: CheckedFile, { plan, settings }: Facts): boolean {
  return form === 'id' && relation !== 'mentions' && /^[SP]P\d{2,}$/.test(written) && profileAround(plan, subject, settings.profile) === '4.05';
}

/** `Phase 9` alone in a column or field of a document that has phases, where nothing begins so, and no other document has it. */
function isPartOfDocument({ form, relation, written }: Reference, { claims, subjects }: CheckedFile, { plan }: Facts): boolean {
  if (relation === 'mentions' || (form !== 'cell' && form !== 'field') || !NUMBERED.test(written)) return false;
  const kind = /^[a-z]+/i.exec(written)?.[0].toLowerCase();
  if (subjects.filter((each) => each.kind === kind).length < 2 || plan.called(written).length > 0) return false;
  return !namesIn(claims).some((name) => keysOfWords(name).includes(keyOf(written)));
}

function namesIn({ blocks }: FileClaims): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'heading': case 'item': return [block.title];
      case 'table': return block.rows.flatMap(({ cells }) => cells[0]?.text ?? []);
      default: return [];
    }
  });
}

const WORK: ReadonlySet<SubjectKind> = new Set(['root', 'plan', 'phase', 'feature', 'task']);

/** Paths and addresses, patterns, and numbers alone, which are those of some tracker. */
const NO_NAME = /^[#\d]+$|[/\\{}<>*…:]|\.\.\.|\.md$/i;
const NUMBERED = new RegExp(`^(?:stage|milestone|phase|package)\\s+#?${NUMBERING}$`, 'i');
const TICKET_ID = /^[A-Z]{1,10}-\d+[A-Z]?$/;

function kindOf({ written, relation }: Reference, { subject }: CheckedFile): string {
  const named = /^(#)?(?:(stage|milestone|phase|package)\s|(p)\d|([SP]P)\d)?/i.exec(written) ?? [];
  if (named[1] !== undefined) return 'package';
  if (TICKET_ID.test(written)) return leadingId(subject.name, subject.kind) === '' ? 'ticket' : 'task';
  if (named[2] !== undefined) return named[2].toLowerCase();
  // A plan depends on plans: that there is such a phase does not help.
  if (named[4] !== undefined || relation === 'modified-by' || relation === 'invalidated-by' || subject.kind === 'plan') return 'plan';
  if (named[3] !== undefined || subject.kind === 'phase') return 'phase';
  return subject.kind === 'task' || subject.kind === 'feature' ? 'task' : 'plan';
}

/** Neighbours are the likeliest, then all plans; nobody means himself. Of numbers of packages none is nearer than others. */
function meantBy(reference: Reference, { subject }: CheckedFile, { plan }: Facts): string | undefined {
  const { relation, form } = reference;
  // Links of other tools' notes: `[[SP01_shop]]`, `[[SP01_shop|Shop]]`.
  const linked = /^\[\[([^\]|#]+)[^\]]*\]\]$/.exec(reference.written)?.[1];
  if (linked !== undefined && plan.called(linked).length > 0) return linked;
  const written = linked ?? reference.written;
  if (form === 'id' && written.startsWith('#')) return undefined;
  const above = relation === 'depends-on' || relation === 'blocks' ? plan.parent(subject.id) : undefined;
  const neighbours = above === undefined ? [] : filesBelow(above).filter((each) => each !== subject && (subject.kind !== 'plan' || each.kind === 'plan'));
  const meant = withOwnPrefix(written, subject, plan) ?? meantName(written, neighbours) ?? meantName(written, allPlans(plan));
  const isOwn = meant !== undefined && [subject.name, bareName(subject.name)].some((name) => keyOf(name) === keyOf(meant));
  return isOwn ? undefined : meant;
}

/** The task of a backlog that has the number: `BACK-4` for `TASK-4`, where ids once had another prefix. */
function withOwnPrefix(written: string, subject: Subject, plan: Plan): string | undefined {
  const own = /^[a-z]+/i.exec(leadingId(subject.name, subject.kind))?.[0];
  const [, prefix = '', number] = /^([a-z]+)(-\d+(?:\.\d+)*)$/i.exec(written) ?? [];
  if (own === undefined || number === undefined) return undefined;
  const id = (prefix === prefix.toUpperCase() ? own.toUpperCase() : own.toLowerCase()) + number;
  return plan.called(id).some((each) => each !== subject && topOf(plan, each) === topOf(plan, subject)) ? id : undefined;
}
