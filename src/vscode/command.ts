import type { LogOutputChannel } from 'vscode';
import type { Archiver } from './closing/archiver';
import type { Renamer } from './language/renamer';
import type { PlanFolders } from './plan-folders';
import type { Prompts } from './prompts';
import type { ReportDocuments } from './reports/report-documents';
import type { StatusSetter } from './set-status';
import type { PlanView } from './tree/plan-view';

/** What commands work with. */
export interface CommandServices {
  readonly folders: PlanFolders;
  readonly view: PlanView;
  readonly setter: StatusSetter;
  readonly renamer: Renamer;
  readonly archiver: Archiver;
  readonly reports: ReportDocuments;
  readonly prompts: Prompts;
  readonly log: LogOutputChannel;
}

/** What a command does. Menus of rows give it a row, and the rows that are chosen. */
export type Command = (services: CommandServices, ...args: readonly unknown[]) => unknown;
