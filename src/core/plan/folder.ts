import {
  NAME_COLUMNS, OVERVIEW, PHASE_PLAN, bareName, dreamFile, fileKind, folderRole, shortId, type Place,
} from '../dialects/dream';
import { planDocument } from '../dialects/plan-document';
import type { BlockClaim, FileClaims, TableClaim } from '../model/claims';
import { Entry, type Notation } from './entry';
import { readOpener } from './names';
import { readOutline } from './outline';
import { fileName } from './subjects';

/*
 * A folder plan: files and folders are subjects by their names and places, and speak of themselves and of what lies below.
 */

/** A folder with what lies in it, by name. */
interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly files: Map<string, FileClaims>;
}

/**
 * The plan in a folder.
 * @param root path of the plan root
 * @param files claims of the Markdown files below it, by workspace-relative path
 */
export function readFolderPlan(root: string, files: ReadonlyMap<string, FileClaims>): Entry {
  return readFolder(folderTree(root, files), 'root', 'root');
}

function folderTree(root: string, files: ReadonlyMap<string, FileClaims>): Folder {
  const top: Folder = { path: root, folders: new Map(), files: new Map() };
  for (const [path, claims] of files) {
    let folder = top;
    const parts = path.slice(root === '' ? 0 : root.length + 1).split('/');
    for (const name of parts.slice(0, -1)) {
      let next = folder.folders.get(name);
      if (next === undefined) {
        next = { path: within(folder.path, name), folders: new Map(), files: new Map() };
        folder.folders.set(name, next);
      }
      folder = next;
    }
    folder.files.set(parts[parts.length - 1] as string, claims);
  }
  return top;
}

/** A plan, a phase or the root, with all that lies in its folder. */
function readFolder(folder: Folder, kind: 'root' | 'plan' | 'phase' | 'folder', place: Place): Entry {
  const overview = folder.files.get(OVERVIEW);
  const name = fileName(`${folder.path}.md`);
  const entry = overview === undefined ? new Entry(kind, '') : speaker(readOutline(overview, dreamFile), kind);
  entry.name = name;
  entry.source = {
    id: folder.path === '' ? '.' : folder.path,
    path: overview === undefined ? folder.path : within(folder.path, OVERVIEW),
    lines: overview?.lines ?? [0],
  };
  if (entry.places.length === 0) entry.addPlace('heading', -1, '');
  const phased = [...folder.folders.keys()].some((child) => folderRole(child, false) === 'phase');
  addFiles(entry, folder, place, phased);
  addFolders(entry, folder, place);
  hear(entry, folder);
  return entry;
}

/** The entry that an outline has made of a file as a plan, as what the file is. */
function speaker(outline: Entry, kind: Entry['kind']): Entry {
  const entry = new Entry(kind, '');
  entry.merge(outline);
  return entry;
}

function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function addFiles(entry: Entry, folder: Folder, place: Place, phased: boolean): void {
  for (const name of [...folder.files.keys()].sort()) {
    if (name === OVERVIEW) continue;
    const kind = fileKind(fileName(name), place, phased);
    if (kind === null) continue;
    const claims = folder.files.get(name) as FileClaims;
    const child = entry.add(speaker(readOutline(claims, dreamFile), kind));
    const path = within(folder.path, name);
    child.name = fileName(name).replace(/\.asset$/i, '');
    child.source = { id: path, path, lines: claims.lines };
  }
}

/** Phases first, then plans, then what only collects; archives last. */
const ORDER = ['phase', 'plan', 'folder', 'modules', 'assets', 'exploration', 'archive'];

function addFolders(entry: Entry, folder: Folder, place: Place): void {
  const roles = [...folder.folders].map(([name, child]) => ({ name, child, role: folderRole(name, child.files.has(OVERVIEW)) }));
  roles.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || (a.name < b.name ? -1 : 1));
  for (const { child, role } of roles) {
    switch (role) {
      case 'phase': entry.add(readFolder(child, 'phase', 'phase')); break;
      case 'plan': entry.add(readFolder(child, 'plan', 'plan')); break;
      case 'modules': case 'assets': case 'exploration':
        addFiles(entry, child, role, false);
        addFolders(entry, child, role);
        break;
      case 'archive':
        // What is archived stays what it was: a plan of the root, an exploration.
        addFiles(entry, child, place, false);
        addFolders(entry, child, place);
        break;
      case 'folder': {
        const collected = readFolder(child, 'folder', place);
        if (place === 'root' || place === 'exploration') for (const found of collected.children) entry.add(found);
        else if (collected.children.length > 0) entry.add(collected);
        break;
      }
    }
  }
}

/** Gives the children what the tables of the overview and the phase plan say of them. */
function hear(entry: Entry, folder: Folder): void {
  for (const [name, claims] of folder.files) {
    const notation: Notation | null = name === OVERVIEW ? 'row' : PHASE_PLAN.test(name) ? 'phase plan' : null;
    if (notation === null) continue;
    for (const block of claims.blocks) if (block.type === 'table') hearTable(entry, block, notation);
    if (notation === 'phase plan') hearHeadings(entry, claims.blocks);
  }
}

function hearTable(entry: Entry, table: TableClaim, notation: Notation): void {
  const names = table.header.map(({ text }) => text.toLowerCase());
  const column = names.findIndex((name) => NAME_COLUMNS.has(name));
  // Current Sprint names a plan and its phase: no list of what lies below.
  if (column === -1 || (names.includes('plan') && names.includes('phase'))) return;
  for (const row of table.rows) {
    if (row.status !== null) childCalled(entry, row.cells[column]?.text ?? '')?.addStatus(notation, row.status);
  }
}

/** `### p00 — Foundation ✅ [DONE]`, and the Status field below it. */
function hearHeadings(entry: Entry, blocks: readonly BlockClaim[]): void {
  let phase: Entry | undefined;
  for (const block of blocks) {
    if (block.type === 'heading') {
      const opener = readOpener(block.title, planDocument);
      phase = opener === null ? undefined : childCalled(entry, opener.name);
      const mark = block.suffix ?? block.lead;
      if (phase !== undefined && mark !== null) phase.addStatus('phase plan', mark);
    } else if (block.type === 'field' && block.status !== null) phase?.addStatus('phase plan', block.status);
  }
}

/** The child that a cell names: by full name, short id, name without number, `Phase 3`; with or without `/` and `.md`. */
function childCalled(entry: Entry, cell: string): Entry | undefined {
  const called = cell.replace(/^\.\//, '').replace(/\/(?:_overview\.md)?$/i, '').replace(/\.md$/i, '').trim().toLowerCase();
  if (called === '') return undefined;
  const exact = entry.children.find((child) => child.name.toLowerCase() === called);
  if (exact !== undefined) return exact;
  // `p00 — Foundation` names by its first word.
  const id = /^[\w-]+/.exec(called)?.[0] ?? called;
  const phase = /^phase (\d+)\b/.exec(called)?.[1];
  const named = entry.children.filter(({ name, kind }) => bareName(name).toLowerCase() === called ||
    shortId(name).toLowerCase() === id ||
    (phase !== undefined && kind === 'phase' && Number(shortId(name).slice(1)) === Number(phase)));
  return named.length === 1 ? named[0] : undefined;
}
