import { type ExtensionContext, ExtensionMode, Uri, window } from 'vscode';
import { registerCommands } from './commands';
import { Problems } from './findings/problems';
import { QuickFixes } from './findings/quick-fixes';
import { registerMarkerLinks } from './marker-links';
import { PlanFolders } from './plan-folders';
import { type Prompts, WINDOW_PROMPTS } from './prompts';
import { Startup } from './startup';
import { StatusSetter } from './set-status';
import { PlanStatusBar } from './status-bar';
import { StatusLenses } from './status-lenses';
import { PlanView } from './tree/plan-view';

/** What tests look at and answer for people. */
export interface Insight {
  readonly folders: PlanFolders;
  readonly view: PlanView;
  readonly lenses: StatusLenses;
  readonly problems: Problems;
  readonly startup: Startup;
  /** Its answers may be replaced. */
  readonly prompts: Prompts;
}

export function activate(context: ExtensionContext): Insight | undefined {
  const log = window.createOutputChannel('Waymark', { log: true });
  const startup = new Startup(log);
  const prompts = { ...WINDOW_PROMPTS };
  const folders = new PlanFolders(log, prompts, startup);
  const setter = new StatusSetter(folders, prompts, log);
  const view = new PlanView(folders, setter, startup);
  const lenses = new StatusLenses(folders);
  const problems = new Problems(folders, Uri.joinPath(context.extensionUri, 'docs', 'rules'), startup, log);
  context.subscriptions.push(
    log, folders, view, lenses, problems,
    new QuickFixes(folders, problems, prompts, log),
    new PlanStatusBar(folders),
    registerMarkerLinks(folders),
    registerCommands({ folders, view, setter, prompts, log }),
  );
  // Nothing waits for it: rows come as they are known.
  void view.showProgress(() => folders.open());
  return context.extensionMode === ExtensionMode.Test ? { folders, view, lenses, problems, startup, prompts } : undefined;
}
