import {
  CompletionItem, CompletionItemKind, type CompletionItemProvider, type Disposable, languages, type Position, Range, SnippetString,
  type TextDocument,
} from 'vscode';
import type { Completion, CompletionKind } from '../../core/language/completion/completion';
import { completionsAt } from '../../core/language/completion/completions-at';
import type { PlanFolders } from '../plan-folders';

/** Behind these the text may tell what comes next: it is looked at, and mostly tells nothing. */
const TRIGGERS = [':', '[', '-', '#', '|', '/', '`', ' '];

/** Offers what may be written in a plan: names, statuses, fields, ids, paths, each where nothing else can be meant. */
export function registerCompletions(folders: PlanFolders): Disposable {
  return languages.registerCompletionItemProvider({ language: 'markdown' }, new PlanCompletions(folders), ...TRIGGERS);
}

class PlanCompletions implements CompletionItemProvider {
  constructor(private readonly folders: PlanFolders) {}

  provideCompletionItems(document: TextDocument, position: Position): CompletionItem[] | undefined {
    const file = this.folders.fileAt(document.uri);
    if (file === undefined) return undefined;
    const { folder, path } = file;
    const found = completionsAt(folder.facts, path, document.getText(), document.offsetAt(position));
    if (found === null) return undefined;
    const range = new Range(document.positionAt(found.replace.start), document.positionAt(found.replace.end));
    return found.items.map((completion, i) => itemOf(completion, i, range));
  }
}

function itemOf({ label, insert, detail, kind, filter, caret, goesOn }: Completion, rank: number, range: Range): CompletionItem {
  const item = new CompletionItem({ label, description: detail }, KINDS[kind]);
  item.range = range;
  item.filterText = filter;
  item.sortText = String(rank).padStart(6, '0');
  item.insertText = caret === insert.length ? insert
    : new SnippetString().appendText(insert.slice(0, caret)).appendTabstop(0).appendText(insert.slice(caret));
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

const { Class, EnumMember, Event, Field, File, Folder, Module, Reference, Value } = CompletionItemKind;

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  field: Field, status: EnumMember, value: Value, file: File,
  root: Class, folder: Folder, plan: Class, stage: Event, phase: Event, feature: Reference, task: Reference, document: File, module: Module,
  asset: File, exploration: File, section: Reference, package: Reference, ticket: Reference, item: Reference,
};
