import { dayOf } from '../base/dates';
import { MODULE_COLUMN } from '../dialects/dream';
import { fieldsOf } from '../dialects/dream-fields';
import { DELTAS_SECTION, RECONCILIATION_SECTION } from '../dialects/dream-limits';
import type { FileClaims, ItemClaim, Span } from '../model/claims';
import type { Finding, Fix } from '../model/finding';
import type { Plan, Subject } from '../model/plan';
import { currentStatus } from '../plan/current-status';
import { columnsOf, isModuleIndex } from '../plan/folder-rows';
import { profileAround } from '../plan/profile';
import { below } from '../rules/below';
import { brokenReference } from '../rules/broken-reference';
import { checkFile } from '../rules/check';
import { isOver } from '../rules/ending';
import { insertFields, replaceValue } from '../rules/front-matter-edits';
import { moduleIndex } from '../rules/module-index';
import type { Facts } from '../rules/rule';
import { findHeading, findSection, titleOf } from '../rules/sections';
import { staleModule } from '../rules/stale-module';
import { deltaFix, rootWithoutDelta } from '../rules/state-delta';
import { statusFix } from '../rules/status-fix';
import { rootOfTopPlan } from '../rules/top-plans';
import { called, listed, quoted, said } from '../rules/wording';

/** What the protocol asks of a plan that closes, in the order in which it is told. */
export type Gate = 'status' | 'children' | 'state-delta' | 'module-index' | 'dates' | 'reconciliation';

/** One thing that is missing for a plan to close, where it is. */
export interface Lack extends Span {
  readonly gate: Gate;
  readonly path: string;
  /** In words for the one who is to act on it. */
  readonly message: string;
  /** The best first; empty where only people can mend it. */
  readonly fixes: readonly Fix[];
}

/**
 * What is missing for a plan to close: that it is done or cut, and all below it; its State Delta; the rows and specs of its modules in the
 * Module Index; its dates, and those of the specs that it changed; its Reconciliation. Version 4.02 of the protocol asks for the first two
 * alone, and of what is no plan of a plan root nothing is asked.
 */
export function lacksOf(subject: Subject, facts: Facts): readonly Lack[] {
  const { plan, settings } = facts;
  const root = rootOfTopPlan(subject, plan);
  const claims = plan.file(subject.path);
  if (root === null || claims === undefined) return [];
  const first = [...withoutEnd(subject, claims, facts), ...openBelow(subject)];
  if (profileAround(plan, subject, settings.profile) !== '4.05') return first;
  const modules = modulesOf(subject, plan);
  return [
    ...first,
    ...withoutDelta(subject, claims, facts),
    ...unindexed(subject, root, modules, facts),
    ...undated(subject, claims, facts),
    ...modules.flatMap(({ path }) => lacksFrom('dates', checkFile(path, facts, [staleModule]))),
    ...unreconciled(subject, claims, modules),
  ];
}

function withoutEnd(subject: Subject, claims: FileClaims, facts: Facts): readonly Lack[] {
  if (isOver(subject)) return [];
  const [claim] = subject.claims;
  const fixes = below(subject).open.length > 0 ? [] : statusFix('Set to done', subject, { status: 'done', reason: null }, facts);
  const message = `${called(subject)} is ${claim === undefined ? 'not said to be over' : said(claim)}, neither done nor cut`;
  return [{ gate: 'status', message, fixes, ...placeOf(subject, claims) }];
}

function openBelow(subject: Subject): readonly Lack[] {
  return below(subject).open.flatMap((open) => {
    const [claim] = open.claims;
    if (claim === undefined) return [];
    const { path, start, end } = claim;
    return [{ gate: 'children', path, start, end, message: `${called(open)} is ${said(claim)}`, fixes: [] }];
  });
}

/** What is cut has changed nothing. */
function withoutDelta(subject: Subject, claims: FileClaims, facts: Facts): readonly Lack[] {
  const root = currentStatus(subject) === 'cut' ? null : rootWithoutDelta(subject, facts);
  if (root === null) return [];
  const { path } = root;
  const overview = facts.plan.file(path);
  const heading = overview === undefined ? undefined : findHeading(overview, DELTAS_SECTION);
  const place = heading === undefined ? placeOf(subject, claims) : { path, start: heading.start, end: heading.end };
  const message = `${called(subject)} has no State Delta in ${quoted(path)}`;
  return [{ gate: 'state-delta', message, fixes: deltaFix(subject, root, facts.plan, facts.today), ...place }];
}

