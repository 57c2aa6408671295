import { commands, Disposable, env, l10n, Location, Position, Range, Uri, ViewColumn, window } from 'vscode';
import type { Subject } from '../core/model/plan';
import { relatedTo } from '../core/reports/related';
import { CLOSING_COMMANDS } from './closing/closing-commands';
import type { Command, CommandServices } from './command';
import { sayNothingHere, subjectsOf } from './command-subjects';
import { rowOfLink } from './marker-links';
import { REPORT_COMMANDS } from './reports/report-commands';
import { ARRANGING_COMMANDS } from './tree/arranging-commands';
import { isRow, rowsOf } from './tree/row';

/** All commands but those of findings. Those that the palette does not show are given a row. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'waymark.setStatus': async (services, ...args) => {
    const subjects = await subjectsOf(services, args);
    if (subjects.length === 0) return sayNothingHere(services);
    await services.setter.ask(subjects);
  },

  'waymark.cycleStatus': async (services, ...args) => {
    const subjects = await subjectsOf(services, args);
    if (subjects.length === 0) return sayNothingHere(services);
    await services.setter.cycle(subjects);
  },

  'waymark.cycleStatusOf': async (services, link) => {
    const row = rowOfLink(link);
    const found = row === undefined ? undefined : services.view.rows.find(row);
    if (found !== undefined) await services.setter.cycle([found]);
  },

  'waymark.rename': async (services, ...args) => {
    const [asked] = await subjectsOf(services, args);
    if (asked !== undefined) await services.renamer.ask(asked);
  },

  'waymark.open': (services, row) => open(services, row, ViewColumn.Active),
  'waymark.openToSide': (services, row) => open(services, row, ViewColumn.Beside),
  'waymark.openPlace': (services, ...place) => openPlace(services, ...place),

  'waymark.copyPath': async ({ view }, row, chosen) => {
    const found = rowsOf([row, chosen]).flatMap((each) => view.rows.find(each) ?? []);
    await env.clipboard.writeText(found.map(({ folder, subject }) => pathOf(folder.files.uriOf(subject.path))).join('\n'));
  },

  'waymark.copyReference': async ({ view }, row, chosen) => {
    const found = rowsOf([row, chosen]).flatMap((each) => view.rows.find(each) ?? []);
    await env.clipboard.writeText(found.map(({ subject }) => subject.id).join('\n'));
  },

  'waymark.revealFile': async (services) => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !await services.view.reveal(editor, true)) {
      await services.prompts.tell(l10n.t('Waymark: the open file belongs to no plan, or a filter hides it.'));
    }
  },

  'waymark.revealSubject': ({ view }, row) => isRow(row) ? view.revealRow(row) : undefined,

  'waymark.peekRelated': async ({ view }, row) => {
    const found = isRow(row) ? view.rows.find(row) : undefined;
    if (found === undefined) return;
    const { folder: { plan, files }, subject } = found;
    const related = relatedTo(plan, subject, ['depends-on', 'blocked-by', 'blocks'], ['depends-on', 'blocked-by', 'blocks']);
    const locations = related.flatMap(({ id, places }) => {
      const other = id === null ? undefined : plan.subject(id);
      if (other !== undefined) return [new Location(files.uriOf(other.path), lineOf(other))];
      // What is not there is shown where it is spoken of.
      return places.slice(0, 1).map(({ path, range }) => new Location(files.uriOf(path), new Position(range.start.line - 1, range.start.column - 1)));
    });
    await commands.executeCommand('editor.action.peekLocations', files.uriOf(subject.path), lineOf(subject), locations, 'peek');
  },

  'waymark.refresh': ({ folders, view }) => view.showProgress(() => folders.refresh()),
  'waymark.showLog': ({ log }) => log.show(),

  ...ARRANGING_COMMANDS,
  ...CLOSING_COMMANDS,
  ...REPORT_COMMANDS,
};

export function registerCommands(services: CommandServices): Disposable {
  return Disposable.from(...Object.entries(COMMANDS).map(([id, command]) => (
    commands.registerCommand(id, (...args: unknown[]) => command(services, ...args))
  )));
}

/** As people paste it: what is on this machine has a path of the machine. */
function pathOf(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** Opens a subject where it stands now. */
async function open({ view }: CommandServices, row: unknown, viewColumn: ViewColumn): Promise<void> {
  const found = isRow(row) ? view.rows.find(row) : undefined;
  if (found === undefined) return;
  const { folder: { files }, subject } = found;
  const start = lineOf(subject);
  await window.showTextDocument(files.uriOf(subject.path), {
    selection: new Range(start, start), viewColumn, preserveFocus: viewColumn === ViewColumn.Active,
  });
}

/** Opens a file of a plan at a line and column, both from 1. */
async function openPlace({ folders }: CommandServices, ...[file, line, column]: readonly unknown[]): Promise<void> {
  if (typeof file !== 'string' || typeof line !== 'number' || typeof column !== 'number') return;
  const uri = Uri.parse(file);
  if (folders.fileAt(uri) === undefined) return;
  const start = new Position(Math.max(0, line - 1), Math.max(0, column - 1));
  await window.showTextDocument(uri, { selection: new Range(start, start) });
}

/** Where a subject begins. */
function lineOf({ line }: Subject): Position {
  return new Position(line - 1, 0);
}
