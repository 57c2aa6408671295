/**
 * What went wrong in words for the person who asked, to be shown as it is. Every other error is a
 * fault of the program, and goes to the log with its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
