import { MarkdownString } from 'vscode';
import type { Subject } from '../../core/model/plan';
import { isInConflict } from '../../core/plan/agreement';
import { currentStatus } from '../../core/plan/current-status';
import { purposeOf } from '../../core/reports/purpose';
import type { Related } from '../../core/reports/related';
import { showReport } from '../../core/reports/show';
import type { PlanFolder } from '../plan-folder';
import { STATUS_LOOKS, titleOf } from '../status-look';
import { openDocument, textOf } from '../text-of';

/** All that one wants to know of a subject at a glance. What a workspace says is shown as text, never as markup. */
export async function tooltipOf(subject: Subject, folder: PlanFolder): Promise<MarkdownString> {
  const { plan } = folder;
  const { facts, dependsOn, blocks, claims } = showReport(plan, subject);
  const tooltip = new MarkdownString('', true);
  const status = currentStatus(subject);
  if (status !== null) tooltip.appendMarkdown(`$(${STATUS_LOOKS[status].icon}) `);
  tooltip.appendMarkdown(`**${asText(titleOf(subject))}**`);
  const said = status === null ? subject.written ?? '' : STATUS_LOOKS[status].label + (subject.reason === null ? '' : `: ${subject.reason}`);
  if (said !== '') tooltip.appendMarkdown(` · ${asText(said)}`);

  const purpose = await purposeIn(subject, folder);
  if (purpose !== null) tooltip.appendMarkdown(`\n\n${asText(purpose)}`);
  const lines: readonly (readonly [string, string | null])[] = [
    ['Progress', subject.progress && `${subject.progress.done} of ${subject.progress.total}`],
    ['Criteria', subject.criteria && `${subject.criteria.done} of ${subject.criteria.total}`],
    ['Magnitude', facts.magnitude],
    ['Owner', facts.owner],
    ['Started', facts.startAt],
    ['Last updated', facts.lastUpdated],
    ['Depends on', names(dependsOn)],
    ['Blocks', names(blocks)],
    ['Copies disagree', isInConflict(subject) ? claims.map((claim) => `${claim.written} in ${claim.path}:${claim.range.start.line}`).join(', ') : null],
  ];
  const shown = lines.filter((line): line is readonly [string, string] => line[1] !== null && line[1] !== '');
  if (shown.length > 0) tooltip.appendMarkdown('\n\n');
  for (const [label, value] of shown) tooltip.appendMarkdown(`- ${label}: ${asText(value)}\n`);
  return tooltip;
}

/** What shows as just that. `appendText` would also take away the places where lines may break. */
function asText(value: string): string {
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

function names(related: readonly Related[]): string | null {
  return related.map(({ name, title, status, derived }) => {
    const now = status ?? derived;
    return `${title ?? name}${now === null ? '' : ` (${STATUS_LOOKS[now].label.toLowerCase()})`}`;
  }).join(', ');
}
