import { folderOf } from '../base/paths';
import type { FileClaims } from '../model/claims';
import type { Plan, PlanChange, Reference, Subject, SubjectKind, Writing } from '../model/plan';
import type { StatusVocabulary } from '../model/vocabulary';
import { Change } from './change';
import { FilePart } from './file-part';
import { keyOf, keyOfId, keysOfName, keysOfSite } from './keys';
import { Links } from './links';
import { type Names, replaceNames } from './name-list';
import { beforeArchiving, levelsFrom } from './name-table';
import { PlanSnapshot, siteIdOf, subjectIn } from './plan-snapshot';
import { type Answer, Asked, Resolver } from './resolver';
import { saysTheSame } from './same';
import { SiteTable } from './site-table';
import type { Site } from './sites';
import { subjectOfSite } from './subjects';
import { type Wording, wordingOf } from './wording';

/** What has changed in the files of a workspace. */
export interface FileChanges {
  /** The roots of its DREAM plans, as they are now: those of other formats are told by their paths. */
  readonly folders: ReadonlySet<string>;
  /** Markdown files that are there now, part of a plan or not. */
  readonly added: Iterable<string>;
  readonly removed: Iterable<string>;
  /** What files of plans say now; `null`: the file belongs to no plan any more. */
  readonly claims: ReadonlyMap<string, FileClaims | null>;
}

/**
 * The plan of a workspace, kept up to date file by file. Each file gives its part. What concerns others is looked up by those
 * who asked for it, and a subject is made anew only where something of it, or below it, has changed.
 */
export class LinkedPlan implements Plan {
  readonly #claims = new Map<string, FileClaims>();
  readonly #sites = new SiteTable();
  readonly #parts = new Map<string, FilePart>();
  /** The names of a site or of the subjects within a file, by id or path. */
  readonly #names = new Map<string, Names>();
  readonly #resolver: Resolver;
  readonly #links: Links;
  readonly #subjects = new Map<string, Subject>();
  /** Made when somebody asks, and good until something changes. */
  #snapshot: PlanSnapshot | null = null;
  roots: readonly Subject[] = [];
  naming: object = {};

  /** @param wording what statuses are called in a file: by the words that everybody knows, unless told */
  constructor(private readonly wording: (path: string) => Wording = () => USUAL) {
    this.#resolver = new Resolver((path) => this.#parts.get(path)?.headings ?? null);
    this.#links = new Links(this.#resolver);
  }

  /** The roots of its DREAM plans. */
  get folders(): ReadonlySet<string> {
    return this.#sites.folders;
  }

  /** One that knows of no file yet, and reads them as this one does. */
  empty(): LinkedPlan {
    return new LinkedPlan(this.wording);
  }

  files(): Iterable<string> {
    return this.#parts.keys();
  }

