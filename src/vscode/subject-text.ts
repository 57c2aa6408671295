import { l10n } from 'vscode';
import type { Subject } from '../core/model/plan';
import { isInConflict } from '../core/plan/agreement';
import { currentStatus } from '../core/plan/current-status';
import { purposeOf } from '../core/reports/purpose';
import type { Related } from '../core/reports/related';
import { showReport } from '../core/reports/show';
import type { PlanFolder } from './plan-folder';
import { STATUS_LOOKS, titleOf } from './status-look';
import { openDocument, textOf } from './text-of';

/** All that one wants to know of a subject at a glance, as Markdown with icons. What a workspace says is shown as text, never as markup. */
export async function subjectText(subject: Subject, folder: PlanFolder): Promise<string> {
  const { facts, dependsOn, blocks, claims } = showReport(folder.plan, subject);
  const purpose = await purposeIn(subject, folder);
  const lines: readonly (readonly [string, string | null])[] = [
    [l10n.t('Progress'), subject.progress && l10n.t('{0} of {1}', subject.progress.done, subject.progress.total)],
    [l10n.t('Criteria'), subject.criteria && l10n.t('{0} of {1}', subject.criteria.done, subject.criteria.total)],
    [l10n.t('Magnitude'), facts.magnitude],
    [l10n.t('Owner'), facts.owner],
    [l10n.t('Started'), facts.startAt],
    [l10n.t('Last updated'), facts.lastUpdated],
    [l10n.t('Depends on'), names(dependsOn)],
    [l10n.t('Blocks'), names(blocks)],
    [l10n.t('Copies disagree'), isInConflict(subject)
      ? claims.map(({ written, path, range }) => l10n.t('{0} in {1}', written, `${path}:${range.start.line}`)).join(', ')
      : null],
  ];
  const shown = lines.filter((line): line is readonly [string, string] => line[1] !== null && line[1] !== '');
  return [
    headText(subject),
    ...purpose === null ? [] : [asText(purpose)],
    ...shown.length === 0 ? [] : [shown.map(([label, value]) => `- ${label}: ${asText(value)}\n`).join('')],
  ].join('\n\n');
}

/** Title and status. */
export function headText(subject: Subject): string {
  const status = currentStatus(subject);
  const icon = status === null ? '' : `$(${STATUS_LOOKS[status].icon}) `;
  const said = status === null ? subject.written ?? '' : STATUS_LOOKS[status].label + (subject.reason === null ? '' : `: ${subject.reason}`);
  return `${icon}**${asText(titleOf(subject))}**${said === '' ? '' : ` · ${asText(said)}`}`;
}

/** Markdown that shows as just that. `MarkdownString.appendText` would also take away the places where lines may break. */
export function asText(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-!~|<>&$:.]/g, '\\$&');
}

async function purposeIn(subject: Subject, folder: PlanFolder): Promise<string | null> {
  const claims = folder.plan.file(subject.path);
  const document = openDocument(subject.path, folder);
  // While somebody types, the text is not the one that was read.
  if (document !== undefined && document.version !== folder.versionOf(subject.path)) return null;
  const text = claims === undefined ? null : await textOf(subject.path, folder);
  return claims === undefined || text === null ? null : purposeOf(subject, claims, text);
}

function names(related: readonly Related[]): string {
  return related.map(({ name, title, status, derived }) => {
    const now = status ?? derived;
    return `${title ?? name}${now === null ? '' : ` (${STATUS_LOOKS[now].label})`}`;
  }).join(', ');
}
