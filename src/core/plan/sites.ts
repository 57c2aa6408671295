import type { FolderFormat, Format, Place } from '../dialects/format';
import { planDocuments } from '../dialects/plan-document';
import type { SubjectKind } from '../model/plan';
import { type Home, isArchived } from './discovery';
import { keyOfId, leadingId } from './keys';

/** A subject that is a file or a folder. What it is follows from paths alone. */
export interface Site {
  /** Its path. */
  readonly id: string;
  /** Its id alone: what most references lead to. */
  readonly ids: readonly [string];
  readonly kind: SubjectKind;
  readonly name: string;
  readonly format: Format;
  /** Of a folder the file that speaks for it; without one the folder. */
  readonly path: string;
  /** The file that speaks for it, if there is one. */
  readonly file: string | null;
  readonly isArchived: boolean;
  readonly parent: Site | null;
  readonly children: readonly Site[];
}

interface OpenSite extends Site {
  parent: Site | null;
  children: OpenSite[];
}

/** A folder with what lies in it. */
interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly files: Set<string>;
}

/** A plan document, which is a root by itself. */
export function documentSite(path: string): Site {
  return {
    id: path, ids: [path], kind: 'plan', name: fileName(path), format: planDocuments, path, file: path, isArchived: isArchived(path),
    parent: null, children: [],
  };
}

/**
 * The files and folders of a folder plan, as a tree.
 * @param paths the Markdown files that are at home there, workspace-relative
 * @param partOf the ids of those of which files are parts, by path
 */
export function folderSites({ root, format }: Home, paths: Iterable<string>, partOf: ReadonlyMap<string, string> = NO_PARTS): Site {
  return new SiteReader(format, partOf).folder(folderTree(root, paths), format.rootKind, 'root', null);
}

const NO_PARTS: ReadonlyMap<string, string> = new Map();

function folderTree(root: string, paths: Iterable<string>): Folder {
  const top: Folder = { path: root, folders: new Map(), files: new Set() };
  for (const path of paths) {
    let folder = top;
    const parts = path.slice(root === '' ? 0 : root.length + 1).split('/');
    for (const name of parts.slice(0, -1)) {
      let next = folder.folders.get(name);
      if (next === undefined) {
        next = { path: within(folder.path, name), folders: new Map(), files: new Set() };
        folder.folders.set(name, next);
      }
      folder = next;
    }
    folder.files.add(parts[parts.length - 1] as string);
  }
  return top;
}

function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Phases first, then plans, then what only collects; archives last. */
const ORDER = ['phase', 'plan', 'folder', 'collection', 'modules', 'assets', 'exploration', 'documents', 'archive'];

class SiteReader {
  readonly #format: FolderFormat;
  readonly #partOf: ReadonlyMap<string, string>;

  constructor(format: FolderFormat, partOf: ReadonlyMap<string, string>) {
    this.#format = format;
    this.#partOf = partOf;
  }

  /** A plan, a phase or the root, with all that lies in its folder. */
  folder(folder: Folder, kind: 'root' | 'plan' | 'phase' | 'folder', place: Place, parent: Site | null): OpenSite {
    const speaker = this.#format.speaker(folder.files);
    const file = speaker === null ? null : within(folder.path, speaker);
    const id = folder.path === '' ? '.' : folder.path;
    const site: OpenSite = {
      id, ids: [id], kind, name: fileName(`${folder.path}.md`), format: this.#format, path: file ?? folder.path, file,
      isArchived: isArchived(`${folder.path}/`), parent, children: [],
    };
    this.#addFiles(site, folder, place);
    this.#addFolders(site, folder, place);
    site.children.sort((a, b) => Number(a.isArchived) - Number(b.isArchived));
    if (this.#partOf.size > 0) putBelow(site, this.#partOf);
    return site;
  }

  #addFiles(parent: OpenSite, folder: Folder, place: Place): void {
    const format = this.#format;
    const speaker = format.speaker(folder.files);
    const phased = [...folder.folders].some(([name, { files }]) => format.folderRole(name, files, place) === 'phase');
    for (const file of inOrder(folder.files)) {
      const kind = file === speaker ? null : format.fileKind(fileName(file), place, phased);
      if (kind === null) continue;
      const path = within(folder.path, file);
      const name = fileName(file).replace(/\.asset$/i, '');
      parent.children.push({ id: path, ids: [path], kind, name, format, path, file: path, isArchived: isArchived(path), parent, children: [] });
    }
  }

