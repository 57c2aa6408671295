import { folderOf, liesBelow } from '../base/paths';
import { OVERVIEW } from '../dialects/dream';
import type { FileClaims } from '../model/claims';
import type { Move } from '../model/edits';
import type { Awaitable } from '../model/files';
import type { Subject } from '../model/plan';
import { folderPlanRoots, homeOf, isDream, isOverview, isPlanOverview, isTemplate, rootOf } from './discovery';
import type { FileChanges, LinkedPlan } from './linked-plan';
import type { PastPlan } from './plan-snapshot';

/** Where everything is after some moves. */
export class Moves {
  readonly #moves: readonly Move[];
  readonly #names: readonly string[];

  constructor(moves: readonly Move[]) {
    // What is moved by itself may lie in a folder that moves as well.
    this.#moves = [...moves].sort((a, b) => b.from.length - a.from.length);
    this.#names = [...new Set(moves.map(({ from }) => from.slice(from.lastIndexOf('/') + 1)))];
  }

  /** Where the file or folder of a path is then. */
  of(path: string): string {
    for (const { from, to } of this.#moves) if (path === from || liesBelow(path, from)) return to + path.slice(from.length);
    return path;
  }

  /** What the subject of an id is called by then; an id that a plan does not know stays. */
  ofId(id: string, plan: Pick<PastPlan, 'subject'>): string {
    const subject = plan.subject(id);
    if (subject === undefined) return id;
    const holder = holderOf(subject);
    return this.of(holder) + id.slice(holder.length);
  }

  /** Whether something goes to where another thing is that moves as well. */
  get isChained(): boolean {
    return this.#moves.some(({ to }) => this.of(to) !== to);
  }

  /** Whether any of some paths, however written, may lead to what moves from a place that stays. */
  mayBeMeantBy(written: string): boolean {
    return this.#names.some((name) => written.includes(name));
  }
}

/** The id of the file or folder that a subject is, or within which it stands: a name may have a `#` in it. */
function holderOf({ id, path, places }: Subject): string {
  if (places.length === 0) return id;
  return id.startsWith(`${path}#`) ? path : id.slice(0, id.indexOf('#', folderOf(path).length));
}

/** A plan beside what it would be. */
export interface Compared {
  readonly before: PastPlan;
  readonly after: LinkedPlan;
  /** The files that move, and those that say something else then or refer to something else: by the paths of before, all of them of a plan. */
  readonly concerned: ReadonlySet<string>;
}

/** So many files are linked at a time. */
const PIECE = 200;

/** The files that are no plan's, and may come into a folder plan by moves. */
export function arrivals(plan: LinkedPlan, files: Iterable<string>, where: Moves): readonly string[] {
  return [...files].filter((path) => {
    const to = where.of(path);
    return to !== path && plan.file(path) === undefined && !isTemplate(to) && (homeOf(to, plan.folders) !== null || isDream(to));
  });
}

/** The plan of a workspace in which things are moved. What belongs to a plan is taken to do so wherever it goes. */
export class MovedPlan {
  readonly #files: ReadonlySet<string>;
  readonly #changes: MovedFiles;
  /** Made where there is much to be done. */
  #beside: Compared | null = null;

  /**
   * @param files all Markdown files of the workspace, part of a plan or not
   * @param pause is waited for now and then where there is much to be done; what it throws ends that
   * @param arriving what the files say that may come into the plan (see `arrivals`), by their paths of before
   * @param few so many files are tried out in the plan itself, in one go; where there are more, a plan is made beside it
   */
  constructor(
    private readonly plan: LinkedPlan, files: Iterable<string>, private readonly where: Moves, private readonly pause: () => Awaitable<void>,
    arriving: ReadonlyMap<string, FileClaims> = new Map(), private readonly few = 500,
  ) {
    this.#files = new Set([...plan.files(), ...files]);
    this.#changes = changesOf(plan, this.#files, where, arriving);
  }

