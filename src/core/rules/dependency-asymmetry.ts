import { bareName, shortId } from '../dialects/dream';
import { fieldsOf } from '../dialects/dream-fields';
import type { RelatedPlace } from '../model/finding';
import type { Plan, Reference, Subject } from '../model/plan';
import { profileAround } from '../plan/profile';
import { writtenSpan } from '../plan/written-span';
import { isOver } from './ending';
import { addToList } from './front-matter-edits';
import { defineRule } from './rule';
import { onlyTarget } from './said-of';
import { rootOfTopPlan } from './top-plans';
import { called, shortName } from './wording';

interface Asymmetry {
  readonly reference: Reference;
  /** The plan that comes first. */
  readonly other: Subject;
}

/**
 * A plan that depends on another one of its root which does not name it in `blocks`: who looks at the other does not see what waits
 * for it. What is over, on either side, holds up nobody.
 */
export const dependencyAsymmetry = defineRule<Asymmetry>({
  id: 'dependency-asymmetry',
  severity: 'info',

  *check({ claims, subject, references }, facts) {
    const { plan, settings } = facts;
    const root = rootOfTopPlan(subject, plan);
    if (root === null || isOver(subject)) return;
    for (const reference of references) {
      if (reference.relation !== 'depends-on' || reference.form !== 'front matter') continue;
      const other = onlyTarget(reference, facts);
      if (other === undefined || other === subject || rootOfTopPlan(other, plan) !== root) continue;
      if (other.isArchived || isOver(other) || plan.file(other.path) === undefined || blocks(other, subject, plan)) continue;
      if (profileAround(plan, subject, settings.profile) !== '4.05') return;
      const { start, end } = writtenSpan(reference, claims) ?? reference;
      yield { start, end, related: blocksOf(other, plan), details: { reference, other } };
    }
  },

  message({ details: { other } }, { subject }) {
    return `${called(subject)} depends on ${called(other)}, which does not name it in \`blocks\``;
  },

  fixes({ details: { reference, other } }, { subject }, { plan }) {
    const claims = plan.file(other.path);
    if (claims === undefined) return [];
    const items = claims.frontMatter?.fields.find(({ key }) => key === 'blocks')?.items ?? [];
    const name = likewise(items[items.length - 1]?.value ?? reference.written, subject);
    const edits = addToList({ path: other.path, claims }, 'blocks', name, [...fieldsOf('plan', '4.05').keys()]);
    return edits.length === 0 ? [] : [{ title: `Add ${name} to what ${shortName(other)} blocks`, edits }];
  },
});

/** Also by a name that leads nowhere: it may mean it, and is told there. */
function blocks({ id }: Subject, other: Subject, plan: Plan): boolean {
  return plan.referencesFrom(id).some(({ relation, outcome, to }) => relation === 'blocks' && (outcome === 'no subject' || to.includes(other.id)));
}

function blocksOf({ path }: Subject, plan: Plan): readonly RelatedPlace[] {
  const field = plan.file(path)?.frontMatter?.fields.find(({ key }) => key === 'blocks');
  return field === undefined ? [] : [{ path, start: field.keyStart, end: field.valueEnd, message: 'what it blocks' }];
}

/** A plan's name as others are written there: `SP05`, `SP05_billing_engine`, `billing_engine` or `billing-engine`. */
function likewise(written: string, { name }: Subject): string {
  const short = shortId(name);
  if (short !== '' && shortId(written) !== '') return shortId(written) === written ? short : name;
  const bare = bareName(name);
  return written.includes('-') && !written.includes('_') ? bare.replaceAll('_', '-') : bare;
}
