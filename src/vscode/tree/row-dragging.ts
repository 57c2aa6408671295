import { type DataTransfer, DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { Status } from '../../core/model/status';
import { currentStatus } from '../../core/plan/current-status';
import type { StatusSetter } from '../set-status';
import type { Arranging } from './arranging';
import type { PlanRows } from './plan-rows';
import type { Row } from './row';
import { hasStatus } from './row-items';

/** Rows that are dragged: onto another status they take that, and into an editor they open. */
export class RowDragging implements TreeDragAndDropController<Row> {
  readonly #mime: string;
  readonly dragMimeTypes = ['text/uri-list'];
  readonly dropMimeTypes: string[];

  constructor(view: string, private readonly rows: PlanRows, private readonly arranging: Arranging, private readonly setter: StatusSetter) {
    this.#mime = `application/vnd.code.tree.${view.toLowerCase()}`;
    this.dropMimeTypes = [this.#mime];
  }

  handleDrag(dragged: readonly Row[], data: DataTransfer): void {
    data.set(this.#mime, new DataTransferItem(dragged));
    const files = dragged.flatMap((row) => this.rows.find(row) ?? []).map(({ folder, subject }) => folder.files.uriOf(subject.path).toString());
    data.set('text/uri-list', new DataTransferItem([...new Set(files)].join('\r\n')));
  }

  async handleDrop(target: Row | undefined, data: DataTransfer): Promise<void> {
    const dragged = data.get(this.#mime)?.value as readonly Row[] | undefined;
    const status = target === undefined || this.arranging.current.groupBy !== 'status' ? null : this.#statusOf(target);
    if (dragged === undefined || status === null) return;
    const subjects = dragged.flatMap((row) => this.rows.find(row) ?? []).filter(({ subject }) => hasStatus(subject) && currentStatus(subject) !== status);
    await this.setter.set(subjects, status);
  }

  /** The status in whose group a row stands. */
  #statusOf(row: Row): Status | null {
    if (row.group !== undefined) return row.group === '' ? null : row.group as Status;
    const found = this.rows.find(row);
    return found === undefined || found.subject.isArchived ? null : currentStatus(found.subject);
  }
}
