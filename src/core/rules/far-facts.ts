import type { Plan, PlanChange, Subject } from '../model/plan';
import { membersOfCycles } from '../plan/cycles';
import { dependenciesIn } from '../plan/dependencies';
import { profileAround } from '../plan/profile';
import { filesBelow } from './all-plans';
import { checkedFile } from './checked-file';
import { Concerned, SAID_OF } from './concerned';
import { givenIds, needsIds } from './free-ids';
import { packageNumber } from './given-twice';
import { repeatedNumbers } from './plan-numbers';
import type { Facts } from './rule';
import { ticketPrefixes } from './ticket-prefixes';

/** What rules read in a file though they look at another, and what they read elsewhere of its own place; as text, to be compared. */
interface OfFile {
  /** What it is and what lies around it. */
  readonly place: string;
  /** What its rows say of subjects that have files of their own, by id. */
  readonly said: ReadonlyMap<string, string>;
  /** What it says of its subject that the subject does not have. */
  readonly aside: string;
  /** How many go by the names that lead nowhere. */
  readonly missing: string;
  readonly hasDependencies: boolean;
  readonly needsIds: boolean;
}

/** What holds for all of a folder plan. */
interface OfRoot {
  readonly root: Subject;
  readonly profile: string | null;
  readonly prefixes: string;
  /** The files of plans that share a number, by that. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
}

/**
 * What rules go by that is neither in the file they look at nor in a subject that has changed: kept, so that one can tell what a
 * change makes of it. Only what the change has touched is looked at, and no more than its root; but all places where files or
 * folders come or go, and all dependencies where some are others.
 */
export class FarFacts {
  readonly #files = new Map<string, OfFile>();
  readonly #roots = new Map<string, OfRoot>();
  #cycles: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #given: ReadonlyMap<string, string> = new Map();

  /** Reads all anew. */
  reset({ plan, settings }: Facts): void {
    this.#files.clear();
    for (const path of plan.files()) this.#files.set(path, readFile(path, plan));
    this.#roots.clear();
    for (const root of plan.roots) if (root.kind === 'root') this.#roots.set(root.id, readRoot(root, plan, settings.profile));
    this.#cycles = membersOfCycles(plan);
    this.#given = givenIds(plan);
  }

  /** The files in which something else may be found. */
  update(facts: Facts, change: PlanChange): ReadonlySet<string> {
    const { plan } = facts;
    const concerned = new Concerned(plan);
    const { files } = concerned;
    const moved = new Set(change.moved);
    for (const id of [...change.added, ...change.changed]) {
      const subject = moved.has(id) ? undefined : plan.subject(id);
      if (subject !== undefined) concerned.add(subject);
    }
    let hasOtherFiles = [...change.added, ...change.removed].some((id) => !id.includes('#'));
    let hasOtherDependencies = false;
    let mayGiveOthers = [...change.added, ...change.removed, ...change.changed].some(isOfTicket);
    for (const path of change.files) {
      files.add(path);
      const before = this.#files.get(path);
      const now = plan.file(path) === undefined ? undefined : readFile(path, plan);
      if (now === undefined) this.#files.delete(path);
      else this.#files.set(path, now);
      compareFiles(path, before, now, concerned, plan);
      if (before === undefined || now === undefined) hasOtherFiles = true;
      if (before?.hasDependencies === true || now?.hasDependencies === true) hasOtherDependencies = true;
      if (before?.needsIds === true || now?.needsIds === true) mayGiveOthers = true;
    }
    if (hasOtherFiles) this.#comparePlaces(plan, files);
    this.#compareMissing(plan, files);
    this.#compareRoots(facts, files);
    this.#compareCycles(plan, concerned, hasOtherDependencies);
    if (mayGiveOthers) this.#compareGiven(plan, files);
    return files;
  }

  #comparePlaces(plan: Plan, files: Set<string>): void {
    for (const [path, before] of this.#files) {
      const place = placeOf(path, plan);
      if (place === before.place) continue;
      this.#files.set(path, { ...before, place });
      files.add(path);
    }
  }

