import { UserError } from '../core/base/user-error';
import { fileErrorMessage } from './file-error';

/** The action's result; errors of the file system become words about `path`. */
export function explained<T>(path: string, done: 'read' | 'written', action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UserError(`${path}: ${fileErrorMessage(error, done)}`, { cause: error });
  }
}

/** Whether an action went well, where it makes no difference why it did not. */
export function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
