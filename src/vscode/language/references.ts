import { type Disposable, languages, Location, type Position, type ReferenceContext, type ReferenceProvider, type TextDocument } from 'vscode';
import { referencesAt } from '../../core/language/references';
import type { PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import { caretIn } from './caret';

/** Find All References, to plans and all that is in them. */
export function registerReferences(folders: PlanFolders): Disposable {
  return languages.registerReferenceProvider({ language: 'markdown' }, new References(folders));
}

class References implements ReferenceProvider {
  constructor(private readonly folders: PlanFolders) {}

  async provideReferences(document: TextDocument, position: Position, { includeDeclaration }: ReferenceContext): Promise<Location[]> {
    const caret = await caretIn(this.folders, document, position);
    if (caret === undefined) return [];
    const { folder: { plan, files }, path, offset } = caret;
    return referencesAt(plan, path, offset, includeDeclaration).map((place) => new Location(files.uriOf(place.path), rangeIn(plan, place.path, place)));
  }
}
