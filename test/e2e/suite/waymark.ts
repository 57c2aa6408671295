import assert from 'node:assert/strict';
import { commands, type Event, extensions, languages, Range, type TextDocument, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import manifest from '../../../package.json';
import type { Status } from '../../../src/core/model/status';
import type { Insight } from '../../../src/vscode/extension';
import type { PlanFolder } from '../../../src/vscode/plan-folder';

/** What something may take that waits for the disk, in milliseconds. */
const DEADLINE = 8000;

/** Waymark as it runs in this VS Code, when it has read all that there is. */
export async function waymark(): Promise<Insight> {
  const extension = extensions.getExtension<Insight>(`${manifest.publisher}.${manifest.name}`);
  assert.ok(extension);
  const insight = await extension.activate();
  await eventually(insight, () => {
    const { all } = insight.folders;
    assert.equal(all.length, workspace.workspaceFolders?.length ?? 0);
    assert.ok(all.every(({ isAtRest }) => isAtRest), 'it is still reading');
  });
  return insight;
}

/** The plan of the first folder. */
export function planFolder({ folders }: Insight): PlanFolder {
  const [folder] = folders.all;
  assert.ok(folder);
  return folder;
}

/** Waits until `look` does not throw: it looks now, and after each thing that happens. Throws what it threw last when time is up. */
export async function eventually<T>({ folders, problems, view, lenses, colors, badges }: Insight, look: () => T | Promise<T>): Promise<T> {
  const events: readonly Event<unknown>[] = [
    folders.onDidRead, folders.onDidRest, folders.onDidChangeFolders, problems.onDidRest, view.rows.onDidChangeTreeData,
    lenses.onDidChangeCodeLenses, languages.onDidChangeDiagnostics, workspace.onDidChangeTextDocument, workspace.onDidSaveTextDocument,
    workspace.onDidCloseTextDocument, window.onDidChangeActiveTextEditor, window.onDidChangeTextEditorSelection,
    window.tabGroups.onDidChangeTabs, colors.onDidPaint, badges.onDidChangeFileDecorations, workspace.onDidChangeConfiguration,
  ];
  let happened = (): void => undefined;
  const listeners = events.map((event) => event(() => happened()));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    happened();
  }, DEADLINE);
  try {
    for (;;) {
      const next = new Promise<void>((resolve) => {
        happened = resolve;
      });
      try {
        return await look();
      } catch (error) {
        if (isLate) throw error;
      }
      await next;
    }
  } finally {
    clearTimeout(timer);
    for (const listener of listeners) listener.dispose();
  }
}

/** What a person would say when asked. Left out: that the question is dismissed. */
export interface Answers {
  readonly status?: Status;
  readonly reason?: string;
  readonly confirms?: boolean;
  readonly name?: string;
  readonly filter?: string;
  readonly statuses?: readonly Status[];
  /** The label of what is picked from a list. */
  readonly pick?: string;
  /** The button of a message that is pressed, where it has one of that name. */
  readonly press?: string;
}

/** Answers for people from now on. Returns what they are asked and told, in the order of it. */
export function answer({ prompts }: Insight, { status, reason, confirms = false, name, filter, statuses, pick, press }: Answers = {}): string[] {
  const heard: string[] = [];
  const hears = <T>(what: string, reply: T): Promise<T> => {
    heard.push(what);
    return Promise.resolve(reply);
  };
  const answers: typeof prompts = {
    askStatus: (of, current) => hears(`which status? ${of} (${current ?? 'none'})`, status),
    askReason: (of, _blockers, isNeeded) => hears(`which reason? ${of}${isNeeded ? ' (needed)' : ''}`, reason),
    confirm: (question, action) => hears(`${action}? ${question}`, confirms),
    askName: (of, current) => hears(`which name? ${of} (${current})`, name),
    askFilter: (current, show) => {
      if (filter !== undefined) for (let end = 1; end <= filter.length; end++) show(filter.slice(0, end));
      return hears(`which words? (${current})`, filter);
    },
    askStatuses: (current) => hears(`which statuses? (${current.join(', ')})`, statuses),
    pick: (title, choices, labelOf, current) => hears(`${title}? (${labelOf(current)})`, choices.find((choice) => labelOf(choice) === pick)),
    choose: (title, choices) => hears(
      `${title}? ${choices.map(({ label }) => label.replace(/^\$\([\w-]+\) /, '')).join(', ')}`,
      choices.find(({ label }) => label.replace(/^\$\([\w-]+\) /, '') === pick)?.value,
    ),
    ask: (question, ...actions) => hears(question, actions.find((action) => action === press)),
    tell: (message, ...actions) => hears(message, actions.find((action) => action === press)),
    warn: (message, ...actions) => hears(`warning: ${message}`, actions.find((action) => action === press)),
  };
  Object.assign(prompts, answers);
  return heard;
}

/** The open document of a file, in an editor. */
export async function show(uri: Uri): Promise<TextDocument> {
  const { document } = await window.showTextDocument(uri);
  return document;
}

/** The document of a file, in no editor: that is quicker. */
export async function open(uri: Uri): Promise<TextDocument> {
  return workspace.openTextDocument(uri);
}

/** Edits a document as somebody who types: it is not saved. */
export async function type(document: TextDocument, old: string, text: string): Promise<void> {
  const start = document.getText().indexOf(old);
  assert.ok(start >= 0, `${old} does not stand in ${document.uri.path}`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + old.length)), text);
  assert.ok(await workspace.applyEdit(edit));
}

/** Throws away what is not saved in the workspace, and closes all editors: VS Code keeps documents of its own. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && workspace.getWorkspaceFolder(uri) !== undefined)) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}
