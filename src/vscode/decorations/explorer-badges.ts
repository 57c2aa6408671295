import { Disposable, EventEmitter, FileDecoration, type FileDecorationProvider, l10n, ThemeColor, Uri, window, workspace } from 'vscode';
import type { Status } from '../../core/model/status';
import { isInConflict } from '../../core/plan/agreement';
import { currentStatus } from '../../core/plan/current-status';
import { Debounced } from '../debounced';
import type { PlanFolders } from '../plan-folders';
import { STATUS_LOOKS } from '../status-look';

const LETTERS: Readonly<Record<Status, string>> = { todo: 'T', wip: 'W', done: 'D', blocked: 'B', cut: 'C' };

interface Badge {
  readonly status: Status;
  /** Whether copies of the status disagree. */
  readonly disagrees: boolean;
  /** At most two characters: VS Code shows no more. */
  readonly text: string;
}

/** What comes together is told together; in milliseconds. */
const QUIET = 200;
const LONGEST = 1000;

/** Files and folders that are plans, phases, tasks … show their status in the Explorer: `D`, or `D!` where copies of it disagree. */
export class ExplorerBadges implements FileDecorationProvider, Disposable {
  readonly #changes = new EventEmitter<Uri[]>();
  readonly onDidChangeFileDecorations = this.#changes.event;
  /** The badge of each file that VS Code has asked about: it asks about what it shows. */
  readonly #told = new Map<string, string | undefined>();
  readonly #debounced = new Debounced(() => this.#tell(), QUIET, LONGEST);
  readonly #subscriptions: Disposable;

  constructor(private readonly folders: PlanFolders) {
    this.#subscriptions = Disposable.from(
      this.#changes, this.#debounced,
      window.registerFileDecorationProvider(this),
      folders.onDidRead(({ change }) => change !== null && this.#debounced.ask()),
      folders.onDidChangeFolders(() => this.#debounced.ask()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('waymark.explorerBadges') && this.#debounced.ask()),
    );
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    if (this.folders.of(uri) === undefined) return undefined;
    const badge = this.#badgeOf(uri);
    this.#told.set(uri.toString(), badge?.text);
    if (badge === undefined) return undefined;
    const { label, color } = STATUS_LOOKS[badge.status];
    return new FileDecoration(badge.text, badge.disagrees ? l10n.t('{0}; copies disagree', label) : label, new ThemeColor(color));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Tells VS Code of those that look different now. */
  #tell(): void {
    const changed: Uri[] = [];
    for (const [key, told] of this.#told) {
      const uri = Uri.parse(key);
      const now = this.#badgeOf(uri)?.text;
      if (now === told) continue;
      this.#told.set(key, now);
      changed.push(uri);
    }
    if (changed.length > 0) this.#changes.fire(changed);
  }

  #badgeOf(uri: Uri): Badge | undefined {
    const file = this.folders.fileAt(uri);
    const subject = file?.folder.plan.subject(file.path);
    const status = subject === undefined ? null : currentStatus(subject);
    if (subject === undefined || subject.isArchived || status === null) return undefined;
    // Asked last: it takes far longer than all the rest, and most files are no plans.
    if (!workspace.getConfiguration('waymark', uri).get<boolean>('explorerBadges', true)) return undefined;
    const disagrees = isInConflict(subject);
    return { status, disagrees, text: LETTERS[status] + (disagrees ? '!' : '') };
  }
}
