import { folderOf } from '../base/paths';
import type { Dialect } from '../dialects/dialect';
import type { FileClaims } from '../model/claims';
import type { Subject } from '../model/plan';
import type { Entry } from './entry';
import { NO_ROWS, readFolderRows } from './folder-rows';
import { keysOfEntry } from './keys';
import { readOutline } from './outline';
import { Owners } from './owners';
import type { RawReference } from './raw-reference';
import { readReferences } from './references';
import type { Named } from './name-table';
import type { Asker } from './resolver';
import type { Site } from './sites';
import { subjectsWithin } from './subjects';

/** What one file gives to the plan, before anything is looked up in others. */
export class FilePart implements Asker {
  readonly path: string;
  readonly outline: Entry;
  /** The subjects that stand within it. */
  readonly subjects: readonly Subject[];
  /** What its subjects are called by, as keys. */
  readonly names: readonly (readonly [key: string, named: Named])[];
  readonly bases: readonly string[];
  readonly #owners: Owners;
  #headings: ReadonlyMap<string, string> | null = null;

  constructor(readonly claims: FileClaims, readonly site: Site) {
    const outline = readOutline(claims, this.dialect);
    this.path = claims.uri;
    this.outline = outline;
    this.subjects = subjectsWithin(this, site);
    this.#owners = new Owners(outline);
    const plans = plansAround(site);
    this.names = namesBelow(outline, { isArchived: site.isArchived, plan: plans[0]?.id ?? site.id, isLocal: this.dialect.localIds !== null });
    this.bases = [...new Set([folderOf(this.path), ...plans.map(({ path, file }) => file === null ? path : folderOf(path)), ''])];
  }

  get dialect(): Dialect {
    return this.site.format.dialect(this.claims.uri);
  }

  /** Made whenever they are looked up: that is seldom done twice, and there are many. */
  references(): readonly RawReference[] {
    const { claims, site, outline, dialect } = this;
    return readReferences({ site, claims, outline, owners: this.#owners, dialect, rows: site.format.hasRows ? readFolderRows(claims, site) : NO_ROWS });
  }

  /** The ids of the subjects that own its headings and other anchors, by anchor. */
  get headings(): ReadonlyMap<string, string> {
    if (this.#headings === null) {
      const headings = new Map<string, string>();
      for (const block of this.claims.blocks) if (block.type === 'heading') headings.set(block.slug, this.#owners.at(block.start));
      for (const anchor of this.claims.anchors) if (!headings.has(anchor.toLowerCase())) headings.set(anchor.toLowerCase(), this.outline.id);
      this.#headings = headings;
    }
    return this.#headings;
  }

  /** The id of the smallest subject that has something between two offsets. */
  ownerOver(start: number, end: number): string {
    return this.#owners.over(start, end);
  }
}

/** The plans around a file, the nearest first, and their root. */
function plansAround(site: Site): readonly Site[] {
  const plans: Site[] = [];
  for (let around: Site | null = site; around !== null; around = around.parent) {
    if (around.kind === 'plan' || around.kind === 'root') plans.push(around);
  }
  return plans;
}

/** @param common what all of them have in common */
function namesBelow(outline: Entry, common: Pick<Named, 'isArchived' | 'plan' | 'isLocal'>): readonly (readonly [string, Named])[] {
  const names: (readonly [string, Named])[] = [];
  const collect = (entry: Entry): void => {
    for (const child of entry.children) {
      const keys = keysOfEntry(child.kind, child.number, child.ids, child.name);
      if (keys.length > 0) {
        const named: Named = { id: child.id, kind: child.kind, ...common };
        for (const key of keys) names.push([key, named]);
      }
      collect(child);
    }
  };
  collect(outline);
  return names;
}
