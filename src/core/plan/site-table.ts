import { liesWithin } from '../base/paths';
import type { FileClaims } from '../model/claims';
import { type Home, homeOf } from './discovery';
import { documentSite, fileName, folderSites, type Site } from './sites';

export interface SiteChanges {
  /** New ones, and those that are not what they were or have others below them. */
  readonly changed: readonly Site[];
  readonly removed: readonly Site[];
}

/** All files and folders of a workspace that are subjects. */
export class SiteTable {
  #folders: ReadonlySet<string> = new Set();
  /** For each plan, by its root folder or its document: the files that make it. */
  readonly #members = new Map<string, Set<string>>();
  readonly #planOfFile = new Map<string, string>();
  /** Of each plan that is a folder. */
  readonly #homes = new Map<string, Home>();
  /** The ids of those of which files are parts, by path. */
  readonly #partOf = new Map<string, string>();
  readonly #trees = new Map<string, Site>();
  readonly #sites = new Map<string, Site>();
  readonly #ofFile = new Map<string, Site>();
  /** The plans as they are shown: archived ones last, by path. */
  trees: readonly Site[] = [];

  /** The roots of the DREAM plans. */
  get folders(): ReadonlySet<string> {
    return this.#folders;
  }

  get(id: string): Site | undefined {
    return this.#sites.get(id);
  }

  /** The site for which a file speaks. */
  ofFile(path: string): Site | undefined {
    return this.#ofFile.get(path);
  }

  /**
   * @param folders the roots of the DREAM plans
   * @param claims the files that have come, changed, or, with `null`, gone
   * @param all what all files say
   */
  update(folders: ReadonlySet<string>, claims: ReadonlyMap<string, FileClaims | null>, all: ReadonlyMap<string, FileClaims>): SiteChanges {
    const plans = this.#regroup(folders, claims, all);
    if (plans.size === 0) return NO_CHANGES;
    const before = new Map<string, Site>();
    for (const plan of plans) for (const site of allSites(this.#trees.get(plan))) before.set(site.id, site);
    for (const { id, file } of before.values()) {
      this.#sites.delete(id);
      if (file !== null) this.#ofFile.delete(file);
    }
    const changed: Site[] = [];
    for (const plan of plans) {
      const tree = this.#makeTree(plan);
      for (const site of allSites(tree)) {
        this.#sites.set(site.id, site);
        if (site.file !== null) this.#ofFile.set(site.file, site);
        const known = before.get(site.id);
        if (known === undefined || !isSame(known, site) || !hasSameChildren(known, site)) changed.push(site);
      }
    }
    this.trees = [...this.#trees.values()].sort((a, b) => Number(a.isArchived) - Number(b.isArchived) || (a.path < b.path ? -1 : 1));
    return { changed, removed: [...before.values()].filter(({ id }) => !this.#sites.has(id)) };
  }

  /** Puts files where they belong now; returns the plans that have gained or lost one. */
  #regroup(folders: ReadonlySet<string>, claims: ReadonlyMap<string, FileClaims | null>, all: ReadonlyMap<string, FileClaims>): ReadonlySet<string> {
    const touched = new Set<string>();
    const others = new Set([...folders, ...this.#folders].filter((folder) => folders.has(folder) !== this.#folders.has(folder)));
    // Only below a root that has come or gone another one may be home.
    const paths = others.size === 0 ? claims.keys() : new Set([...[...this.#planOfFile.keys()].filter((path) => liesWithin(path, others)), ...claims.keys()]);
    this.#folders = new Set(folders);
    for (const path of paths) {
      const known = this.#planOfFile.get(path);
      const home = claims.get(path) === null ? null : homeOf(path, folders);
      const plan = claims.get(path) === null ? undefined : home?.root ?? path;
      if (home !== null && this.#homes.get(home.root)?.format !== home.format) {
        this.#homes.set(home.root, home);
        touched.add(home.root);
      }
      if (this.#setPartOf(path, home === null ? null : home.format.partOf(fileName(path), all.get(path)?.frontMatter?.fields ?? [])) && plan !== undefined) touched.add(plan);
      if (plan === known) continue;
      if (known !== undefined) {
        this.#members.get(known)?.delete(path);
        touched.add(known);
      }
      if (plan === undefined) {
        this.#planOfFile.delete(path);
      } else {
        this.#planOfFile.set(path, plan);
        const members = this.#members.get(plan);
        if (members === undefined) this.#members.set(plan, new Set([path]));
        else members.add(path);
        touched.add(plan);
      }
    }
    return touched;
  }

  /** Returns whether that is news. */
  #setPartOf(path: string, id: string | null): boolean {
    if (id === (this.#partOf.get(path) ?? null)) return false;
    if (id === null) this.#partOf.delete(path);
    else this.#partOf.set(path, id);
    return true;
  }

  #makeTree(plan: string): Site | undefined {
    const members = this.#members.get(plan);
    if (members === undefined || members.size === 0) {
      this.#members.delete(plan);
      this.#homes.delete(plan);
      this.#trees.delete(plan);
      return undefined;
    }
    const home = this.#homes.get(plan);
    const tree = home === undefined ? documentSite(plan) : folderSites(home, members, this.#partOf);
    this.#trees.set(plan, tree);
    return tree;
  }
}

const NO_CHANGES: SiteChanges = { changed: [], removed: [] };

function allSites(site: Site | undefined, found: Site[] = []): readonly Site[] {
  if (site === undefined) return found;
  found.push(site);
  for (const child of site.children) allSites(child, found);
  return found;
}

/** Whether a site and all those above it are the same. */
function isSame(a: Site | null, b: Site | null): boolean {
  if (a === null || b === null) return a === b;
  return a.id === b.id && a.kind === b.kind && a.name === b.name && a.format === b.format && a.file === b.file && isSame(a.parent, b.parent);
}

function hasSameChildren(a: Site, b: Site): boolean {
  return a.children.length === b.children.length && a.children.every(({ id }, i) => id === b.children[i]?.id);
}
