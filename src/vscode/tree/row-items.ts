import { ThemeIcon, type TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from 'vscode';
import type { Subject, SubjectKind } from '../../core/model/plan';
import type { Status } from '../../core/model/status';
import { isInConflict } from '../../core/plan/agreement';
import { currentStatus } from '../../core/plan/current-status';
import type { PlanFolder } from '../plan-folder';
import { iconOf, progressOf, STATUS_LOOKS, titleOf } from '../status-look';
import type { Row } from './row';

const TOLD_BY_BOX: ReadonlySet<Status | null> = new Set<Status | null>(['todo', 'done', null]);

/** What people do, and so what has a status. */
const WORK: ReadonlySet<SubjectKind> = new Set(['plan', 'stage', 'phase', 'feature', 'task', 'package', 'ticket', 'item']);

export function folderItem({ name, plan }: PlanFolder, id: string): TreeItem {
  const { done, total } = progressOf(plan.roots);
  return {
    id, label: name, iconPath: new ThemeIcon('root-folder'), contextValue: 'folder',
    collapsibleState: TreeItemCollapsibleState.Expanded,
    ...total > 0 && { description: `${done}/${total}` },
  };
}

export function archiveItem(id: string, count: number): TreeItem {
  return {
    id, label: 'Archived', description: String(count), iconPath: new ThemeIcon('archive'), contextValue: 'archive',
    collapsibleState: TreeItemCollapsibleState.Collapsed,
  };
}

/** @param isRoot whether it stands at the top of its folder */
export function subjectItem(row: Row, id: string, subject: Subject, { plan }: PlanFolder, isRoot: boolean): TreeItem {
  const { children, isArchived } = subject;
  const box = isCheckbox(subject);
  const notes = notesOf(subject);
  return {
    id,
    label: titleOf(subject),
    description: notes.join(' · '),
    ...box && { checkboxState: checkboxOf(subject) },
    // A box tells only what is done from what is not.
    ...!box || !TOLD_BY_BOX.has(currentStatus(subject)) ? { iconPath: iconOf(subject) } : {},
    collapsibleState: children.length === 0 ? TreeItemCollapsibleState.None
      : isRoot && !isArchived && plan.roots.length <= 3 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    contextValue: hasStatus(subject) ? 'subject status' : 'subject',
    command: { command: 'waymark.open', title: 'Open', arguments: [row] },
    accessibilityInformation: { label: spoken(subject, notes) },
  };
}

/** Whether a subject can be set to a status. */
export function hasStatus({ claims, kind }: Subject): boolean {
  return claims.length > 0 || WORK.has(kind);
}

/** Whether a subject is a list item with a box to tick, and nothing else says how it stands. */
export function isCheckbox({ claims, kind }: Subject): boolean {
  return (kind === 'item' || kind === 'ticket') && claims.length > 0 && claims.every(({ notation }) => notation === 'checkbox');
}

function checkboxOf(subject: Subject): { readonly state: TreeItemCheckboxState; readonly tooltip: string; readonly accessibilityInformation: { readonly label: string } } {
  const isDone = currentStatus(subject) === 'done';
  const label = isDone ? 'Done: click to open it again' : 'Click to mark as done';
  return {
    state: isDone ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked, tooltip: label, accessibilityInformation: { label },
  };
}

/** What stands behind the title. */
function notesOf(subject: Subject): string[] {
  const { progress, reason, status, written, claims } = subject;
  return [
    ...progress === null ? [] : [`${progress.done}/${progress.total}`],
    ...status === 'blocked' ? [reason ?? 'blocked'] : [],
    ...status === null && written !== null ? [written] : [],
    ...claims.length > 1 && isInConflict(subject) ? ['copies disagree'] : [],
  ];
}

/** A row for those who hear it: colours and shapes say nothing to them. */
function spoken(subject: Subject, notes: readonly string[]): string {
  const status = currentStatus(subject);
  const look = status === null ? [] : [STATUS_LOOKS[status].label];
  return [titleOf(subject), ...look, ...notes.map((note) => note.replace(/^(\d+)\/(\d+)$/, '$1 of $2')), ...subject.isArchived ? ['archived'] : []].join(', ');
}