/** Specs of its own without a row, and rows that say to come from it without a spec. */
function unindexed(subject: Subject, root: Subject, modules: readonly Subject[], facts: Facts): readonly Lack[] {
  const { plan } = facts;
  const own = modules.filter(({ id }) => plan.parent(id) === subject).flatMap(({ path }) => checkFile(path, facts, [moduleIndex]));
  const rows = rowsFrom(subject, root, plan);
  const inRows = rows.length === 0 ? [] : checkFile(root.path, facts, [moduleIndex, brokenReference])
    .filter((finding) => rows.some(({ start, end }) => start <= finding.start && finding.end <= end));
  return lacksFrom('module-index', [...own, ...inRows]);
}

/** The rows of a root's Module Index that name a plan as the one they come from. */
function rowsFrom(subject: Subject, root: Subject, plan: Plan): readonly Span[] {
  const origins = plan.referencesIn(root.path).filter(({ relation, to }) => relation === 'origin' && to.includes(subject.id));
  const tables = (plan.file(root.path)?.blocks ?? []).filter((block) => block.type === 'table').filter(isModuleIndex);
  return tables.filter((table) => columnsOf(table).includes(MODULE_COLUMN)).flatMap(({ rows }) => rows)
    .filter(({ start, end }) => origins.some((origin) => start <= origin.start && origin.end <= end));
}

function undated(subject: Subject, claims: FileClaims, { today }: Facts): readonly Lack[] {
  const { path } = subject;
  const field = claims.frontMatter?.fields.find(({ key }) => key === 'last_updated');
  if (field !== undefined && dayOf(field.value) !== null) return [];
  const isEmpty = field === undefined || field.kind === 'null';
  const order = [...fieldsOf('plan', '4.05').keys()];
  const edits = isEmpty ? insertFields({ path, claims }, new Map([['last_updated', today]]), order) : replaceValue({ path, claims }, field, today);
  const place = field === undefined ? placeOf(subject, claims) : { path, start: field.keyStart, end: field.valueEnd };
  const message = `\`last_updated\` of ${called(subject)} is ${isEmpty ? 'missing' : `no date: ${quoted(field.value)}`}`;
  return [{ gate: 'dates', message, fixes: edits.length === 0 ? [] : [{ title: `Say ${today}`, edits, isGuess: true }], ...place }];
}

/** A Procedure changes what others have defined: its overview lists the specs that it has to bring up to date. */
function unreconciled(subject: Subject, claims: FileClaims, modules: readonly Subject[]): readonly Lack[] {
  if (!isProcedure(subject, claims)) return [];
  const { path } = subject;
  const section = findSection(claims, RECONCILIATION_SECTION);
  if (section === undefined) {
    if (modules.length === 0) return [];
    const message = `${called(subject)} has no ${RECONCILIATION_SECTION}, but has changed ${listed(modules.map(called))}`;
    return [{ gate: 'reconciliation', message, fixes: [], ...placeOf(subject, claims) }];
  }
  const items = section.blocks.filter((block): block is ItemClaim => block.type === 'item');
  return items.flatMap(({ title, start, contentEnd, checkbox }) => {
    if (checkbox === null || checkbox.mark !== ' ') return [];
    const at = checkbox.start + '['.length;
    const edits = [{ path, start: at, end: at + 1, oldText: ' ', newText: 'x' }];
    const message = `not reconciled: ${quoted(title)}`;
    return [{ gate: 'reconciliation', path, start, end: contentEnd, message, fixes: [{ title: 'Tick it', edits, isGuess: true }] }];
  });
}

function isProcedure({ name }: Subject, { frontMatter }: FileClaims): boolean {
  const type = frontMatter?.fields.find(({ key }) => key === 'type')?.value.toLowerCase();
  return type === undefined ? /^PP\d/i.test(name) : type === 'procedure';
}

/** The modules that a plan has among its own, and those that say it has changed them. */
function modulesOf(subject: Subject, plan: Plan): readonly Subject[] {
  const changed = plan.referencesTo(subject.id).filter(({ relation }) => relation === 'modified-by').flatMap(({ from }) => plan.subject(from) ?? []);
  return [...new Set([...subject.children, ...changed])].filter(({ kind }) => kind === 'module');
}

function lacksFrom(gate: Gate, findings: readonly Finding[]): readonly Lack[] {
  return findings.map((finding) => {
    const { path, start, end } = finding;
    return { gate, path, start, end, message: finding.message(), fixes: finding.fixes() };
  });
}

/** Where a plan says how it stands, else its title. */
function placeOf({ path, claims }: Subject, file: FileClaims): Span & { readonly path: string } {
  const { start, end } = claims.find((claim) => claim.path === path) ?? titleOf(file) ?? { start: 0, end: 0 };
  return { path, start, end };
}
