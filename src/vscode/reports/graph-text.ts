import { l10n } from 'vscode';
import { graphReport } from '../../core/reports/graph';
import { mermaid } from '../../core/reports/mermaid';
import type { PlanFolder } from '../plan-folder';
import { markdownText } from './markdown-text';

/** What depends on what in a folder, as a diagram that Markdown's preview draws where it knows Mermaid. */
export function graphText({ plan, name }: PlanFolder): string {
  const diagram = mermaid(graphReport(plan, { limit: '', hasTickets: false }));
  return `# ${markdownText(l10n.t('What depends on what in {0}', name))}\n\n\`\`\`mermaid\n${diagram}\`\`\`\n`;
}