  #addFolders(parent: OpenSite, folder: Folder, place: Place): void {
    const roles = [...folder.folders].map(([name, child]) => ({ name, child, role: this.#format.folderRole(name, child.files, place) }));
    roles.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || (a.name < b.name ? -1 : 1));
    for (const { child, role } of roles) {
      switch (role) {
        case 'phase': case 'plan':
          parent.children.push(this.folder(child, role, role, parent));
          break;
        case 'modules': case 'assets': case 'exploration': case 'documents':
          this.#addFiles(parent, child, role);
          this.#addFolders(parent, child, role);
          break;
        case 'archive':
          // What is archived stays what it was: a plan of the root, an exploration.
          this.#addFiles(parent, child, place);
          this.#addFolders(parent, child, place);
          break;
        case 'folder':
          if (place === 'root' || place === 'exploration') {
            this.#addFiles(parent, child, place);
            this.#addFolders(parent, child, place);
          } else {
            this.#addShown(parent, child, place);
          }
          break;
        case 'collection':
          this.#addShown(parent, child, role);
          break;
      }
    }
  }

  /** A folder that is a subject, unless there is nothing in it. */
  #addShown(parent: OpenSite, folder: Folder, place: Place): void {
    const site = this.folder(folder, 'folder', place, parent);
    if (site.file !== null || site.children.length > 0) parent.children.push(site);
  }
}

/** Puts files of a folder below those of which they are parts. What is still to be done does not go into an archive for that. */
function putBelow(folder: OpenSite, partOf: ReadonlyMap<string, string>): void {
  const called = new Map<string, OpenSite | null>();
  for (const site of folder.children) {
    const name = nameOf(leadingId(site.name, site.kind), site);
    if (name === '') continue;
    const other = called.get(name);
    // Of two with one id it is that which is not archived.
    if (other === undefined) called.set(name, site);
    else if (other?.isArchived === site.isArchived) called.set(name, null);
  }
  const above = new Map<OpenSite, OpenSite>();
  for (const site of folder.children) {
    const whole = called.get(nameOf(partOf.get(site.id) ?? '', site));
    if (whole && (site.isArchived || !whole.isArchived)) above.set(site, whole);
  }
  const isInCircle = (site: OpenSite): boolean => {
    const seen = new Set<OpenSite>();
    for (let each = above.get(site); each !== undefined && !seen.has(each); each = above.get(each)) seen.add(each);
    return seen.has(site);
  };
  const free = folder.children.filter((site) => !above.has(site) || isInCircle(site));
  for (const site of free) above.delete(site);
  for (const [site, whole] of above) {
    site.parent = whole;
    whole.children.push(site);
  }
  folder.children = free;
}

/** What a file is called among its kind; nobody is called by nothing. */
function nameOf(id: string, { kind }: Site): string {
  return id === '' ? '' : `${kind} ${keyOfId(id)}`;
}

/** Names by the alphabet, numbers in them by what they count: `task-2` before `task-10`. */
function inOrder(names: Iterable<string>): readonly string[] {
  const keyed = [...names].map((name) => ({ name, key: name.replace(/\d+/g, (digits) => digits.padStart(LONGEST_NUMBER, '0')) }));
  return keyed.sort((a, b) => a.key === b.key ? (a.name < b.name ? -1 : 1) : a.key < b.key ? -1 : 1).map(({ name }) => name);
}

const LONGEST_NUMBER = 12;

/** A path's last part, without its ending. */
export function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
