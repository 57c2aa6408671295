/** A commit, as people are told of it. */
export interface Commit {
  /** Short, but enough to find it by. */
  readonly hash: string;
  /** On which it was made, `YYYY-MM-DD`. */
  readonly day: string;
  /** The first line of its message. */
  readonly subject: string;
  /** How many of the commits that were read are later. */
  readonly age: number;
}

/** The last that happened to a file. */
export interface LastChange {
  readonly commit: Commit;
  /** Whether it was deleted. */
  readonly isGone: boolean;
}

/** The last change of the line in which a spec says when somebody looked at it. */
export interface LastReview {
  readonly commit: Commit;
  /** What the line says since then. */
  readonly lastUpdated: string;
}

/**
 * What was committed to the specs of modules and to what they name, as far back as that takes. What is not committed yet is not in it.
 * Paths are workspace-relative, with `/`.
 */
export interface History {
  /** By path, the latest first. */
  readonly changes: ReadonlyMap<string, LastChange>;
  /** By the path of the spec. Of one that is not here nobody knows: its file or its line was never committed, or long ago. */
  readonly reviews: ReadonlyMap<string, LastReview>;
}

/** What a host is asked to find out. */
export interface HistoryQuestion {
  /** The specs of modules whose last reviews are asked for; never empty. */
  readonly specs: readonly string[];
  /** The files and folders whose changes are asked for, the specs and what is below each; `''` is the workspace itself. */
  readonly within: readonly string[];
}
