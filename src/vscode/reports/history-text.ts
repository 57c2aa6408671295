import { l10n } from 'vscode';
import { parseFile } from '../../core/parse/parse-file';
import { archivedDeltasOf, type HistoryEntry, historyReport } from '../../core/reports/history';
import type { PlanFolder } from '../plan-folder';
import { titleOf } from '../status-look';
import { markdownText } from './markdown-text';

/** What has become of a module, the oldest first, with links to where it is said. */
export async function historyText({ plan, files }: PlanFolder, id: string): Promise<string> {
  const module = plan.subject(id);
  if (module === undefined) return '';
  // It belongs to no plan, so it is read here.
  const path = archivedDeltasOf(plan, module);
  const archive = await files.read(path);
  const { entries } = historyReport(plan, module, typeof archive === 'string' ? parseFile(path, archive, { vocabulary: plan.vocabulary(path) }) : null);
  const row = ({ date, name, what, path: said, line }: HistoryEntry): string => {
    const place = `[${markdownText(`${said.slice(said.lastIndexOf('/') + 1)}:${line}`)}](<${files.uriOf(said).toString()}#L${line}>)`;
    return `| ${[date ?? '—', name, what ?? l10n.t('no State Delta says what')].map(markdownText).join(' | ')} | ${place} |\n`;
  };
  const head = [l10n.t('When'), l10n.t('Plan'), l10n.t('What has changed'), l10n.t('Where')];
  const table = entries.length === 0
    ? `${l10n.t('No plan is known to have changed it.')}\n`
    : `| ${head.join(' | ')} |\n|---|---|---|---|\n${entries.map(row).join('')}`;
  return `# ${markdownText(l10n.t('What has become of {0}', titleOf(module)))}\n\n${table}`;
}