  #compareMissing(plan: Plan, files: Set<string>): void {
    for (const [path, before] of this.#files) {
      if (before.missing === '') continue;
      const missing = missingIn(path, plan);
      if (missing === before.missing) continue;
      this.#files.set(path, { ...before, missing });
      files.add(path);
    }
  }

  #compareRoots({ plan, settings }: Facts, files: Set<string>): void {
    const gone = new Set(this.#roots.keys());
    for (const root of plan.roots) {
      if (root.kind !== 'root') continue;
      gone.delete(root.id);
      const before = this.#roots.get(root.id);
      if (before?.root === root) continue;
      const now = readRoot(root, plan, settings.profile);
      this.#roots.set(root.id, now);
      if (before === undefined) continue;
      if (before.profile !== now.profile) for (const path of pathsFrom(root)) files.add(path);
      if (before.prefixes !== now.prefixes) {
        for (const path of pathsFrom(root)) {
          if (plan.referencesIn(path).some(({ outcome }) => outcome === 'no subject')) files.add(path);
        }
      }
      for (const number of new Set([...before.repeated.keys(), ...now.repeated.keys()])) {
        const [old = [], all = []] = [before.repeated.get(number), now.repeated.get(number)];
        if (old.join('\n') !== all.join('\n')) for (const path of [...old, ...all]) files.add(path);
      }
    }
    for (const id of gone) this.#roots.delete(id);
  }

  #compareCycles(plan: Plan, { files, ids }: Concerned, mayBeOthers: boolean): void {
    const before = this.#cycles;
    if (mayBeOthers) this.#cycles = membersOfCycles(plan);
    if (before !== this.#cycles) for (const path of [...before.keys(), ...this.#cycles.keys()]) files.add(path);
    for (const [path, members] of this.#cycles) if ([...members].some((id) => ids.has(id))) files.add(path);
  }

  #compareGiven(plan: Plan, files: Set<string>): void {
    const before = this.#given;
    this.#given = givenIds(plan);
    for (const path of [...before.keys(), ...this.#given.keys()]) if (before.get(path) !== this.#given.get(path)) files.add(path);
  }
}

/** Whether a ticket has this id: of those within a file, the last part is what it is called by. */
function isOfTicket(id: string): boolean {
  return /[#/][A-Z]{1,10}-?\d+[A-Z]?(?:~\d+)?$/.test(id);
}

function compareFiles(path: string, before: OfFile | undefined, now: OfFile | undefined, concerned: Concerned, plan: Plan): void {
  for (const id of new Set([...before?.said.keys() ?? [], ...now?.said.keys() ?? []])) {
    if (before?.said.get(id) !== now?.said.get(id)) concerned.addSaidOf(id);
  }
  const subject = now === undefined ? undefined : plan.subjectAt(path, -1, 0);
  if (subject === undefined) return;
  if (before?.aside !== now?.aside) concerned.add(subject);
  // Links to headings that are not there are told those that are.
  for (const reference of plan.referencesTo(subject.id)) if (reference.outcome === 'no heading') concerned.files.add(reference.path);
}

function readFile(path: string, plan: Plan): OfFile {
  return {
    place: placeOf(path, plan), said: saidIn(path, plan), aside: asideOf(path, plan), missing: missingIn(path, plan),
    hasDependencies: dependenciesIn(path, plan).length > 0, needsIds: needsIds(path, plan),
  };
}

function placeOf(path: string, plan: Plan): string {
  const around: string[] = [];
  for (let subject = plan.subjectAt(path, -1, 0); subject !== undefined; subject = plan.parent(subject.id)) {
    around.push(`${subject.kind} ${subject.id} ${subject.path}`);
  }
  return around.join('\n');
}

function saidIn(path: string, plan: Plan): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { from, relation, outcome, to } of plan.referencesIn(path)) {
    if (!SAID_OF.has(relation) || plan.subject(from)?.path === path) continue;
    said.set(from, `${said.get(from) ?? ''}${relation} ${outcome} ${to.join(' ')}\n`);
  }
  return said;
}

/** Whether it was made invalid, what it announces in tables and headings, how its packages are numbered. */
function asideOf(path: string, plan: Plan): string {
  const { frontMatter, blocks = [] } = plan.file(path) ?? {};
  const invalid = frontMatter?.fields.find(({ key }) => key === 'invalidated_by')?.value;
  const announced = blocks.flatMap((block) => {
    if (block.type === 'heading') return [(block.suffix ?? block.lead)?.status];
    return block.type === 'table' ? [block.header[0]?.text, ...block.rows.map(({ status }) => status?.status)] : [];
  });
  const packages = checkedFile(path, plan)?.subjects.flatMap((subject) => packageNumber(subject) === null ? [] : [subject.id]) ?? [];
  return [invalid, '', ...announced, '', ...packages].join('\n');
}

function missingIn(path: string, plan: Plan): string {
  const names = plan.referencesIn(path)
    .filter(({ isStrict, outcome, form }) => isStrict && outcome === 'no subject' && form === 'front matter')
    .map(({ written }) => written);
  return names.map((name) => `${name} ${plan.called(name).length}`).join('\n');
}

function readRoot(root: Subject, plan: Plan, setting: Facts['settings']['profile']): OfRoot {
  return {
    root,
    profile: profileAround(plan, root, setting),
    prefixes: [...ticketPrefixes(root)].sort().join(' '),
    repeated: new Map(repeatedNumbers(root).map(([number, plans]) => [number, plans.map(({ path }) => path)])),
  };
}

/** The files of a folder plan, and folders without one. */
function pathsFrom(site: Subject): readonly string[] {
  return [site.path, ...filesBelow(site).flatMap(pathsFrom)];
}
