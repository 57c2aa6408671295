import { l10n, type LogOutputChannel, workspace, WorkspaceEdit } from 'vscode';
import { UserError } from '../../core/base/user-error';
import { archive, type Archiving } from '../../core/closing/archive';
import { type Lack, lacksOf } from '../../core/closing/gates';
import { mendingOf } from '../../core/closing/mend';
import type { Subject } from '../../core/model/plan';
import { placeName } from '../../core/plan/place-name';
import { changeDocuments } from '../edit-documents';
import { explained } from '../explained';
import { longWork } from '../long-work';
import { movingIn } from '../language/file-moves';
import { plain } from '../plain';
import type { PlanFolder } from '../plan-folder';
import type { FolderSubject, PlanFolders } from '../plan-folders';
import type { Prompts } from '../prompts';
import { showPlace } from '../show-place';
import { titleOf } from '../status-look';
import { lackChoices, lacksTitle } from './lacks';

/** What is chosen of a list of what is missing, if not one of that. */
type GoOn = 'mend' | 'anyway';

/** Moves plans that are over, and explorations, to the archive: folder or file, and all that refers to it, as one step to undo. */
export class Archiver {
  constructor(private readonly folders: PlanFolders, private readonly prompts: Prompts, private readonly log: LogOutputChannel) {}

  /** Asks about what is missing first, and then whether to look at the changes. */
  archive(asked: FolderSubject): Promise<void> {
    return explained(async () => {
      if (!await this.#isReady(asked)) return;
      const { folder, subject } = await this.folders.now(asked);
      const made = await longWork(l10n.t('Looking for what refers to {0}', titleOf(subject)), undefined, (pause) => (
        archive(movingIn(folder, pause), subject, folder.facts.today)
      ));
      const preview = l10n.t('Show Changes First');
      const choice = await this.prompts.ask(question(subject, made), l10n.t('Archive'), preview);
      if (choice === preview ? await this.#look(subject, made) : choice !== undefined) await this.#move(folder, made);
    }, l10n.t('that could not be archived'), this.prompts, this.log);
  }

  /** Whether nothing is missing, or people go on all the same. */
  async #isReady(asked: FolderSubject): Promise<boolean> {
    for (;;) {
      const { folder, subject } = await this.folders.now(asked);
      const lacks = lacksOf(subject, folder.facts);
      if (lacks.length === 0) return true;
      const { edits } = mendingOf(lacks);
      const chosen = await this.prompts.choose<Lack | GoOn>(lacksTitle(subject, lacks), [
        ...lackChoices(folder, lacks),
        { label: l10n.t('Go On') },
        ...edits.length === 0 ? [] : [{ label: `$(wand) ${l10n.t('Mend What Can Be')}`, value: 'mend' as const }],
        { label: `$(archive) ${l10n.t('Archive Anyway')}`, value: 'anyway' as const },
      ]);
      if (chosen === 'anyway') return true;
      if (chosen !== 'mend') {
        if (chosen !== undefined) await showPlace(folder, chosen.path, chosen);
        return false;
      }
      if (!await changeDocuments(folder, edits, this.prompts)) return false;
      for (const path of new Set(edits.map((edit) => edit.path))) await folder.readAgain(path);
    }
  }

  /** Shows what is to be written. Returns whether to go on. */
  async #look(subject: Subject, made: Archiving): Promise<boolean> {
    const { move, edits } = made;
    const changes = edits.map((each) => ({ label: placeName(each, made), detail: plain(`${each.oldText} → ${each.newText}`), value: false }));
    const goOn = { label: `$(archive) ${l10n.t('Archive')}`, description: move.to, value: true };
    return await this.prompts.choose(l10n.t('What follows {0}', titleOf(subject)), [goOn, { label: l10n.t('References') }, ...changes]) === true;
  }

  /** The references follow as they do when somebody moves it in the Explorer. */
  async #move(folder: PlanFolder, { move: { from, to } }: Archiving): Promise<void> {
    const edit = new WorkspaceEdit();
    edit.renameFile(folder.files.uriOf(from), folder.files.uriOf(to));
    if (!await workspace.applyEdit(edit)) throw new UserError(l10n.t('VS Code could not move {0}', from));
    this.log.info(`${folder.name}: ${from} archived as ${to}`);
  }
}

function question(subject: Subject, { move, edits, left }: Archiving): string {
  const files = new Set(edits.map(({ path }) => path)).size;
  const follow = edits.length === 0 ? l10n.t('Nothing refers to it.') : l10n.t('{0} references in {1} files follow.', edits.length, files);
  const stay = left.length === 0 ? '' : ` ${l10n.t('{0} cannot follow: {1}', left.length, left.map(({ path }) => path).join(', '))}`;
  return `${l10n.t('Archive {0} as {1}?', titleOf(subject), move.to)} ${follow}${stay}`;
}
