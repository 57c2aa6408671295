import { type Disposable, Hover, type HoverProvider, l10n, languages, MarkdownString, type Position, type TextDocument } from 'vscode';
import { hoverAt, type Hover as PlanHover } from '../../core/language/hover';
import type { Subject } from '../../core/model/plan';
import { showReport } from '../../core/reports/show';
import type { PlanFolder } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import { asText, headText, subjectText } from '../subject-text';
import type { Row } from '../tree/row';
import { caretIn } from './caret';

/** What a name means, what is said of a status, what a magnitude stands for; beneath it links to act on that. */
export function registerHovers(folders: PlanFolders): Disposable {
  return languages.registerHoverProvider({ language: 'markdown' }, new Hovers(folders));
}

/** A name that fits more is hardly worth it. */
const MOST_SUBJECTS = 4;

class Hovers implements HoverProvider {
  constructor(private readonly folders: PlanFolders) {}

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const caret = await caretIn(this.folders, document, position);
    const hover = caret === undefined ? null : hoverAt(caret.folder.plan, caret.path, caret.offset);
    if (caret === undefined || hover === null) return undefined;
    const { folder, path } = caret;
    return new Hover((await textsOf(hover, folder)).map(trusted), rangeIn(folder.plan, path, hover));
  }
}

async function textsOf(hover: PlanHover, folder: PlanFolder): Promise<readonly string[]> {
  switch (hover.kind) {
    case 'subject':
      return Promise.all(hover.subjects.slice(0, MOST_SUBJECTS).map(async (subject) => `${await subjectText(subject, folder)}\n\n${actions(subject, folder)}`));
    case 'status':
      return [`${headText(hover.subject)}\n\n${claimsText(hover.subject, folder)}\n\n${actions(hover.subject, folder)}`];
    case 'magnitude': {
      const hours = hover.slots === 1 ? l10n.t('one slot at most, of about an hour') : l10n.t('{0} slots at most, of about an hour each', hover.slots);
      return [`**${asText(hover.magnitude)}** · ${asText(hours)}`];
    }
  }
}

/** Where a subject's status is written; the first known one counts. */
function claimsText(subject: Subject, folder: PlanFolder): string {
  return showReport(folder.plan, subject).claims.map(({ written, path, range: { start }, agrees }) => {
    const place = link(`${path}:${start.line}`, 'waymark.openPlace', [folder.files.uriOf(path).toString(), start.line, start.column]);
    return `- $(${agrees ? 'check' : 'warning'}) ${asText(written)} · ${place}${agrees ? '' : ` · ${asText(l10n.t('disagrees'))}`}\n`;
  }).join('');
}

function actions({ id, kind, claims }: Subject, folder: PlanFolder): string {
  const row: Row = { folder: folder.uri, id };
  return [
    link(l10n.t('Open'), 'waymark.open', [row]),
    ...claims.length === 0 ? [] : [link(l10n.t('Set Status…'), 'waymark.setStatus', [row])],
    link(l10n.t('Show in Sidebar'), 'waymark.revealSubject', [row]),
    link(l10n.t('Show Impact'), 'waymark.impact', [row]),
    ...kind === 'module' ? [link(l10n.t('Show History'), 'waymark.history', [row])] : [],
  ].join(' · ');
}

/** A command in a text may be run only if it is one of these. */
const COMMANDS = ['waymark.open', 'waymark.openPlace', 'waymark.setStatus', 'waymark.revealSubject', 'waymark.impact', 'waymark.history'] as const;

function link(label: string, command: (typeof COMMANDS)[number], args: readonly unknown[]): string {
  return `[${asText(label)}](command:${command}?${encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (each) => `%${each.charCodeAt(0).toString(16)}`)})`;
}

function trusted(text: string): MarkdownString {
  const markdown = new MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: COMMANDS };
  return markdown;
}
