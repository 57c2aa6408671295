import { bareName } from '../dialects/dream';
import type { Span } from '../model/claims';
import type { Reference, SubjectKind } from '../model/plan';
import { keyOf } from '../plan/keys';
import { ticketPrefix } from '../plan/names';
import { allPlans, filesBelow } from './all-plans';
import { idSpan } from './id-span';
import { meantName } from './meant-name';
import { isInPlanField } from './plan-fields';
import { type CheckedFile, defineRule, type Facts } from './rule';
import { ticketPrefixes } from './ticket-prefixes';
import { topOf } from './top-of';
import { quoted } from './wording';
import { writtenSpan } from '../plan/written-span';

/**
 * Something depends on, blocks, was changed or made invalid by what is nowhere: a name in front matter, `DONE:invalidated-by:PP08`,
 * or `#5` in a dependency cell of a document that numbers its packages. Paths in front matter are those of broken-reference, names
 * in prose may be anything.
 */
export const unknownPlan = defineRule<Reference>({
  id: 'unknown-plan',
  severity: 'error',

  *check(file, facts) {
    for (const reference of file.references) {
      const { isStrict, outcome, relation } = reference;
      if (!isStrict || outcome !== 'no subject' || relation === 'lists' || !isName(reference, file, facts)) continue;
      yield { ...placeOf(reference, file, facts), details: reference };
    }
  },

  message({ details }, file, facts) {
    const meant = meantBy(details, file, facts);
    return `no ${kindOf(details, file)} ${quoted(details.written)}${meant === undefined ? '' : `; did you mean ${quoted(meant)}?`}`;
  },

  fixes({ details }, file, facts) {
    const newText = meantBy(details, file, facts);
    const { start, end } = placeOf(details, file, facts);
    const { written } = details;
    if (newText === undefined || end - start !== written.length) return [];
    return [{ title: `Change to ${newText}`, edits: [{ path: file.path, start, end, oldText: written, newText }], isGuess: true }];
  },
});

/** Whether a reference goes by a name that only a plan, or a part of one, can have. */
function isName(reference: Reference, { claims, subject }: CheckedFile, facts: Facts): boolean {
  const { form, written, relation } = reference;
  if (form !== 'front matter') return true;
  if (!isInPlanField(reference, claims) || NO_NAME.test(written) || (/\s/.test(written) && !NUMBERED.test(written))) return false;
  // What a module or note depends on may be a library.
  if (relation !== 'modified-by' && !WORK.has(subject.kind)) return false;
  if (!TICKET_ID.test(written)) return true;
  // `GH-12`: of a tracker, unless tickets of the plan begin so.
  return ticketPrefixes(topOf(facts.plan, subject)).has(ticketPrefix(written)) && facts.plan.called(written).length === 0;
}

const WORK: ReadonlySet<SubjectKind> = new Set(['root', 'plan', 'phase', 'feature', 'task']);

/** Paths and addresses, patterns, and numbers alone, which are those of some tracker. */
const NO_NAME = /^[#\d]+$|[/\\{}<>*…:]|\.\.\.|\.md$/i;
const NUMBERED = /^(?:stage|milestone|phase|package)\s+#?\d+[a-z]?$/i;
const TICKET_ID = /^[A-Z]{1,10}-\d+[A-Z]?$/;

/** Where the name stands, alone if that can be told. */
function placeOf(reference: Reference, { path, claims }: CheckedFile, { plan }: Facts): Span {
  const { start, end, form, written } = reference;
  if (form === 'id') return idSpan(reference, claims);
  if (form !== 'reason') return writtenSpan(reference, claims) ?? { start, end };
  const mark = plan.subject(reference.from)?.claims.find((claim) => claim.path === path && claim.start === start);
  const at = mark?.written.lastIndexOf(written) ?? -1;
  return at === -1 ? { start, end } : { start: start + at, end: start + at + written.length };
}

function kindOf({ written, relation }: Reference, { subject }: CheckedFile): string {
  const named = /^(#)?(?:(stage|milestone|phase|package)\s|(p)\d|([SP]P)\d)?/i.exec(written) ?? [];
  if (named[1] !== undefined) return 'package';
  if (TICKET_ID.test(written)) return 'ticket';
  if (named[2] !== undefined) return named[2].toLowerCase();
  if (named[4] !== undefined || relation === 'modified-by' || relation === 'invalidated-by') return 'plan';
  if (named[3] !== undefined || subject.kind === 'phase') return 'phase';
  return subject.kind === 'task' || subject.kind === 'feature' ? 'task' : 'plan';
}

/** Neighbours are the likeliest, then all plans; nobody means himself. Of numbers of packages none is nearer than others. */
function meantBy({ written, relation, form }: Reference, { subject }: CheckedFile, { plan }: Facts): string | undefined {
  if (form === 'id') return undefined;
  const above = relation === 'depends-on' || relation === 'blocks' ? plan.parent(subject.id) : undefined;
  const neighbours = above === undefined ? [] : filesBelow(above).filter((each) => each !== subject && (subject.kind !== 'plan' || each.kind === 'plan'));
  const meant = meantName(written, neighbours) ?? meantName(written, allPlans(plan));
  const isOwn = meant !== undefined && [subject.name, bareName(subject.name)].some((name) => keyOf(name) === keyOf(meant));
  return isOwn ? undefined : meant;
}
