import { l10n } from 'vscode';
import { canBeArchived } from '../../core/closing/archive';
import type { Command } from '../command';
import { subjectsOf } from '../command-subjects';
import type { FolderSubject } from '../plan-folders';

/** What people do with plans that are over. */
export const CLOSING_COMMANDS: Readonly<Record<string, Command>> = {
  'waymark.archive': async (services, ...args) => {
    const [asked] = await subjectsOf(services, args);
    const whole = asked === undefined ? undefined : wholeAround(asked);
    if (whole === undefined) await services.prompts.tell(l10n.t('Waymark: nothing here can be archived: only plans and explorations of a folder plan can.'));
    else await services.archiver.archive(whole);
  },
};

/** The plan or exploration around something that is archived as a whole. */
function wholeAround({ folder, subject }: FolderSubject): FolderSubject | undefined {
  for (let around = subject; ;) {
    if (canBeArchived(around, folder.plan)) return { folder, subject: around };
    const above = folder.plan.parent(around.id);
    if (above === undefined) return undefined;
    around = above;
  }
}
