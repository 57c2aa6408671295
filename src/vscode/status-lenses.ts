import { CodeLens, type CodeLensProvider, type Disposable, EventEmitter, l10n, languages, type TextDocument, workspace } from 'vscode';
import type { Span } from '../core/model/claims';
import type { Plan, Subject } from '../core/model/plan';
import { currentStatus } from '../core/plan/current-status';
import { titleHeading } from '../core/plan/title-heading';
import { relatedTo } from '../core/reports/related';
import type { PlanFolder } from './plan-folder';
import type { PlanFolders } from './plan-folders';
import { rangeIn } from './positions';
import { emojiOf, titleOf } from './status-look';
import { toldIn } from './subject-at';
import type { Row } from './tree/row';

/** What has lenses. */
const SHOWN = { off: 0, plans: 1, headings: 2, items: 3 } as const;

/**
 * A lens above each subject that has a status: it sets the status, tells the progress, and shows what depends on it. They come from
 * the last text that the plan has read, at once: one slow provider holds up those of all others.
 */
export class StatusLenses implements CodeLensProvider, Disposable {
  readonly #folders: PlanFolders;
  readonly #changes = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changes.event;
  /** Whether the plan has changed since lenses were asked for. */
  #isOld = false;
  /** Documents that had lenses of a text that is outdated. */
  readonly #early = new Set<string>();
  readonly #subscriptions: readonly Disposable[];

  constructor(folders: PlanFolders) {
    this.#folders = folders;
    this.#subscriptions = [
      languages.registerCodeLensProvider({ language: 'markdown' }, this),
      folders.onDidRead(({ folder, change, read }) => {
        this.#isOld ||= change !== null || read.some((path) => this.#early.delete(folder.files.uriOf(path).toString()));
      }),
      folders.onDidRest(() => this.#tell()),
      folders.onDidChangeFolders(() => this.#tell()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('waymark.codeLens')) this.#changes.fire();
      }),
    ];
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const file = this.#folders.fileAt(document.uri);
    const shown = SHOWN[workspace.getConfiguration('waymark', document).get<keyof typeof SHOWN>('codeLens', 'headings')] ?? SHOWN.headings;
    if (file === undefined || shown === SHOWN.off) return [];
    const { folder, path } = file;
    if (folder.versionOf(path) !== document.version) this.#early.add(document.uri.toString());
    return toldIn(folder, path)
      .filter((subject) => subject.path === path && levelOf(subject) <= shown)
      .flatMap((subject) => lensesOf(subject, folder));
  }

  /** VS Code asks all providers again, and waits from one call to the next: while much is read it is not called. */
  #tell(): void {
    if (!this.#isOld) return;
    this.#isOld = false;
    this.#changes.fire();
  }

  dispose(): void {
    this.#changes.dispose();
    for (const each of this.#subscriptions) each.dispose();
  }
}

/** From which setting on a subject has a lens. */
function levelOf({ places }: Subject): number {
  const [place] = places;
  return place === undefined ? SHOWN.plans : place.form === 'heading' ? SHOWN.headings : SHOWN.items;
}

function lensesOf(subject: Subject, folder: PlanFolder): CodeLens[] {
  const { plan } = folder;
  const { id, path, claims, progress } = subject;
  if (claims.length === 0) return [];
  const range = rangeIn(plan, path, placeOf(subject, plan));
  const row: Row = { folder: folder.uri, id };
  const lens = (title: string, command: string, tooltip: string): CodeLens => new CodeLens(range, { title, command, tooltip, arguments: [row] });
  const waits = relatedTo(plan, subject, ['depends-on', 'blocked-by'], ['blocks']).length;
  const holds = relatedTo(plan, subject, ['blocks'], ['depends-on', 'blocked-by']).length;
  const counts = [...waits === 0 ? [] : [l10n.t('depends on {0}', waits)], ...holds === 0 ? [] : [l10n.t('blocks {0}', holds)]].join(' · ');
  const title = titleOf(subject);
  const sets = claims.length === 1
    ? l10n.t('Set the status of {0}', title)
    : l10n.t('Set the status of {0}, in all of {1} places', title, claims.length);
  return [
    lens(l10n.t('{0} · set status', statusTitle(subject)), 'waymark.setStatus', sets),
    ...progress === null ? [] : [lens(`${progress.done}/${progress.total}`, 'waymark.revealSubject', l10n.t('Show it in the sidebar'))],
    ...counts === '' ? [] : [lens(counts, 'waymark.peekRelated', l10n.t('Peek at them'))],
  ];
}

/** Of what is a file, its title, else where its status stands; of all else where it begins. */
function placeOf({ path, places, claims }: Subject, plan: Plan): Span {
  const file = places.length > 0 ? undefined : plan.file(path);
  const title = file === undefined ? undefined : titleHeading(file);
  return places[0] ?? title ?? claims.find((claim) => claim.path === path) ?? { start: 0, end: 0 };
}

function statusTitle(subject: Subject): string {
  const status = currentStatus(subject);
  return status === null ? subject.written ?? '' : `${emojiOf(status)} ${status.toUpperCase()}`;
}
