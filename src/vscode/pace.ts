/*
 * An extension shares its thread with others. Long work is cut into pieces, and between them the others have their turn.
 */

/** A piece should take no longer, in milliseconds: what somebody types waits so long at most. */
export const PIECE = 25;
const MOST = 64;

/** How many things make a piece, as experience shows. */
export class Pace {
  /** The first ones are slow: nothing is compiled yet. */
  size = 8;

  /** Does a piece of work of `count` things. */
  async timed<T>(count: number, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    const took = performance.now() - start;
    if (count === this.size && took < PIECE / 2) this.size = Math.min(MOST, this.size * 2);
    else if (took > PIECE) this.size = Math.max(1, Math.floor(this.size / 2));
    return result;
  }
}

/** Lets everybody else have a turn. */
export function breath(): Promise<void> {
  return later(0);
}

/** @param wait in milliseconds */
export function later(wait: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, wait);
  });
}
