import type { Disposable } from 'vscode';

/** Work that waits until nothing has asked for it for a while. */
export class Debounced implements Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /**
   * @param wait how long nothing must have asked, in milliseconds
   * @param longest how long it waits at most while it is asked for again and again
   */
  constructor(private readonly work: () => void, private readonly wait: number, private readonly longest: number) {}

  ask(): void {
    if (this.#timer === undefined) this.#asked = Date.now();
    else clearTimeout(this.#timer);
    const rest = Math.max(0, this.#asked + this.longest - Date.now());
    this.#timer = setTimeout(() => this.now(), Math.min(this.wait, rest));
  }

  /** Does the work at once, if it was asked for. */
  now(): void {
    if (this.#timer === undefined) return;
    this.dispose();
    this.work();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
