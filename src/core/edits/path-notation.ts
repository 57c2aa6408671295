import { folderOf, joinPath, relativePath } from '../base/paths';
import { decoded } from '../plan/raw-reference';

/*
 * Paths as people write them: `./a/`, `../a/_overview.md#part`, `/docs/a%20b.md`, `..\a.md`.
 */

/** Where a path is tried from, and what it leads to from there; both workspace-relative. */
export interface Way {
  readonly base: string;
  readonly target: string;
}

/** What a path is written in, a value that of a field of front matter: there are characters that would end it, or mean something else. */
export type Surroundings = 'url' | 'angled url' | 'code' | 'value' | 'words';

/** A blank in a destination stands only where `<…>` is around it. */
export function surroundingsOfUrl(url: string): Surroundings {
  return /\s/.test(url) ? 'angled url' : 'url';
}

/** Whether a destination may lead to a file of the workspace, and not to a web page or a place of its own file. */
export function isLocal(written: string): boolean {
  return !/^(?:$|[?#]|\/\/|[a-z][a-z0-9+.-]*:)/i.test(written);
}

/** What a path leads to from a folder, anchor and query aside; `null`: out of the workspace. */
export function pathFrom(base: string, written: string): string | null {
  return joinPath(base, decoded(partsOf(written).path).replaceAll('\\', '/'))?.replace(/\/$/, '') ?? null;
}

/** A path as somebody has written it, on the way that it took, in the same notation on another way: its beginning, ending, escapes and anchor stay. */
export function inNotationOf(written: string, from: Way, to: Way, surroundings: Surroundings): string {
  const { path, rest } = partsOf(written);
  const old = path.split(/[/\\]/);
  const known = new Map(old.map((part) => [decoded(part), part]));
  const plain = path.startsWith('/') ? `/${to.target}` : roundabout(old, from, to) ?? relative(to);
  const parts = plain.split('/').map((part) => known.get(part) ?? escaped(part, surroundings));
  const isDotted = /^\.[/\\]/.test(path) && parts[0] !== '.' && (parts[0] !== '..' || old[1] === '..');
  const isFolder = /[/\\]$/.test(path) && parts[parts.length - 1] !== '';
  const result = [...isDotted ? ['.'] : [], ...parts, ...isFolder ? [''] : []].join('/');
  return `${path.includes('\\') && !path.includes('/') ? result.replaceAll('/', '\\') : result}${rest}`;
}

function relative({ base, target }: Way): string {
  return target === base ? '.' : relativePath(base, target);
}

/** Who writes `../a/b.md` in the folder `a` wants to name it, so the way stays as much longer than it had to be; `null`: it was not. */
function roundabout(old: readonly string[], from: Way, to: Way): string | null {
  const more = stepsUp(old) - stepsUp(relative(from).split('/'));
  if (more <= 0) return null;
  const ups = stepsUp(relative(to).split('/')) + more;
  let above = to.base;
  for (let i = 0; i < ups; i++) {
    if (above === '') return null;
    above = folderOf(above);
  }
  return [...Array<string>(ups).fill('..'), above === '' ? to.target : to.target.slice(above.length + 1)].join('/');
}

/** The steps up with which a path begins. */
function stepsUp(parts: readonly string[]): number {
  const behind = parts.findIndex((part) => part !== '..');
  return behind === -1 ? parts.length : behind;
}

function partsOf(written: string): { readonly path: string; readonly rest: string } {
  const at = written.search(/[?#]/);
  return at === -1 ? { path: written, rest: '' } : { path: written.slice(0, at), rest: written.slice(at) };
}

const SPECIAL: Readonly<Record<Surroundings, RegExp>> = {
  url: /[ %?#()<>[\]|`]|&(?=#?\w+;)/g, 'angled url': /[%?#<>|`]|&(?=#?\w+;)/g, code: /[ %?#"()<>|=;`]/g,
  value: /[ %?#"'(),:;&*!<>|=[\]{}@`]/g, words: /[%?#|`]/g,
};

/** A path as the destination of a link, outside of `<…>`. */
export function urlOf(path: string): string {
  return escaped(path, 'url');
}

/** A name of a file or folder as part of a path. */
export function escaped(part: string, surroundings: Surroundings): string {
  return part.replace(SPECIAL[surroundings], (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
