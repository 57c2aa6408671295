import type { Plan, PlanChange, Subject } from '../model/plan';
import { membersOfCycles } from '../plan/cycles';
import { dependenciesIn } from '../plan/dependencies';
import { profileAround } from '../plan/profile';
import { filesBelow } from './all-plans';
import { deltasIn, deltasOf, leadsToArchive } from './deltas';
import { activeExplorations } from './exploration-expired';
import { listedIn } from './listed';
import { moduleIndexOf } from './module-index';
import { topModules, topPlans } from './top-plans';
import { childrenOf } from './unlisted-child';
import { checkedFile } from './checked-file';
import { Concerned, SAID_OF } from './concerned';
import { idsGivenIn } from './free-ids';
import { packageNumber } from './given-twice';
import { filesOfId } from './named-twice';
import { repeatedNumbers } from './plan-numbers';
import type { Facts } from './rule';
import { ticketPrefixes } from './ticket-prefixes';

/** What rules go by that look at a file, and what they read in it that look at others; as text where that can be compared. */
interface OfFile {
  /** What it is, what lies around it, which plans and tasks lie below, and which have its id. */
  readonly place: string;
  /** How many go by the names that lead nowhere. */
  readonly missing: string;
  readonly hasDependencies: boolean;
  /** The subjects in the cycles that are told there. */
  readonly cycle: ReadonlySet<string> | undefined;
  /** The ids that are free for those that need one. */
  readonly given: string;
  /** Whether it speaks of ids, which are free for nobody. */
  readonly hasIds: boolean;
  /** What its rows say of subjects that have files of their own, by id. */
  readonly said: ReadonlyMap<string, string>;
  /** What it says of its subject that the subject does not have. */
  readonly aside: string;
  /** What its rows and headings list. */
  readonly listed: ReadonlySet<string>;
}

/** What holds for all of a folder plan. */
interface OfRoot {
  readonly root: Subject;
  readonly profile: string | null;
  readonly prefixes: string;
  /** The files of plans that share a number, by that. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
  /** What its overview says of all plans: whether it has a Module Index, and its State Deltas. */
  readonly records: string;
  /** The explorations that are under way, the oldest first. */
  readonly explorations: readonly string[];
}

/** What a change makes of findings. */
interface Consequences {
  /** The files in which something else may be found; `null`: any, as a file has changed of which nothing was known. */
  readonly files: ReadonlySet<string> | null;
  /** Whether files or folders have come or gone. */
  readonly hasOtherFiles: boolean;
}

/**
 * What rules go by that is neither in the file they look at nor in a subject that has changed: kept, so that one can tell what a
 * change makes of it. A change costs what it has touched, and the way from there to the root; but all places are compared where files
 * or folders come or go, all dependencies where some are others, and all free ids where one may have been taken.
 */
export class FarFacts {
  readonly #files = new Map<string, OfFile>();
  readonly #roots = new Map<string, OfRoot>();
  /** Files of which nothing is known yet. */
  readonly #unread = new Set<string>();

  /** Forgets all. What is to be known of files is read one by one, as they are looked at. */
  reset(facts: Facts): void {
    const { plan } = facts;
    this.#files.clear();
    this.#unread.clear();
    for (const path of plan.files()) this.#unread.add(path);
    this.#roots.clear();
    for (const root of plan.roots) if (root.kind === 'root') this.#roots.set(root.id, readRoot(root, facts));
  }

