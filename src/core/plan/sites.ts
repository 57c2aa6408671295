import { OVERVIEW, fileKind, folderRole, type Place } from '../dialects/dream';
import type { SubjectKind } from '../model/plan';
import { isArchived } from './discovery';

/** A subject that is a file or a folder. What it is follows from paths alone. */
export interface Site {
  /** Its path. */
  readonly id: string;
  /** Its id alone: what most references lead to. */
  readonly ids: readonly [string];
  readonly kind: SubjectKind;
  readonly name: string;
  /** Of a folder its overview; without one the folder. */
  readonly path: string;
  /** The file that speaks for it, if there is one. */
  readonly file: string | null;
  readonly isArchived: boolean;
  readonly parent: Site | null;
  readonly children: readonly Site[];
}

interface OpenSite extends Site {
  readonly children: OpenSite[];
}

/** A folder with what lies in it. */
interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly files: Set<string>;
}

/** A plan document, which is a root by itself. */
export function documentSite(path: string): Site {
  return { id: path, ids: [path], kind: 'plan', name: fileName(path), path, file: path, isArchived: isArchived(path), parent: null, children: [] };
}

/**
 * The files and folders of a folder plan, as a tree.
 * @param root path of the plan root
 * @param paths the Markdown files below it, workspace-relative
 */
export function folderSites(root: string, paths: Iterable<string>): Site {
  const folder = folderTree(root, paths);
  return folderSite(folder, 'root', 'root', null);
}

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

/** A plan, a phase or the root, with all that lies in its folder. */
function folderSite(folder: Folder, kind: 'root' | 'plan' | 'phase' | 'folder', place: Place, parent: Site | null): OpenSite {
  const file = folder.files.has(OVERVIEW) ? within(folder.path, OVERVIEW) : null;
  const id = folder.path === '' ? '.' : folder.path;
  const site: OpenSite = {
    id, ids: [id], kind, name: fileName(`${folder.path}.md`), path: file ?? folder.path, file,
    isArchived: isArchived(`${folder.path}/`), parent, children: [],
  };
  addFiles(site, folder, place);
  addFolders(site, folder, place);
  return site;
}

function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function addFiles(parent: OpenSite, folder: Folder, place: Place): void {
  const phased = [...folder.folders.keys()].some((child) => folderRole(child, false) === 'phase');
  for (const file of [...folder.files].sort()) {
    const kind = file === OVERVIEW ? null : fileKind(fileName(file), place, phased);
    if (kind === null) continue;
    const path = within(folder.path, file);
    const name = fileName(file).replace(/\.asset$/i, '');
    parent.children.push({ id: path, ids: [path], kind, name, path, file: path, isArchived: isArchived(path), parent, children: [] });
  }
}

/** Phases first, then plans, then what only collects; archives last. */
const ORDER = ['phase', 'plan', 'folder', 'modules', 'assets', 'exploration', 'archive'];

function addFolders(parent: OpenSite, folder: Folder, place: Place): void {
  const roles = [...folder.folders].map(([name, child]) => ({ name, child, role: folderRole(name, child.files.has(OVERVIEW)) }));
  roles.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || (a.name < b.name ? -1 : 1));
  for (const { child, role } of roles) {
    switch (role) {
      case 'phase': case 'plan':
        parent.children.push(folderSite(child, role, role, parent));
        break;
      case 'modules': case 'assets': case 'exploration':
        addFiles(parent, child, role);
        addFolders(parent, child, role);
        break;
      case 'archive':
        // What is archived stays what it was: a plan of the root, an exploration.
        addFiles(parent, child, place);
        addFolders(parent, child, place);
        break;
      case 'folder':
        if (place === 'root' || place === 'exploration') {
          addFiles(parent, child, place);
          addFolders(parent, child, place);
        } else {
          const collected = folderSite(child, 'folder', place, parent);
          if (collected.children.length > 0) parent.children.push(collected);
        }
        break;
    }
  }
}

/** A path's last part, without its ending. */
export function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
