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

/** What lies at which path, and who has asked for it. */
export class PathTable {
  readonly #spots = new Map<string, Spot>();
  readonly #asked = new Map<string, Spot[]>();

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

  askersOf(path: string): Iterable<string> {
    return this.#spot(path).askers.values();
  }

  siteAt(path: string): Site | null {
    return this.#spots.get(path)?.site ?? null;
  }

  /** Takes back all that a file has asked for. */
  forget(file: string): void {
    for (const spot of this.#asked.get(file) ?? []) spot.askers.delete(file);
    this.#asked.delete(file);
  }

  ask(path: string, file: string): Spot {
    const spot = this.#spot(path);
    spot.askers.add(file);
    const asked = this.#asked.get(file);
    if (asked === undefined) this.#asked.set(file, [spot]);
    else asked.push(spot);
    return spot;
  }

  /** What a path leads to from the first of some folders where anything is; `null`: nothing. */
  find(path: string, folders: readonly string[], file: string): { readonly path: string; readonly site: Site | null } | null {
    for (const folder of path.startsWith('/') ? WORKSPACE : folders) {
      const candidate = joinPath(folder, path);
      if (candidate === null) continue;
      const { isFile, site } = this.ask(candidate, file);
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
