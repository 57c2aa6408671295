import { commands, type Disposable, EventEmitter, type Memento } from 'vscode';
import { STATUSES } from '../../core/model/status';
import { type Arrangement, AS_PLANNED, GROUPINGS, isFiltered, SORTINGS } from '../../core/reports/arranged-plan';

const KEPT = 'waymark.arrangement';

/** What of the plans is shown, and how: kept for the workspace, told to the menus as context. */
export class Arranging implements Disposable {
  #current: Arrangement;
  readonly #changes = new EventEmitter<void>();
  readonly onDidChange = this.#changes.event;

  constructor(private readonly memento: Memento) {
    this.#current = readArrangement(memento.get(KEPT));
    this.#sayContext();
  }

  get current(): Arrangement {
    return this.#current;
  }

  /** Shows the plans as somebody wants to see them now. */
  set(wanted: Partial<Arrangement>): void {
    this.#current = { ...this.#current, ...wanted };
    this.#sayContext();
    this.#changes.fire();
    void this.memento.update(KEPT, this.#current);
  }

  /** Shows all again, grouped and in the order as before. */
  clearFilter(): void {
    const { text, statuses, hidesDone } = AS_PLANNED;
    this.set({ text, statuses, hidesDone });
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #sayContext(): void {
    const { hidesDone } = this.#current;
    void commands.executeCommand('setContext', 'waymark.isFiltered', isFiltered(this.#current));
    void commands.executeCommand('setContext', 'waymark.hidesDone', hidesDone);
  }
}

/** What is kept may be from another version. */
function readArrangement(kept: unknown): Arrangement {
  if (typeof kept !== 'object' || kept === null) return AS_PLANNED;
  const { text, statuses, hidesDone, groupBy, sortBy } = kept as Readonly<Record<string, unknown>>;
  return {
    text: typeof text === 'string' ? text : '',
    statuses: Array.isArray(statuses) ? STATUSES.filter((status) => statuses.includes(status)) : [],
    hidesDone: hidesDone === true,
    groupBy: GROUPINGS.find((known) => known === groupBy) ?? AS_PLANNED.groupBy,
    sortBy: SORTINGS.find((known) => known === sortBy) ?? AS_PLANNED.sortBy,
  };
}
