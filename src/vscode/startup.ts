import type { LogOutputChannel } from 'vscode';

/** What people wait for, in this order. */
type Milestone = 'rows known' | 'first rows' | 'listed' | 'read' | 'checked';

/** How long it took from the start until people see something; each is told in the log once. */
export class Startup {
  readonly #start = performance.now();
  readonly #reached = new Map<Milestone, number>();

  constructor(private readonly log: LogOutputChannel) {}

  /** In milliseconds from the start. */
  get reached(): ReadonlyMap<Milestone, number> {
    return this.#reached;
  }

  mark(milestone: Milestone): void {
    if (this.#reached.has(milestone)) return;
    const after = performance.now() - this.#start;
    this.#reached.set(milestone, after);
    this.log.info(`${milestone} after ${Math.round(after)} ms`);
  }
}
