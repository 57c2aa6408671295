/** What a command line needs of `process.stdout` and `process.stderr`. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** The terminal's width. */
  readonly columns?: number;
}

/** Everything of the outer world, files aside, that a run of the command line depends on. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}
