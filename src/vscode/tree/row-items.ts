import { l10n, ThemeColor, ThemeIcon, type TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from 'vscode';
import type { Subject, SubjectKind } from '../../core/model/plan';
import type { Status } from '../../core/model/status';
import { isInConflict } from '../../core/plan/agreement';
import { currentStatus } from '../../core/plan/current-status';
import type { Grouping } from '../../core/reports/arranged-plan';
import type { PlanFolder } from '../plan-folder';
import { iconOf, KIND_ICONS, progressOf, STATUS_LOOKS, titleOf } from '../status-look';
import { groupLabel } from './arrangement-words';
import type { Row } from './row';

const TOLD_BY_BOX: ReadonlySet<Status | null> = new Set<Status | null>(['todo', 'done', null]);

/** What people do, and so what has a status. */
const WORK: ReadonlySet<SubjectKind> = new Set(['plan', 'stage', 'phase', 'feature', 'task', 'package', 'ticket', 'item']);

export function folderItem({ name, plan }: PlanFolder, id: string): TreeItem {
  const { done, total } = progressOf(plan.roots);
  return {
    id, label: name, iconPath: new ThemeIcon('root-folder'), contextValue: 'workspace',
    collapsibleState: TreeItemCollapsibleState.Expanded,
    ...total > 0 && { description: `${done}/${total}` },
  };
}

export function archiveItem(id: string, count: number): TreeItem {
  return {
    id, label: l10n.t('Archived'), description: String(count), iconPath: new ThemeIcon('archive'), contextValue: 'archive',
    collapsibleState: TreeItemCollapsibleState.Collapsed,
  };
}

/** @param count how many stand at its top */
export function groupItem(id: string, groupBy: Grouping, key: string, count: number): TreeItem {
  const look = groupBy === 'status' && key !== '' ? STATUS_LOOKS[key as Status] : null;
  const icon = look?.icon ?? (groupBy === 'kind' ? KIND_ICONS[key as SubjectKind] : groupBy === 'owner' ? 'person' : 'dash');
  const label = groupLabel(groupBy, key);
  return {
    id, label, description: String(count), contextValue: `group ${groupBy}`,
    iconPath: new ThemeIcon(icon, look === null ? undefined : new ThemeColor(look.color)),
    collapsibleState: key === 'done' || key === 'cut' ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
    accessibilityInformation: { label: l10n.t('{0}, group of {1}', label, count) },
  };
}

/** How a row stands among the others. */
export interface RowPlace {
  /** Whether there are rows below it. */
  readonly hasRows: boolean;
  /** Whether those are shown before anybody asks for them. */
  readonly isOpen: boolean;
  /** The title of what it stands in, where the row above does not say it. */
  readonly standsIn: string | null;
  /** Whether it can be called otherwise. */
  readonly isRenamable: boolean;
  /** Whether it can be archived, as a whole. */
  readonly isArchivable: boolean;
}

export function subjectItem(row: Row, id: string, subject: Subject, place: RowPlace): TreeItem {
  const { hasRows, isOpen, standsIn } = place;
  const box = isCheckbox(subject);
  const notes = [...notesOf(subject), ...standsIn === null ? [] : [standsIn]];
  return {
    id,
    label: titleOf(subject),
    description: notes.join(' · '),
    ...box && { checkboxState: checkboxOf(subject) },
    // A box tells only what is done from what is not.
    ...!box || !TOLD_BY_BOX.has(currentStatus(subject)) ? { iconPath: iconOf(subject) } : {},
    collapsibleState: !hasRows ? TreeItemCollapsibleState.None : isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    contextValue: contextOf(subject, place),
    command: { command: 'waymark.open', title: l10n.t('Open'), arguments: [row] },
    accessibilityInformation: { label: spoken(subject, notes) },
  };
}

/** The words by which menus know what they can do with it. */
function contextOf(subject: Subject, { isRenamable, isArchivable }: RowPlace): string {
  const isSite = subject.places.length === 0;
  const place = !isSite ? [] : subject.id === subject.path ? ['file'] : ['folder'];
  const kind = subject.kind === 'module' ? ['module'] : [];
  const can = [...isRenamable ? ['renamable'] : [], ...isArchivable ? ['archivable'] : []];
  return ['subject', ...hasStatus(subject) ? ['status'] : [], ...place, ...kind, ...can].join(' ');
}

/** Whether a subject can be set to a status. */
export function hasStatus({ claims, kind }: Subject): boolean {
  return claims.length > 0 || WORK.has(kind);
}

/** Whether a subject is a list item with a box to tick, and nothing else says how it stands. */
function isCheckbox({ claims, kind }: Subject): boolean {
  return (kind === 'item' || kind === 'ticket') && claims.length > 0 && claims.every(({ notation }) => notation === 'checkbox');
}

function checkboxOf(subject: Subject): { readonly state: TreeItemCheckboxState; readonly tooltip: string; readonly accessibilityInformation: { readonly label: string } } {
  const isDone = currentStatus(subject) === 'done';
  const label = isDone ? l10n.t('Done: click to open it again') : l10n.t('Click to mark as done');
  return {
    state: isDone ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked, tooltip: label, accessibilityInformation: { label },
  };
}

/** What stands behind the title. */
function notesOf(subject: Subject): string[] {
  const { progress, reason, status, written, claims } = subject;
  return [
    ...progress === null ? [] : [`${progress.done}/${progress.total}`],
    ...status === 'blocked' ? [reason ?? l10n.t('blocked')] : [],
    ...status === null && written !== null ? [written] : [],
    ...claims.length > 1 && isInConflict(subject) ? [l10n.t('copies disagree')] : [],
  ];
}

/** A row for those who hear it: colours and shapes say nothing to them. */
function spoken(subject: Subject, notes: readonly string[]): string {
  const status = currentStatus(subject);
  const look = status === null ? [] : [STATUS_LOOKS[status].label];
  return [titleOf(subject), ...look, ...notes.map((note) => note.replace(/^(\d+)\/(\d+)$/, (_, done: string, total: string) => l10n.t('{0} of {1}', done, total))), ...subject.isArchived ? [l10n.t('archived')] : []].join(', ');
}
