import { Bag } from '../base/bag';
import { joinPath } from '../base/paths';
import type { Site } from './sites';

/** What is known of a path, whether anything is there or not. */
interface Spot {
  /** Whether a Markdown file is there, part of a plan or not. */
  isFile: boolean;
  /** The subject that is there, or for which the file there speaks. */
  site: Site | null;
  /** The files that refer to it, or to what is not there. */
  readonly askers: Bag<string>;
}

/** The paths that one file has asked for. */
export class AskedPaths {
  readonly spots: Spot[] = [];

  constructor(readonly file: string) {}

  takeBack(): void {
    for (const { askers } of this.spots) askers.delete(this.file);
  }
}

/** What lies at which path, and who has asked for it. */
export class PathTable {
  readonly #spots = new Map<string, Spot>();

  /** Returns the files to which that may make a difference. */
  setFile(path: string, isThere: boolean): Iterable<string> {
    const spot = this.#spot(path);
    spot.isFile = isThere;
    return spot.askers.values();
  }

  /** Returns the files to which that may make a difference. */
  setSite(path: string, site: Site | null): Iterable<string> {
    const spot = this.#spot(path);
    spot.site = site;
    return spot.askers.values();
  }

  hasFile(path: string): boolean {
    return this.#spots.get(path)?.isFile === true;
  }

  askersOf(path: string): Iterable<string> {
    return this.#spot(path).askers.values();
  }

  siteAt(path: string): Site | null {
    return this.#spots.get(path)?.site ?? null;
  }

  /** Notes that a file wants to know what lies at a path. */
  ask(path: string, asked: AskedPaths): Spot {
    const spot = this.#spot(path);
    spot.askers.add(asked.file);
    asked.spots.push(spot);
    return spot;
  }

  /** What a path leads to from the first of some folders where anything is; `null`: nothing. */
  find(path: string, folders: readonly string[], asked: AskedPaths): { readonly path: string; readonly site: Site | null } | null {
    for (const folder of path.startsWith('/') ? WORKSPACE : folders) {
      const candidate = joinPath(folder, path);
      if (candidate === null) continue;
      const { isFile, site } = this.ask(candidate, asked);
      if (isFile || site !== null) return { path: candidate, site };
    }
    return null;
  }

  #spot(path: string): Spot {
    let spot = this.#spots.get(path);
    if (spot === undefined) this.#spots.set(path, spot = { isFile: false, site: null, askers: new Bag() });
    return spot;
  }
}

const WORKSPACE = [''];