  /**
   * Compares the plan with what it would be.
   * @param question is asked in one go where it can be: neither plan is to be kept
   * @param said what files say then other than now, by their new paths
   */
  async ask<T>(question: (compared: Compared) => Iterable<T>, said: ReadonlyMap<string, FileClaims> = new Map()): Promise<readonly T[]> {
    const { plan } = this;
    const changes = { ...this.#changes, claims: new Map([...this.#changes.claims, ...said]) };
    if (changes.claims.size === 0 && changes.removed.length === 0) return [...question({ before: plan, after: plan, concerned: new Set() })];
    if (this.#beside === null && count(changes.claims) <= this.few) {
      return plan.supposing(changes, (before, change) => [...question({ before, after: plan, concerned: this.#concerned(before, change?.files ?? []) })]);
    }
    const answers: T[] = [];
    for (const answer of question(await this.#madeBeside(said))) {
      answers.push(answer);
      await this.pause();
    }
    return answers;
  }

  #concerned(before: PastPlan, told: readonly string[]): ReadonlySet<string> {
    if (this.where.isChained) return new Set(before.files());
    return new Set([...this.#changes.claims.keys(), ...told].filter((path) => before.file(path) !== undefined));
  }

  async #madeBeside(said: ReadonlyMap<string, FileClaims>): Promise<Compared> {
    if (this.#beside === null) {
      const before = this.plan.snapshot();
      const after = this.plan.empty();
      after.update({ ...this.#changes, added: [...this.#files].map((path) => this.where.of(path)), removed: [], claims: new Map() });
      const staying = [...before.files()].flatMap((path) => this.where.of(path) === path ? before.file(path) ?? [] : []);
      await this.#tell(after, [...staying, ...[...this.#changes.claims.values()].filter((moved) => moved !== null)]);
      this.#beside = { before, after, concerned: new Set(before.files()) };
    }
    await this.#tell(this.#beside.after, [...said.values()]);
    return this.#beside;
  }

  async #tell(after: LinkedPlan, said: readonly FileClaims[]): Promise<void> {
    for (let from = 0; from < said.length; from += PIECE) {
      const claims = new Map(said.slice(from, from + PIECE).map((each) => [each.uri, each]));
      after.update({ ...this.#changes, added: [], removed: [], claims });
      await this.pause();
    }
  }
}

interface MovedFiles extends FileChanges {
  readonly removed: readonly string[];
}

function changesOf(plan: LinkedPlan, files: ReadonlySet<string>, where: Moves, arriving: ReadonlyMap<string, FileClaims>): MovedFiles {
  const moved = [...files].filter((path) => where.of(path) !== path);
  const added = new Set(moved.map((path) => where.of(path)));
  const folders = foldersAfter(plan, moved, where, arriving);
  // What says nothing in its plan, such as a template, says nothing without it either.
  const silent = folders === plan.folders ? [] : [...files].filter((path) => plan.file(path) === undefined);
  const claims = new Map<string, FileClaims | null>([...moved, ...silent].map((path) => [path, null]));
  for (const path of moved) {
    const said = plan.file(path) ?? (homeOf(where.of(path), folders) === null ? undefined : arriving.get(path));
    if (said !== undefined) claims.set(where.of(path), movedClaims(said, where));
  }
  return { folders, added, removed: moved.filter((path) => !added.has(path)), claims };
}

function count(claims: ReadonlyMap<string, FileClaims | null>): number {
  return [...claims.values()].filter((said) => said !== null).length;
}

function movedClaims(said: FileClaims, where: Moves): FileClaims {
  const uri = where.of(said.uri);
  return uri === said.uri ? said : { ...said, uri };
}

/** The roots of the DREAM plans when files are moved: only those are looked at of which an overview goes. */
function foldersAfter(
  plan: LinkedPlan, moved: readonly string[], where: Moves, arriving: ReadonlyMap<string, FileClaims>,
): ReadonlySet<string> {
  const { folders } = plan;
  if (![...moved, ...moved.map((path) => where.of(path))].some(isOverview)) return folders;
  const touched = [...new Set(moved.filter(isOverview).flatMap((path) => rootOf(path, folders) ?? []))];
  const others = [...folders].filter((root) => !touched.includes(root)).map((root) => `${root}/${OVERVIEW}`.replace(/^\//, ''));
  const near = new Set([...moved, ...[...plan.files()].filter((path) => touched.some((root) => liesBelow(path, root)))]);
  const overviews = [...near].flatMap((path) => {
    const [said, to] = [plan.file(path) ?? arriving.get(path), where.of(path)];
    if (said === undefined || !isOverview(to)) return [];
    // What cannot be read went for a plan's by its text, and still does.
    const isUnread = said.frontMatter !== null && said.frontMatter.error !== null;
    return isUnread || isPlanOverview(to, said, '') ? [to] : [];
  });
  return new Set(folderPlanRoots([...others, ...overviews]));
}
