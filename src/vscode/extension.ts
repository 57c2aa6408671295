import { type ExtensionContext, ExtensionMode, Uri, window } from 'vscode';
import { Archiver } from './closing/archiver';
import { registerCommands } from './commands';
import { ExplorerBadges } from './decorations/explorer-badges';
import { StatusColors } from './decorations/status-colors';
import { registerFixAll } from './findings/fix-all';
import { Problems } from './findings/problems';
import { ProjectProblems } from './findings/project-problems';
import { QuickFixes } from './findings/quick-fixes';
import { registerCompletions } from './language/completions';
import { registerDefinitions } from './language/definitions';
import { FileMoves } from './language/file-moves';
import { registerHovers } from './language/hovers';
import { registerReferences } from './language/references';
import { Renamer } from './language/renamer';
import { registerRenames } from './language/renames';
import { registerSymbols } from './language/symbols';
import { registerMarkerLinks } from './marker-links';
import { PlanFolders } from './plan-folders';
import { type Prompts, WINDOW_PROMPTS } from './prompts';
import { ReportDocuments } from './reports/report-documents';
import { SpecHistory } from './spec-history';
import { Startup } from './startup';
import { StatusSetter } from './set-status';
import { PlanStatusBar } from './status-bar';
import { StatusLenses } from './status-lenses';
import { PlanView } from './tree/plan-view';
import { ValidatorOffer } from './validator-offer';

/** What tests look at and answer for people. */
export interface Insight {
  readonly folders: PlanFolders;
  readonly view: PlanView;
  readonly setter: StatusSetter;
  readonly lenses: StatusLenses;
  readonly problems: Problems;
  readonly colors: StatusColors;
  readonly badges: ExplorerBadges;
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
  const view = new PlanView(folders, setter, context.workspaceState, startup);
  const lenses = new StatusLenses(folders);
  const problems = new Problems(folders, Uri.joinPath(context.extensionUri, 'docs', 'rules'), startup, log);
  const colors = new StatusColors(folders);
  const badges = new ExplorerBadges(folders);
  const fileMoves = new FileMoves(folders, prompts, log);
  const renamer = new Renamer(folders, fileMoves, prompts, log);
  const archiver = new Archiver(folders, prompts, log);
  const reports = new ReportDocuments(folders);
  context.subscriptions.push(
    log, folders, view, lenses, problems, colors, badges,
    problems.onDidShow(() => view.showBadge(problems.seriousCount)),
    new QuickFixes(folders, problems, prompts, log), registerFixAll(folders, problems), new ProjectProblems(folders),
    new PlanStatusBar(folders),
    new SpecHistory(folders, log),
    new ValidatorOffer(folders, context.workspaceState, prompts, log),
    registerMarkerLinks(folders),
    registerDefinitions(folders), registerReferences(folders), registerHovers(folders), registerSymbols(folders),
    registerCompletions(folders),
    fileMoves, registerRenames(folders, renamer),
    reports,
    registerCommands({ folders, view, setter, renamer, archiver, reports, prompts, log }),
  );
  // Nothing waits for it: rows come as they are known.
  void view.showProgress(() => folders.open());
  return context.extensionMode === ExtensionMode.Test ? { folders, view, setter, lenses, problems, colors, badges, startup, prompts } : undefined;
}
