import type { Span, StatusMark } from '../model/claims';
import type { Notation, ReferenceForm, Relation, Speaker, SubjectKind } from '../model/plan';
import { isMarkdown } from './discovery';
import { keyOf } from './keys';

/** What a reference goes by. */
export interface Sought {
  /** A path, as written, without its anchor; `''`: there is none. */
  readonly path: string;
  /** The heading within that file; `''`: there is none. */
  readonly anchor: string;
  /** Names, best first, as keys; they are tried where no path leads anywhere. */
  readonly keys: readonly string[];
  readonly kinds: ReadonlySet<SubjectKind>;
  /** Only what stands below this subject: an id, or what another reference of the file leads to; `null`: anywhere. */
  readonly below: Origin | null;
}

/** A subject: its id, or what another reference of the same file leads to. */
export type Origin = string | RawReference;

/**
 * Whether a place asks for something that is there (`strict`), is a reference by its form (`loose`), or may be just a word and
 * is a reference only if it leads somewhere (`optional`).
 */
export type Need = 'strict' | 'loose' | 'optional';

/** A reference as one file has it, before anything is looked up. */
export interface RawReference extends Span {
  /** The subject that it is said of. */
  readonly from: Origin;
  readonly relation: Relation;
  readonly form: ReferenceForm;
  readonly written: string;
  readonly need: Need;
  readonly sought: Sought;
  /** The status that the place gives to what it leads to. */
  readonly status: HeardStatus | null;
}

/** What tells a reference from the others of its file. */
export function keyInFile({ start, end, form, relation, written }: Pick<RawReference, 'start' | 'end' | 'form' | 'relation' | 'written'>): string {
  return `${start} ${end} ${form} ${relation} ${written}`;
}

export interface HeardStatus {
  readonly mark: StatusMark;
  readonly speaker: Speaker;
  readonly notation: Notation;
}

export function byKeys(keys: readonly string[], kinds: ReadonlySet<SubjectKind>, below: Origin | null = null): Sought {
  return { path: '', anchor: '', keys, kinds, below };
}

export function byName(name: string, kinds: ReadonlySet<SubjectKind>): Sought {
  return byKeys([keyOf(name)], kinds);
}

/**
 * What a link's destination or a path leads to; `null`: neither a Markdown file nor a folder, which a plan might be, but a web
 * page, a picture, a source.
 */
export function byUrl(url: string): Sought | null {
  if (url === '' || SCHEME.test(url) || url.startsWith('//')) return null;
  const hash = url.indexOf('#');
  const path = pathOf(hash === -1 ? url : url.slice(0, hash));
  if (!isMarkdown(path) && hasFileEnding(path)) return null;
  return { path, anchor: hash === -1 ? '' : decoded(url.slice(hash + 1)), keys: NO_KEYS, kinds: NO_KINDS, below: null };
}

/** A path without what a web server is asked beside it. */
function pathOf(url: string): string {
  const query = url.indexOf('?');
  const path = decoded(query === -1 ? url : url.slice(0, query));
  return path.includes('\\') ? path.replaceAll('\\', '/') : path;
}

/** A drive letter is no scheme, but leads out of every workspace just the same. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

function hasFileEnding(path: string): boolean {
  const dot = path.lastIndexOf('.');
  return dot > 0 && path.length - dot <= LONGEST_ENDING && FILE_ENDING.test(path.slice(dot - 1));
}

const FILE_ENDING = /^[^./]\.[a-z][a-z0-9]*$/i;
/** With its dot. */
const LONGEST_ENDING = 7;
const NO_KEYS: readonly string[] = [];
const NO_KINDS: ReadonlySet<SubjectKind> = new Set();

/** Text of an address, `%20` and the like read; as written where that is nothing. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
