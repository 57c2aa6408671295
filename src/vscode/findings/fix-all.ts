import {
  CodeAction, type CodeActionContext, CodeActionKind, type CodeActionProvider, type Disposable, l10n, languages, type Range, type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import { fixesTogether } from '../../core/rules/fix-all';
import type { PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import type { Problems } from './problems';

/** What settings such as `editor.codeActionsOnSave` name. */
const FIX_ALL = CodeActionKind.SourceFixAll.append('waymark');

/** Puts right in a file all that can be without asking, and without other files: for Fix All, and for those who want it at each save. */
export function registerFixAll(folders: PlanFolders, problems: Problems): Disposable {
  return languages.registerCodeActionsProvider({ language: 'markdown' }, new FixAll(folders, problems), { providedCodeActionKinds: [FIX_ALL] });
}

class FixAll implements CodeActionProvider {
  constructor(private readonly folders: PlanFolders, private readonly problems: Problems) {}

  async provideCodeActions(document: TextDocument, _range: Range, { only }: CodeActionContext): Promise<CodeAction[]> {
    if (only === undefined || !only.contains(FIX_ALL)) return [];
    await this.folders.flush();
    const file = this.folders.fileAt(document.uri);
    if (file === undefined || file.folder.versionOf(file.path) !== document.version) return [];
    const { folder, path } = file;
    const findings = this.problems.now(folder, path).filter((finding) => finding.fixes()[0]?.edits.every((edit) => edit.path === path) === true);
    const edits = fixesTogether(findings).edits.get(path) ?? [];
    if (edits.length === 0) return [];
    const action = new CodeAction(l10n.t('Fix all that Waymark can in this file'), FIX_ALL);
    action.edit = new WorkspaceEdit();
    for (const edit of edits) action.edit.replace(document.uri, rangeIn(folder.plan, path, edit), edit.newText);
    return [action];
  }
}
