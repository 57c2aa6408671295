import type { Span } from './claims';

/** One replacement in one file. Offsets are those of the claims: UTF-16 units, a byte order mark not counted. */
export interface TextEdit extends Span {
  /** Workspace-relative, with `/`. */
  readonly path: string;
  /** What stands there, to be compared before it is replaced: the file may have changed since it was read. */
  readonly oldText: string;
  readonly newText: string;
}

/** A file or folder that goes elsewhere, with all that is in it. Workspace-relative, with `/`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}
