import { type Disposable, languages, Location, SymbolInformation, SymbolKind, type WorkspaceSymbolProvider } from 'vscode';
import { symbolsOf } from '../../core/language/symbols';
import type { SubjectKind } from '../../core/model/plan';
import type { PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import { emojiOf, titleOf } from '../status-look';

/** Go to Symbol in Workspace: plans and what is in them, by name and title. */
export function registerSymbols(folders: PlanFolders): Disposable {
  return languages.registerWorkspaceSymbolProvider(new PlanSymbols(folders));
}

/** The nearest that there is, so that icons tell them apart. */
const KINDS: Partial<Record<SubjectKind, SymbolKind>> = {
  plan: SymbolKind.Package, stage: SymbolKind.Namespace, phase: SymbolKind.Namespace, package: SymbolKind.Class, feature: SymbolKind.Interface,
  task: SymbolKind.Method, ticket: SymbolKind.Event, module: SymbolKind.Module, exploration: SymbolKind.File,
};

class PlanSymbols implements WorkspaceSymbolProvider {
  constructor(private readonly folders: PlanFolders) {}

  async provideWorkspaceSymbols(query: string): Promise<SymbolInformation[]> {
    await this.folders.flush();
    return this.folders.all.flatMap(({ plan: workspacePlan, files }) => symbolsOf(workspacePlan, query).map(({ subject, status, plan, place }) => {
      const { kind, name, title } = subject;
      const called = title === '' || title === name || title.startsWith(name) ? titleOf(subject) : `${name} — ${title}`;
      const shown = status === null ? called : `${emojiOf(status)} ${called} · ${status.toUpperCase()}`;
      const location = new Location(files.uriOf(place.path), rangeIn(workspacePlan, place.path, place));
      return new SymbolInformation(shown, KINDS[kind] ?? SymbolKind.Object, plan === null ? '' : titleOf(plan), location);
    }));
  }
}
