import { CancellationError, type CancellationToken, CancellationTokenSource, ProgressLocation, window } from 'vscode';
import { breath, PIECE } from './pace';

/** What takes longer is shown, in milliseconds. */
const SHOWN_AFTER = 1000;

/** Is asked for between small steps of long work; what it gives back is to be awaited. Throws, or rejects, once nobody waits any more. */
export type Pause = () => Promise<void> | undefined;

/**
 * Does work that may take long, for somebody who waits: then it is shown, and can be cancelled. Rejects with a `CancellationError` if it is.
 * @param title what is done, for people
 */
export async function longWork<T>(title: string, token: CancellationToken | undefined, work: (pause: Pause) => Promise<T>): Promise<T> {
  const source = new CancellationTokenSource();
  const listener = token?.onCancellationRequested(() => source.cancel());
  const result = work(pauseOf(source.token));
  const shown = setTimeout(() => {
    void window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_progress, cancelled) => {
      cancelled.onCancellationRequested(() => source.cancel());
      return result.then(() => undefined, () => undefined);
    });
  }, SHOWN_AFTER);
  try {
    return await result;
  } finally {
    clearTimeout(shown);
    listener?.dispose();
    source.dispose();
  }
}

/** Lets the others have their turn after each piece of work. */
export function pauseOf(token: CancellationToken): Pause {
  let since = performance.now();
  const goOn = (): void => {
    if (token.isCancellationRequested) throw new CancellationError();
  };
  return () => {
    goOn();
    if (performance.now() - since < PIECE) return undefined;
    return breath().then(() => {
      since = performance.now();
      goOn();
    });
  };
}
