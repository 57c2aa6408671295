import { l10n } from 'vscode';
import type { SubjectKind } from '../../core/model/plan';
import type { Status } from '../../core/model/status';
import { type Arrangement, AS_PLANNED, type Grouping, type Sorting } from '../../core/reports/arranged-plan';
import { STATUS_LOOKS } from '../status-look';

/** What a filter lets through, in some words; `''`: all. */
export function describedFilter({ text, statuses, hidesDone }: Arrangement): string {
  return [
    ...text.trim() === '' ? [] : [`“${text.trim()}”`],
    ...statuses.length === 0 ? [] : [statuses.map((status) => STATUS_LOOKS[status].label).join(', ')],
    ...hidesDone ? [l10n.t('done hidden')] : [],
  ].join(' · ');
}

/** An arrangement in some words; `''` where all is shown as it stands in the files. */
export function describedArrangement(arrangement: Arrangement): string {
  const { groupBy, sortBy } = arrangement;
  return [
    describedFilter(arrangement),
    groupBy === AS_PLANNED.groupBy ? '' : groupingLabel(groupBy),
    sortBy === AS_PLANNED.sortBy ? '' : sortingLabel(sortBy),
  ].filter((words) => words !== '').join(' · ');
}

export function groupingLabel(grouping: Grouping): string {
  switch (grouping) {
    case 'folder': return l10n.t('By folder');
    case 'status': return l10n.t('By status');
    case 'kind': return l10n.t('By kind');
    case 'owner': return l10n.t('By owner');
  }
}

export function sortingLabel(sorting: Sorting): string {
  switch (sorting) {
    case 'plan': return l10n.t('As in the files');
    case 'status': return l10n.t('Sorted by status');
    case 'title': return l10n.t('Sorted by title');
    case 'progress': return l10n.t('Sorted by progress');
    case 'updated': return l10n.t('Last updated first');
  }
}

/** What the row of a group says. */
export function groupLabel(grouping: Grouping, key: string): string {
  switch (grouping) {
    case 'folder': return '';
    case 'status': return key === '' ? l10n.t('No status') : STATUS_LOOKS[key as Status].label;
    case 'kind': return kindLabel(key as SubjectKind);
    case 'owner': return key === '' ? l10n.t('No owner') : key;
  }
}

function kindLabel(kind: SubjectKind): string {
  switch (kind) {
    case 'root': return l10n.t('Roots');
    case 'folder': return l10n.t('Folders');
    case 'plan': return l10n.t('Plans');
    case 'stage': return l10n.t('Stages');
    case 'phase': return l10n.t('Phases');
    case 'feature': return l10n.t('Features');
    case 'task': return l10n.t('Tasks');
    case 'document': return l10n.t('Documents');
    case 'module': return l10n.t('Modules');
    case 'asset': return l10n.t('Assets');
    case 'exploration': return l10n.t('Explorations');
    case 'section': return l10n.t('Sections');
    case 'package': return l10n.t('Packages');
    case 'ticket': return l10n.t('Tickets');
    case 'item': return l10n.t('Items');
  }
}
