interface UserErrorOptions extends ErrorOptions {
  /** What the message speaks of, such as the things to choose from; each is shown on a line of its own. */
  readonly details?: readonly string[];
}

/**
 * What went wrong in words for the person who asked, to be shown as it is. Every other error is a
 * fault of the program, and goes to the log with its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly details: readonly string[];

  constructor(message: string, { details = [], ...options }: UserErrorOptions = {}) {
    super(message, options);
    this.details = details;
  }
}
