import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { Count, Subject, SubjectKind } from '../core/model/plan';
import type { Status } from '../core/model/status';
import { STATUS_EMOJI } from '../core/parse/status-words';
import { currentStatus } from '../core/plan/current-status';

/** How a status looks everywhere: told by its shape, and by its colour besides. */
interface StatusLook {
  /** A codicon. */
  readonly icon: string;
  /** One that package.json contributes: themes and people may set it. */
  readonly color: string;
  readonly label: string;
}

export const STATUS_LOOKS: Readonly<Record<Status, StatusLook>> = {
  todo: { icon: 'circle-large-outline', color: 'waymark.todo', label: l10n.t('To do') },
  wip: { icon: 'play-circle', color: 'waymark.wip', label: l10n.t('In progress') },
  done: { icon: 'pass-filled', color: 'waymark.done', label: l10n.t('Done') },
  blocked: { icon: 'error', color: 'waymark.blocked', label: l10n.t('Blocked') },
  cut: { icon: 'circle-slash', color: 'waymark.cut', label: l10n.t('Cut') },
};

/** Of what has no status. */
export const KIND_ICONS: Readonly<Record<SubjectKind, string>> = {
  root: 'milestone', folder: 'folder', plan: 'map', stage: 'layers', phase: 'layers', feature: 'star-empty', task: 'tasklist',
  document: 'file', module: 'package', asset: 'file-media', exploration: 'beaker', section: 'list-unordered', package: 'package',
  ticket: 'tag', item: 'dash',
};

export function iconOf(subject: Subject): ThemeIcon {
  const status = currentStatus(subject);
  if (status === null) return new ThemeIcon(subject.written === null ? KIND_ICONS[subject.kind] : 'question');
  const { icon, color } = STATUS_LOOKS[status];
  return new ThemeIcon(icon, new ThemeColor(color));
}

/** The emoji that goes with a status: the one that Waymark would write. */
export function emojiOf(status: Status): string {
  return STATUS_EMOJI[status][0] ?? '';
}

/** What a subject is called in a row or message. */
export function titleOf({ title, name }: Pick<Subject, 'title' | 'name'>): string {
  return title === '' ? name : title;
}

/** How far several subjects are together. */
export function progressOf(subjects: readonly Pick<Subject, 'progress'>[]): Count {
  const counts = subjects.map(({ progress }) => progress).filter((count) => count !== null);
  return { done: counts.reduce((sum, { done }) => sum + done, 0), total: counts.reduce((sum, { total }) => sum + total, 0) };
}
