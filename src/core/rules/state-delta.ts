import { DELTAS_SECTION, MOST_STATE_DELTAS } from '../dialects/dream-limits';
import { fieldsOf } from '../dialects/dream-fields';
import type { FileClaims } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Fix } from '../model/finding';
import type { Plan, Subject } from '../model/plan';
import { profileAround } from '../plan/profile';
import { below } from './below';
import { changeOf, deltasIn, deltasOf, mayBeArchived } from './deltas';
import { addToList } from './front-matter-edits';
import { type CheckedFile, defineRule, type Facts, type Found } from './rule';
import { titleOf } from './sections';
import { rootOfModule, rootOfTopPlan, topModules, topPlans } from './top-plans';
import { called, said } from './wording';

type Fault =
  // The root in whose overview it is missing.
  | { readonly is: 'missing'; readonly root: Subject }
  | { readonly is: 'too many'; readonly count: number }
  // The plan that has changed the module, by its State Delta.
  | { readonly is: 'unnamed'; readonly changer: Subject };

/**
 * What plans have changed, in the root's overview: a plan that is done without a State Delta there, more of them than the overview
 * is to keep, and a module that one says was changed by a plan which the module's spec does not name. A plan that is done over open
 * parts is not, and `status-rollup` says so.
 */
export const stateDelta = defineRule<Fault>({
  id: 'state-delta',
  severity: 'warning',

  *check(file, facts) {
    switch (file.subject.kind) {
      case 'plan': yield* withoutDelta(file, facts); break;
      case 'root': yield* tooMany(file, facts); break;
      case 'module': yield* notNamed(file, facts); break;
      default: break;
    }
  },

  message({ details }, { subject }) {
    switch (details.is) {
      case 'missing': {
        const [claim] = subject.claims;
        return `${called(subject)} is ${claim === undefined ? 'done' : said(claim)}, but has no State Delta`;
      }
      case 'too many': return `${details.count} State Deltas; the oldest go to the archive, so that ${MOST_STATE_DELTAS} stay`;
      case 'unnamed':
        return `${called(details.changer)} has changed ${called(subject)} by its State Delta, but is not in \`modified_by_plans\``;
    }
  },

  fixes({ details }, { path, claims, subject }, { plan, today }) {
    switch (details.is) {
      case 'missing': return deltaFix(subject, details.root, plan, today);
      case 'too many': return [];
      case 'unnamed': {
        const { name } = details.changer;
        const edits = addToList({ path, claims }, 'modified_by_plans', name, [...fieldsOf('module', '4.05').keys()]);
        return edits.length === 0 ? [] : [{ title: `Add ${name}`, edits }];
      }
    }
  },
});

function* withoutDelta({ path, claims, subject }: CheckedFile, facts: Facts): Iterable<Found<Fault>> {
  const root = rootThatLacksDelta(subject, facts);
  if (root === null) return;
  const own = subject.claims.find((claim) => claim.path === path);
  const { start, end } = own ?? titleOf(claims) ?? { start: 0, end: 0 };
  const section = deltasIn(facts.plan.file(root.path) as FileClaims)?.section;
  const related = section === undefined
    ? []
    : [{ path: root.path, start: section.heading.start, end: section.heading.end, message: 'the State Deltas' }];
  yield { start, end, related, details: { is: 'missing', root } };
}

/** The root whose overview should tell what a plan has changed that is done, and does not; `null`: it does, or need not. */
export function rootThatLacksDelta(subject: Subject, facts: Facts): Subject | null {
  const isDone = subject.status === 'done' && rootOfTopPlan(subject, facts.plan) !== null && below(subject).open.length === 0;
  return isDone ? rootWithoutDelta(subject, facts) : null;
}

/** The root whose overview does not tell what a plan has changed, done or not; `null`: it does, or there is no place for it. */
export function rootWithoutDelta(subject: Subject, { plan, settings }: Facts): Subject | null {
  const root = rootOfTopPlan(subject, plan);
  const overview = root === null ? undefined : plan.file(root.path);
  if (root === null || overview === undefined || profileAround(plan, subject, settings.profile) !== '4.05') return null;
  const deltas = deltasIn(overview);
  const isThere = deltas !== null && (deltasOf(subject, deltas).length > 0 || mayBeArchived(subject, deltas, root, plan));
  return isThere ? null : root;
}

function* tooMany({ claims, subject }: CheckedFile, { plan, settings }: Facts): Iterable<Found<Fault>> {
  const deltas = deltasIn(claims)?.all ?? [];
  const first = deltas[MOST_STATE_DELTAS];
  if (first === undefined || profileAround(plan, subject, settings.profile) !== '4.05') return;
  yield { start: first.start, end: first.end, details: { is: 'too many', count: deltas.length } };
}

function* notNamed({ claims, subject }: CheckedFile, { plan, settings }: Facts): Iterable<Found<Fault>> {
  const root = rootOfModule(subject, plan);
  const overview = root === null ? undefined : plan.file(root.path);
  const found = overview === undefined ? null : deltasIn(overview);
  const field = claims.frontMatter?.fields.find(({ key }) => key === 'modified_by_plans');
  if (root === null || found === null || field === undefined || field.kind !== 'list') return;
  if (!found.all.some((delta) => changeOf(subject, delta) !== undefined) || profileAround(plan, subject, settings.profile) !== '4.05') return;
  const named = new Set(plan.referencesFrom(subject.id).flatMap(({ relation, to }) => relation === 'modified-by' ? to : []));
  const owner = plan.parent(subject.id);
  for (const changer of topPlans(root)) {
    if (changer === owner || named.has(changer.id)) continue;
    const [item] = deltasOf(changer, found).flatMap((delta) => changeOf(subject, delta) ?? []);
    if (item === undefined) continue;
    const related = [{ path: root.path, start: item.start, end: item.end, message: `the State Delta of ${called(changer)}` }];
    yield { start: field.keyStart, end: field.valueEnd, related, details: { is: 'unnamed', changer } };
  }
}

/** Begins the State Delta of a plan: what has changed only people can say. */
export function deltaFix(subject: Subject, root: Subject, plan: Plan, today: string): readonly Fix[] {
  const edits = newDelta(subject, root, plan, today);
  return edits.length === 0 ? [] : [{ title: `Add a State Delta to ${root.path}`, edits, isGuess: true }];
}

/** The latest comes first, with a line for each module that names the plan or is its own. */
function newDelta(subject: Subject, root: Subject, plan: Plan, today: string): readonly TextEdit[] {
  const { path } = root;
  const claims = plan.file(path);
  if (claims === undefined) return [];
  const found = deltasIn(claims);
  const { lineEnding, length, lines } = claims;
  const changed = topModules(root).filter(({ id }) => plan.parent(id) === subject ||
    plan.referencesFrom(id).some(({ relation, to }) => relation === 'modified-by' && to.includes(subject.id)));
  const items = changed.map(({ name }) => `- ${name}: changed${lineEnding}`).join('') || `No module changed.${lineEnding}`;
  const text = `### ✅ ${subject.name} — ${monthOf(today)}${lineEnding}${lineEnding}${items}`;
  const first = found?.all[0];
  const at = first?.start ?? found?.section.end ?? length;
  const before = `${lines.includes(at) ? '' : lineEnding}${lineEnding}`;
  const heading = found === null ? `## ${DELTAS_SECTION}s${lineEnding}${lineEnding}` : '';
  return [{ path, start: at, end: at, oldText: '', newText: at === length ? before + heading + text : text + lineEnding }];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sep 2025` */
function monthOf(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}