  subject(id: string): Subject | undefined {
    return subjectIn(this.#subjects, id);
  }

  parent(id: string): Subject | undefined {
    const site = this.#sites.get(id);
    if (site !== undefined) return site.parent === null ? undefined : this.#subjects.get(site.parent.id);
    const holder = siteIdOf(id, this.#subjects);
    return this.subject(id.slice(0, Math.max(holder.length, id.lastIndexOf('/'))));
  }

  file(path: string): FileClaims | undefined {
    return this.#parts.get(path)?.claims;
  }

  basesOf(path: string): readonly string[] {
    return this.#parts.get(path)?.bases ?? [...new Set([folderOf(path), ''])];
  }

  changedBy(path: string): string | null {
    return this.#parts.get(path)?.dialect.changing?.whole(path) ?? null;
  }

  hasOwnIds(path: string): boolean {
    return (this.#parts.get(path)?.dialect.localIds ?? null) !== null;
  }

  writing(path: string): Writing | undefined {
    const dialect = this.#parts.get(path)?.dialect;
    if (dialect === undefined) return undefined;
    const { words } = this.wording(path);
    return words.size === 0 ? dialect : { ...dialect, words: new Map([...dialect.words, ...words]) };
  }

  vocabulary(path: string): StatusVocabulary {
    return this.wording(path).vocabulary;
  }

  subjectAt(path: string, start: number, end = start + 1): Subject | undefined {
    const part = this.#parts.get(path);
    return part === undefined ? undefined : this.subject(part.ownerOver(start, end));
  }

  referencesIn(path: string): readonly Reference[] {
    return this.#links.in(path);
  }

  referencesFrom(id: string): readonly Reference[] {
    const subject = this.subject(id);
    return subject === undefined ? [] : this.#links.from(id, subject.path);
  }

  referencesTo(id: string): readonly Reference[] {
    return this.#links.to(id);
  }

  /**
   * What a reference of this plan would lead to if it went by another name or path; `null`: there is no such reference.
   * @param by `null`: by what it goes by
   * @param rows what other references of the file are taken to lead to, where it rests on them, by `keyInFile`
   */
  instead(reference: Reference, by: { readonly path: string } | { readonly name: string } | null, rows: ReadonlyMap<string, string>): Answer | null {
    const part = this.#parts.get(reference.path);
    const sought = by === null ? {} : 'path' in by ? by : { keys: keysOfName(by.name), path: '' };
    return part === undefined ? null : this.#links.instead(part, reference, sought, rows);
  }

  called(name: string): readonly Subject[] {
    const calledBy = (key: string): readonly string[] => [...this.#resolver.names.called(key)].map(({ id }) => id);
    const found = keysOfName(name).map(calledBy).find((ids) => ids.length > 0) ?? [];
    const subjects = [...new Set([...found, ...calledBy(keyOfId(name))])].flatMap((id) => this.subject(id) ?? []);
    return subjects.sort((a, b) => Number(a.isArchived) - Number(b.isArchived) || (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  }

  /** The nearest subjects of some kinds that a name would mean where it is said of a subject. */
  meantBy(name: string, from: string, kinds: ReadonlySet<SubjectKind>): readonly Subject[] {
    const asked = new Asked('');
    try {
      return this.#resolver.names.find(keyOf(name), kinds, levelsFrom(from), '', asked.names).flatMap((id) => this.subject(id) ?? []);
    } finally {
      asked.takeBack();
    }
  }

  /** The plan as it is now, whatever becomes of this one. */
  snapshot(): PlanSnapshot {
    return this.#snapshot ??= new PlanSnapshot(this.#parts, this.#subjects, this.#links.all());
  }

  /**
   * What would be if files were otherwise: the plan is so while `ask` runs, and afterwards, whatever happens, it is as it was.
   * @param ask gets the plan as it was before, and what an update would have told
   */
  supposing<T>(changes: FileChanges, ask: (before: PlanSnapshot, change: PlanChange | null) => T): T {
    const before = this.snapshot();
    const { paths } = this.#resolver;
    const [added, removed] = [[...changes.added], [...changes.removed]];
    const back: FileChanges = {
      folders: this.#sites.folders,
      added: removed.filter((path) => paths.hasFile(path)),
      removed: added.filter((path) => !paths.hasFile(path)),
      claims: new Map([...changes.claims.keys()].map((path) => [path, this.#claims.get(path) ?? null])),
    };
    try {
      return ask(before, this.update({ ...changes, added, removed }));
    } finally {
      this.update(back);
      this.#snapshot = before;
    }
  }

  /** Takes over what has changed in files; returns what that changes in the plan, `null` if nothing that anybody could see. */
  update({ folders, added, removed, claims }: FileChanges): PlanChange | null {
    this.#snapshot = null;
    const change = new Change();
    const { paths } = this.#resolver;
    for (const path of added) change.lookAgain(paths.setFile(path, true));
    for (const path of removed) change.lookAgain(paths.setFile(path, false));
    for (const [path, said] of claims) {
      if (said === null) this.#claims.delete(path);
      else this.#claims.set(path, said);
    }
    const sites = this.#sites.update(folders, claims, this.#claims);
    for (const site of sites.removed) this.#dropSite(site, change);
    for (const site of sites.changed) this.#nameSite(site, change);
    const files = new Set([...claims.keys(), ...sites.changed.flatMap(({ file }) => file ?? [])]);
    for (const path of files) this.#readPart(path, change);
    for (const path of change.files) this.#look(path, change);
    this.#rebuild(change);
    return change.result();
  }

  #dropSite(site: Site, change: Change): void {
    this.#setNames(site.id, [], change);
    for (const path of placesOf(site)) {
      if (this.#resolver.paths.siteAt(path)?.id === site.id) change.lookAgain(this.#resolver.paths.setSite(path, null));
    }
    // Without one above it, it is the list of roots that is to be made anew.
    change.dirty.add(site.parent?.id ?? site.id);
    const subject = this.#subjects.get(site.id);
    if (subject === undefined) return;
    this.#subjects.delete(site.id);
    change.remove(subject);
  }

  #nameSite(site: Site, change: Change): void {
    const { id, kind, isArchived, parent } = site;
    for (const path of placesOf(site)) change.lookAgain(this.#resolver.paths.setSite(path, site));
    const named = { id, kind, isArchived, plan: planAround(parent ?? site).id, isLocal: false };
    this.#setNames(id, namesOf(site).map((key) => [key, named] as const), change);
    change.dirty.add(id);
  }

  #setNames(owner: string, names: Names, change: Change): void {
    const before = this.#names.get(owner) ?? NAMELESS;
    const kept = replaceNames(this.#resolver.names, before, names, (files) => change.lookAgain(files));
    if (kept !== before) this.naming = {};
    if (kept.length > 0) this.#names.set(owner, kept);
    else this.#names.delete(owner);
  }

  /** Reads what a file gives to the plan, if it does. */
  #readPart(path: string, change: Change): void {
    const claims = this.#claims.get(path);
    const site = this.#sites.ofFile(path);
    const before = this.#parts.get(path);
    const part = claims === undefined || site === undefined ? null : new FilePart(claims, site);
    if (part === null && before === undefined) return;
    // The folder for which it spoke may still be there.
    if (site === undefined) change.lookAgain(this.#resolver.paths.setSite(path, null));
    if (part === null) this.#parts.delete(path);
    else this.#parts.set(path, part);
    // Names within a file and of the file itself are kept apart, though both go by its path.
    this.#setNames(`#${path}`, part?.names ?? [], change);
    const askers = [...this.#resolver.paths.askersOf(path)];
    if (askers.length > 0 && !(before !== undefined && part !== null && sameHeadings(before, part))) change.lookAgain(askers);
    if (before === undefined || part === null || (before.claims !== part.claims && !saysTheSame(before.claims, part.claims))) change.told.add(path);
    change.lookAgain([path]);
    if (site !== undefined) change.dirty.add(site.id);
  }

  #look(path: string, change: Change): void {
    const { isChanged, spokenOf } = this.#links.look(path, this.#parts.get(path) ?? null);
    if (isChanged) change.told.add(path);
    for (const id of spokenOf) change.dirty.add(id);
  }

  #rebuild(change: Change): void {
    const trees = new Set<Site>();
    for (const id of [...change.dirty]) {
      for (let site = this.#sites.get(id) ?? null; site !== null; site = site.parent) {
        change.dirty.add(site.id);
        if (site.parent === null) trees.add(site);
      }
    }
    if (change.dirty.size === 0) return;
    for (const tree of trees) this.#build(tree, change);
    this.roots = this.#sites.trees.map(({ id }) => this.#subjects.get(id) as Subject);
  }

  #build(site: Site, change: Change): Subject {
    const before = this.#subjects.get(site.id);
    if (before !== undefined && !change.dirty.has(site.id)) return before;
    const part = (site.file === null ? undefined : this.#parts.get(site.file)) ?? null;
    const below = site.children.map((child) => this.#build(child, change));
    const within = part?.subjects ?? [];
    const subject = subjectOfSite(site, part, this.#links.heardOf(site.id), within.length === 0 ? below : [...within, ...below]);
    this.#subjects.set(site.id, subject);
    change.compare(before, subject);
    return subject;
  }
}

const USUAL = wordingOf();
const NAMELESS: Names = [];

/** The paths that lead to it. */
function placesOf({ id, file }: Site): readonly string[] {
  return file === null || file === id ? [id] : [id, file];
}

/** What is archived still goes by the name that it had before. */
function namesOf({ id, name, kind }: Site): readonly string[] {
  const before = beforeArchiving(id);
  const former = before.slice(before.lastIndexOf('/') + 1);
  return id.endsWith(`/${former}`) ? keysOfSite(name, kind) : [...new Set([...keysOfSite(name, kind), ...keysOfSite(former, kind)])];
}

/** The nearest plan or root at or above a site; what holds all, where there is none. */
function planAround(site: Site): Site {
  return site.kind === 'plan' || site.kind === 'root' || site.parent === null ? site : planAround(site.parent);
}

function sameHeadings(a: FilePart, b: FilePart): boolean {
  return a.headings.size === b.headings.size && [...a.headings].every(([slug, owner]) => b.headings.get(slug) === owner);
}
