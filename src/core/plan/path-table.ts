import { Bag } from '../base/bag';
import { folderOf, joinPath } from '../base/paths';
import type { Site } from './sites';

/** What is known of a path, whether anything is there or not. */
interface Spot {
  /** Whether a Markdown file is there, part of a plan or not. */
  isFile: boolean;
  /** The subject that is there, or for which the file there speaks. */
  site: Site | null;
  /** How many files and folders lie right in it: a folder is there as long as something lies in it. */
  children: number;
  /** The files that refer to it, or to what is not there. */
  readonly askers: Bag<string>;
}

/** What a path leads to: a file, a subject, or else a folder in which there is something. */
export interface Found {
  readonly path: string;
  readonly site: Site | null;
  readonly isFile: boolean;
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
    if (spot.isFile === isThere) return spot.askers.values();
    spot.isFile = isThere;
    const besides = this.#count(folderOf(path), isThere ? 1 : -1);
    return besides.length === 0 ? spot.askers.values() : [...spot.askers.values(), ...besides];
  }

  /** Something has come to lie in a folder, or is gone from it. Returns the files to which it matters that the folder is there, or is gone. */
  #count(folder: string, by: 1 | -1): readonly string[] {
    if (folder === '') return NOBODY;
    const spot = this.#spot(folder);
    const wasThere = spot.children > 0;
    spot.children += by;
    return wasThere === spot.children > 0 ? NOBODY : [...spot.askers.values(), ...this.#count(folderOf(folder), by)];
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
  find(path: string, folders: readonly string[], asked: AskedPaths): Found | null {
    for (const folder of path.startsWith('/') ? WORKSPACE : folders) {
      const candidate = joinPath(folder, path);
      if (candidate === null) continue;
      const { isFile, site, children } = this.ask(candidate, asked);
      if (isFile || site !== null || children > 0) return { path: candidate, site, isFile };
    }
    return null;
  }

  #spot(path: string): Spot {
    let spot = this.#spots.get(path);
    if (spot === undefined) this.#spots.set(path, spot = { isFile: false, site: null, children: 0, askers: new Bag() });
    return spot;
  }
}

const WORKSPACE = [''];
const NOBODY: readonly string[] = [];
