import { FileSystemError, FileType, type Uri, workspace } from 'vscode';
import { MAX_BYTES, TOO_LARGE } from '../core/text/decode';

/*
 * Files and folders, read. VS Code's own file system asks its window before each step, which takes 60 ms a time while a window
 * opens; so what lies on the disk of this machine is read by Node, where there is Node. In browsers there is none.
 */

/** What is used of `node:fs/promises`. */
interface NodeFiles {
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<readonly NodeEntry[]>;
  stat(path: string): Promise<Omit<NodeEntry, 'name'> & { readonly size: number }>;
  readFile(path: string): Promise<Uint8Array>;
}

interface NodeEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** Imported, it would be asked for in browsers too. */
const node = (globalThis as { readonly process?: { getBuiltinModule?(name: string): unknown } }).process
  ?.getBuiltinModule?.('node:fs/promises') as NodeFiles | undefined;

function typeOfEntry(entry: Omit<NodeEntry, 'name'>): FileType {
  return entry.isFile() ? FileType.File : entry.isDirectory() ? FileType.Directory : FileType.Unknown;
}

/** What lies there; `undefined`: nothing that can be seen. */
export async function typeOf(uri: Uri): Promise<FileType | undefined> {
  try {
    return (await stat(uri)).type;
  } catch {
    return undefined;
  }
}

/** What lies in a folder, links left out; nothing if it cannot be read. */
export async function entriesOf(folder: Uri): Promise<readonly (readonly [name: string, type: FileType])[]> {
  try {
    if (node === undefined || folder.scheme !== 'file') return await workspace.fs.readDirectory(folder);
    const entries = await node.readdir(folder.fsPath, { withFileTypes: true });
    return entries.map((entry) => [entry.name, typeOfEntry(entry)]);
  } catch {
    return [];
  }
}

/** What a file holds; or, in plain words that go behind its path, why it cannot be read. Never rejects. */
export async function readBytes(uri: Uri): Promise<{ readonly bytes: Uint8Array } | { readonly problem: string }> {
  try {
    const { type, size } = await stat(uri);
    if ((type & FileType.Directory) !== 0) return { problem: 'is a folder' };
    // Of anything else, such as a pipe, reading may never end.
    if ((type & FileType.File) === 0) return { problem: 'is not a regular file' };
    if (size > MAX_BYTES) return { problem: TOO_LARGE };
    return { bytes: node === undefined || uri.scheme !== 'file' ? await workspace.fs.readFile(uri) : await node.readFile(uri.fsPath) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

async function stat(uri: Uri): Promise<{ readonly type: FileType; readonly size: number }> {
  if (node === undefined || uri.scheme !== 'file') return workspace.fs.stat(uri);
  const stats = await node.stat(uri.fsPath);
  return { type: typeOfEntry(stats), size: stats.size };
}

/** Why a file could not be read, in plain words that go behind its path. */
function problemOf(error: unknown): string {
  const code = error instanceof FileSystemError || (error instanceof Error && 'code' in error) ? error.code : undefined;
  switch (code) {
    case 'FileNotFound': case 'ENOENT': case 'ENOTDIR': return 'does not exist';
    case 'NoPermissions': case 'EACCES': case 'EPERM': return 'permission denied';
    case 'Unavailable': return 'is not available';
    default: return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
