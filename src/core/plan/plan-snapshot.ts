import { folderOf } from '../base/paths';
import type { FileClaims } from '../model/claims';
import type { Plan, Reference, Subject } from '../model/plan';
import type { FilePart } from './file-part';

/** What can be asked of a plan as it was. */
export type PastPlan = Pick<Plan, 'files' | 'file' | 'basesOf' | 'subject' | 'subjectAt' | 'referencesIn'>;

/** A plan as it is when this is made: no update to come changes anything of it. It costs little: what a plan is made of never changes. */
export class PlanSnapshot implements PastPlan {
  readonly #parts: ReadonlyMap<string, FilePart>;
  readonly #subjects: ReadonlyMap<string, Subject>;

  /** @param references by the files in which they stand, never to be changed */
  constructor(
    parts: ReadonlyMap<string, FilePart>, subjects: ReadonlyMap<string, Subject>, private readonly references: ReadonlyMap<string, readonly Reference[]>,
  ) {
    this.#parts = new Map(parts);
    this.#subjects = new Map(subjects);
  }

  files(): Iterable<string> {
    return this.#parts.keys();
  }

  file(path: string): FileClaims | undefined {
    return this.#parts.get(path)?.claims;
  }

  basesOf(path: string): readonly string[] {
    return this.#parts.get(path)?.bases ?? [...new Set([folderOf(path), ''])];
  }

  subject(id: string): Subject | undefined {
    return subjectIn(this.#subjects, id);
  }

  subjectAt(path: string, start: number, end = start + 1): Subject | undefined {
    const part = this.#parts.get(path);
    return part === undefined ? undefined : this.subject(part.ownerOver(start, end));
  }

  referencesIn(path: string): readonly Reference[] {
    return this.references.get(path) ?? [];
  }
}

/**
 * The subject of an id: one of these, or one that stands within its file.
 * @param subjects files and folders, by id
 */
export function subjectIn(subjects: ReadonlyMap<string, Subject>, id: string): Subject | undefined {
  const known = subjects.get(id);
  if (known !== undefined) return known;
  const holder = subjects.get(siteIdOf(id, subjects));
  return holder === undefined ? undefined : findBelow(holder, id);
}

/** The id of the file or folder within which a subject stands. */
export function siteIdOf(id: string, sites: { has(id: string): boolean }): string {
  for (let hash = id.indexOf('#'); hash !== -1; hash = id.indexOf('#', hash + 1)) {
    if (sites.has(id.slice(0, hash))) return id.slice(0, hash);
  }
  return id;
}

/** The subject of an id among those within another's file: no key has a `/`. */
function findBelow(subject: Subject, id: string): Subject | undefined {
  const end = id.indexOf('/', subject.id.length + 1);
  const child = childOf(subject, end === -1 ? id : id.slice(0, end));
  return child === undefined || end === -1 ? child : findBelow(child, id);
}

/** So many children are looked through one by one. */
const FEW = 16;

/** The children of subjects that have many, by id; made when one of them is asked for. */
const manyChildren = new WeakMap<Subject, ReadonlyMap<string, Subject>>();

function childOf(subject: Subject, id: string): Subject | undefined {
  const { children } = subject;
  if (children.length <= FEW) return children.find((child) => child.id === id);
  let byId = manyChildren.get(subject);
  if (byId === undefined) manyChildren.set(subject, byId = new Map(children.map((child) => [child.id, child])));
  return byId.get(id);
}
