import { type CancellationToken, type Disposable, DocumentLink, type DocumentLinkProvider, l10n, languages, type Range, type TextDocument, Uri } from 'vscode';
import { later } from './pace';
import type { PlanFolders } from './plan-folders';
import { rangeIn } from './positions';
import { titleOf } from './status-look';
import { toldIn } from './subject-at';
import type { Row } from './tree/row';

/** Ctrl or Cmd and a click on a written status moves it on. VS Code opens links by such a click only, so no plain one changes a file. */
export function registerMarkerLinks(folders: PlanFolders): Disposable {
  return languages.registerDocumentLinkProvider({ language: 'markdown' }, new MarkerLinks(folders));
}

/** How often it looks whether the plan has read the text, and how long it waits in between; in milliseconds. */
const TRIES = 50;
const PAUSE = 100;

class MarkerLinks implements DocumentLinkProvider<MarkerLink> {
  constructor(private readonly folders: PlanFolders) {}

  async provideDocumentLinks(document: TextDocument, token: CancellationToken): Promise<MarkerLink[]> {
    await this.folders.flush();
    const file = this.folders.fileAt(document.uri);
    if (file === undefined) return [];
    const { folder, path } = file;
    // VS Code does not ask again until the text is another; so while a status is being set, that is waited for.
    for (let tries = TRIES; folder.versionOf(path) !== document.version; tries--) {
      if (tries === 0 || token.isCancellationRequested || document.isClosed) return [];
      await later(PAUSE);
    }
    return toldIn(folder, path).flatMap((subject) => {
      const row: Row = { folder: folder.uri, id: subject.id };
      return subject.claims.filter((claim) => claim.path === path && claim.end > claim.start).map((claim) => {
        const link = new MarkerLink(rangeIn(folder.plan, path, claim), row);
        link.tooltip = l10n.t('Move {0} to its next status', titleOf(subject));
        return link;
      });
    });
  }

  /** A plan has thousands of markers, and few are ever clicked. */
  resolveDocumentLink(link: MarkerLink): MarkerLink {
    const argument = { folder: link.row.folder.toString(), id: link.row.id };
    link.target = Uri.parse(`command:waymark.cycleStatusOf?${encodeURIComponent(JSON.stringify([argument]))}`);
    return link;
  }
}

class MarkerLink extends DocumentLink {
  constructor(range: Range, readonly row: Row) {
    super(range);
  }
}

/** The row that the argument of such a link stands for. */
export function rowOfLink(argument: unknown): Row | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { folder, id } = argument as Record<string, unknown>;
  return typeof folder === 'string' && typeof id === 'string' ? { folder: Uri.parse(folder), id } : undefined;
}
