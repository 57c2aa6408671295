import { l10n, type LogOutputChannel } from 'vscode';
import { UserError } from '../core/base/user-error';
import { nextStatus } from '../core/edits/next-status';
import { readAgain } from '../core/edits/read-again';
import { setStatus } from '../core/edits/set-status';
import { possibleBlockers } from '../core/language/blockers';
import type { TextEdit } from '../core/model/edits';
import type { Subject } from '../core/model/plan';
import type { Status } from '../core/model/status';
import { currentStatus } from '../core/plan/current-status';
import { tellLacks } from './closing/lacks';
import { changeDocuments, type PlannedEdit } from './edit-documents';
import { explained } from './explained';
import type { PlanFolder } from './plan-folder';
import type { FolderSubject, PlanFolders } from './plan-folders';
import type { Prompts } from './prompts';
import { STATUS_LOOKS, titleOf } from './status-look';

/** Sets statuses: all written copies of each, in one step that can be undone. One is set at a time: the others wait. */
export class StatusSetter {
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly folders: PlanFolders, private readonly prompts: Prompts, private readonly log: LogOutputChannel) {}

  /** Asks which status it is to be, and sets it. */
  async ask(subjects: readonly FolderSubject[]): Promise<void> {
    const [first] = subjects;
    if (first === undefined) return;
    const of = nameOf(subjects.map(({ subject }) => subject));
    const status = await this.prompts.askStatus(of, subjects.length === 1 ? currentStatus(first.subject) : null);
    if (status !== undefined) await this.set(subjects, status);
  }

  /** Sets the status; of what is blocked it asks for the reason. */
  set(subjects: readonly FolderSubject[], status: Status): Promise<void> {
    return this.#inTurn(() => this.#set(subjects, status));
  }

  /** Moves them on to the next status. Several go together: the first leads. */
  cycle(subjects: readonly FolderSubject[]): Promise<void> {
    return this.#inTurn(async () => {
      const [first] = subjects;
      if (first === undefined) return;
      // The next to what it is by now: whoever asks twice goes two steps.
      await this.folders.flush();
      const { plan } = this.folders.of(first.folder.uri) ?? first.folder;
      await this.#set(subjects, nextStatus(plan, plan.subject(first.subject.id) ?? gone(first.subject)));
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => explained(work, l10n.t('the status could not be set'), this.prompts, this.log));
    return this.#last;
  }

  async #set(subjects: readonly FolderSubject[], status: Status): Promise<void> {
    if (subjects.length === 0) return;
    // A folder may have been read anew since the click.
    const inFolders = new Map<PlanFolder, Subject[]>();
    for (const { folder, subject } of subjects) {
      const current = this.folders.of(folder.uri) ?? folder;
      inFolders.set(current, [...inFolders.get(current) ?? [], subject]);
    }
    let reason: string | null = null;
    if (status === 'blocked') {
      const isNeeded = [...inFolders].some(([folder, asked]) => asked.some((subject) => needsReason(subject, folder)));
      const blockers = [...inFolders].flatMap(([{ plan }, asked]) => possibleBlockers(plan, asked.flatMap(({ id }) => plan.subject(id) ?? [])));
      const answer = await this.prompts.askReason(nameOf(subjects.map(({ subject }) => subject)), blockers, isNeeded);
      if (answer === undefined) return;
      reason = answer === '' ? null : answer;
    }
    for (const [folder, asked] of inFolders) await this.#setIn(folder, asked, status, reason);
  }

  /** In one step to undo for each workspace folder. */
  async #setIn(folder: PlanFolder, subjects: readonly Subject[], status: Status, reason: string | null): Promise<void> {
    // What is typed since the click counts.
    await this.folders.flush();
    const now = subjects.map((subject) => folder.plan.subject(subject.id) ?? gone(subject));
    const edits = now.flatMap((subject) => setStatus(folder.plan, subject, { status, reason }, folder.facts));
    if (edits.length === 0) return;
    // The plan reads the new texts first: what stands around a status may give it another meaning.
    let tried: readonly PlannedEdit[] = [];
    try {
      const isDone = await changeDocuments(folder, edits, this.prompts, async (planned) => {
        tried = planned;
        await readAgain(folder, now, status, planned, () => true);
      });
      if (!isDone) return;
      this.#tellMore(folder, now, status, edits);
      if (status === 'done') for (const { id } of now) void tellLacks(folder, id, this.prompts);
    } finally {
      // From here on the documents count, and the disk.
      for (const { path } of tried) await folder.readAgain(path);
    }
  }

  /** What one does not see is told: copies in other files. */
  #tellMore(folder: PlanFolder, subjects: readonly Subject[], status: Status, edits: readonly TextEdit[]): void {
    const own = new Set(subjects.map(({ path }) => path));
    const others = [...new Set(edits.map(({ path }) => path))].filter((path) => !own.has(path));
    const what = nameOf(subjects);
    this.log.info(`${folder.name}: ${what} set to ${status}: ${edits.length} edits in ${new Set(edits.map(({ path }) => path)).size} files`);
    if (others.length === 0) return;
    void this.prompts.tell(l10n.t('{0}: {1}, also in {2}.', what, STATUS_LOOKS[status].label, listed(others)));
  }
}

/** What one subject is called, or how many there are. */
function nameOf(subjects: readonly Subject[]): string {
  const [first, ...others] = subjects;
  return first === undefined || others.length > 0 ? l10n.t('{0} things', subjects.length) : titleOf(first);
}

function needsReason({ path, claims, status }: Subject, { plan }: PlanFolder): boolean {
  return status !== 'blocked' && [path, ...claims.map((claim) => claim.path)].some((each) => plan.writing(each)?.needsReason === true);
}

function gone({ name }: Subject): never {
  throw new UserError(l10n.t('{0} is not there any more', name));
}

/** Files by their names, where there are many just some. */
function listed(paths: readonly string[]): string {
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  return names.length <= 3 ? names.join(', ') : l10n.t('{0} and {1} more files', names.slice(0, 2).join(', '), names.length - 2);
}