  /** Reads what is to be known of a file that is looked at for the first time. */
  read(path: string, { plan }: Facts): void {
    if (this.#unread.delete(path)) this.#files.set(path, readFile(path, plan));
  }

  update(facts: Facts, change: PlanChange): Consequences {
    const { plan } = facts;
    const concerned = new Concerned(plan);
    const { files } = concerned;
    const moved = new Set(change.moved);
    for (const id of [...change.added, ...change.changed]) {
      const subject = moved.has(id) ? undefined : plan.subject(id);
      if (subject !== undefined) concerned.add(subject);
    }
    let isUnknown = false;
    let hasOtherFiles = [...change.added, ...change.removed].some((id) => !id.includes('#'));
    let hasOtherDependencies = false;
    let mayGiveOthers = [...change.added, ...change.removed, ...change.changed].some(isOfTicket);
    for (const path of change.files) {
      files.add(path);
      if (this.#unread.delete(path)) isUnknown = true;
      const before = this.#files.get(path);
      const now = plan.file(path) === undefined ? undefined : readFile(path, plan);
      if (now === undefined) this.#files.delete(path);
      else this.#files.set(path, now);
      compareFiles(path, before, now, concerned, plan);
      hasOtherFiles ||= before?.place !== now?.place;
      hasOtherDependencies ||= before?.hasDependencies === true || now?.hasDependencies === true;
      mayGiveOthers ||= before?.hasIds === true || now?.hasIds === true || (before?.given ?? '') + (now?.given ?? '') !== '';
    }
    this.#compareRoots(facts, files);
    const cycles = hasOtherDependencies ? membersOfCycles(plan) : null;
    for (const [path, before] of this.#files) {
      const place = hasOtherFiles ? placeOf(path, plan) : before.place;
      const missing = before.missing === '' ? '' : missingIn(path, plan);
      const cycle = cycles === null ? before.cycle : cycles.get(path);
      const given = mayGiveOthers && before.given !== '' ? idsGivenIn(path, plan) : before.given;
      if (cycle !== undefined && [...cycle].some((id) => concerned.ids.has(id))) files.add(path);
      if (place === before.place && missing === before.missing && cycle === before.cycle && given === before.given) continue;
      this.#files.set(path, { ...before, place, missing, cycle, given });
      files.add(path);
    }
    return { files: isUnknown ? null : files, hasOtherFiles };
  }

  #compareRoots(facts: Facts, files: Set<string>): void {
    const { plan } = facts;
    const gone = new Set(this.#roots.keys());
    for (const root of plan.roots) {
      if (root.kind !== 'root') continue;
      gone.delete(root.id);
      const before = this.#roots.get(root.id);
      if (before?.root === root) continue;
      const now = readRoot(root, facts);
      this.#roots.set(root.id, now);
      if (before === undefined) continue;
      if (before.profile !== now.profile) for (const path of pathsFrom(root)) files.add(path);
      if (before.prefixes !== now.prefixes) {
        for (const path of pathsFrom(root)) {
          if (plan.referencesIn(path).some(({ outcome }) => outcome === 'no subject')) files.add(path);
        }
      }
      if (before.records !== now.records) for (const { path } of [root, ...topPlans(root), ...topModules(root)]) files.add(path);
      if (before.explorations.join('\n') !== now.explorations.join('\n')) for (const id of [...before.explorations, ...now.explorations]) files.add(id);
      for (const number of new Set([...before.repeated.keys(), ...now.repeated.keys()])) {
        const [old = [], all = []] = [before.repeated.get(number), now.repeated.get(number)];
        if (old.join('\n') !== all.join('\n')) for (const path of [...old, ...all]) files.add(path);
      }
    }
    for (const id of gone) this.#roots.delete(id);
  }
}

/** Whether a ticket has this id: of those within a file, the last part is what it is called by. */
function isOfTicket(id: string): boolean {
  return /[#/][A-Z]{1,10}-?\d+[A-Za-z]?(?:~\d+)?$/.test(id);
}

function compareFiles(path: string, before: OfFile | undefined, now: OfFile | undefined, concerned: Concerned, plan: Plan): void {
  for (const id of new Set([...before?.said.keys() ?? [], ...now?.said.keys() ?? []])) {
    if (before?.said.get(id) !== now?.said.get(id)) concerned.addSaidOf(id);
  }
  for (const id of difference(before?.listed ?? NOTHING, now?.listed ?? NOTHING)) {
    const path = plan.subject(id)?.path;
    if (path !== undefined) concerned.files.add(path);
  }
  const subject = now === undefined ? undefined : plan.subjectAt(path, -1, 0);
  if (subject === undefined) return;
  if (before?.aside !== now?.aside) concerned.add(subject);
  // Links to headings that are not there are told those that are.
  for (const reference of plan.referencesTo(subject.id)) if (reference.outcome === 'no heading') concerned.files.add(reference.path);
  // Who changes a section is told how its heading is written.
  for (const { id, kind } of subject.children) {
    if (kind === 'section') for (const { path: from, relation } of plan.referencesTo(id)) if (relation === 'changes') concerned.files.add(from);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** What is in one of two sets only. */
function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return a === b ? [] : [...[...a].filter((each) => !b.has(each)), ...[...b].filter((each) => !a.has(each))];
}

function readFile(path: string, plan: Plan): OfFile {
  const hasDependencies = dependenciesIn(path, plan).length > 0;
  return {
    place: placeOf(path, plan), missing: missingIn(path, plan),
    hasDependencies, cycle: hasDependencies ? membersOfCycles(plan).get(path) : undefined,
    given: idsGivenIn(path, plan), hasIds: (plan.file(path)?.ids.length ?? 0) > 0, said: saidIn(path, plan), aside: asideOf(path, plan), listed: listedIn(path, plan),
  };
}

function placeOf(path: string, plan: Plan): string {
  const around: string[] = [];
  const own = plan.subjectAt(path, -1, 0);
  for (let subject = own; subject !== undefined; subject = plan.parent(subject.id)) around.push(`${subject.kind} ${subject.id} ${subject.path}`);
  const children = own === undefined ? [] : childrenOf(own).map(({ kind, id, path: at }) => `${kind} ${id} ${at}`);
  const twins = own === undefined ? [] : filesOfId(plan, own).map(({ id }) => id);
  return [...around, '', ...children, '', ...twins].join('\n');
}

function saidIn(path: string, plan: Plan): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { from, relation, outcome, to } of plan.referencesIn(path)) {
    if (!SAID_OF.has(relation) || plan.subject(from)?.path === path) continue;
    said.set(from, `${said.get(from) ?? ''}${relation} ${outcome} ${to.join(' ')}\n`);
  }
  return said;
}

/** Whether it was made invalid or has a Module Index, what it blocks, what it announces in tables and headings, how its packages are numbered. */
function asideOf(path: string, plan: Plan): string {
  const { frontMatter, blocks = [] } = plan.file(path) ?? {};
  const invalid = frontMatter?.fields.find(({ key }) => key === 'invalidated_by')?.value;
  const announced = blocks.flatMap((block) => {
    if (block.type === 'heading') return [(block.suffix ?? block.lead)?.status];
    return block.type === 'table' ? [block.header[0]?.text, ...block.rows.map(({ status }) => status?.status)] : [];
  });
  const packages = checkedFile(path, plan)?.subjects.flatMap((subject) => packageNumber(subject) === null ? [] : [subject.id]) ?? [];
  const blocked = plan.referencesIn(path).flatMap(({ relation, outcome, to }) => relation === 'blocks' ? [outcome, ...to] : []);
  const hasIndex = moduleIndexOf(plan.file(path)) !== undefined;
  return [invalid, hasIndex, ...blocked, '', ...announced, '', ...packages].join('\n');
}

function missingIn(path: string, plan: Plan): string {
  const names = plan.referencesIn(path)
    .filter(({ isStrict, outcome, form, relation }) => outcome === 'no subject' && relation !== 'lists' &&
      (form === 'front matter' || relation === 'changes' ? isStrict : form === 'cell' || form === 'field'))
    .map(({ written }) => written);
  return names.map((name) => `${name} ${plan.called(name).length}`).join('\n');
}

function readRoot(root: Subject, { plan, settings, today }: Facts): OfRoot {
  return {
    root,
    profile: profileAround(plan, root, settings.profile),
    prefixes: [...ticketPrefixes(root)].sort().join(' '),
    repeated: new Map(repeatedNumbers(root).map(([number, plans]) => [number, plans.map(({ path }) => path)])),
    records: recordsIn(root, plan),
    explorations: activeExplorations(root, plan, today),
  };
}

function recordsIn(root: Subject, plan: Plan): string {
  const claims = plan.file(root.path);
  const deltas = claims === undefined ? null : deltasIn(claims);
  const records = [claims !== undefined, moduleIndexOf(claims) !== undefined];
  if (deltas === null) return records.join('\n');
  const plans = topPlans(root).flatMap((each) => deltasOf(each, deltas)
    .map(({ changes }) => `${each.id}: ${changes.flatMap(({ modules }) => modules).join(' ')}`));
  return [...records, deltas.oldest, leadsToArchive(root.path, plan), ...plans].join('\n');
}

/** The files of a folder plan, and folders without one. */
function pathsFrom(site: Subject): readonly string[] {
  return [site.path, ...filesBelow(site).flatMap(pathsFrom)];
}
