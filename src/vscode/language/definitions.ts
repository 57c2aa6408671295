import { type DefinitionProvider, type Disposable, languages, type LocationLink, type Position, type TextDocument } from 'vscode';
import { definitionAt, isPlainLink } from '../../core/language/definition';
import type { PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import { caretIn } from './caret';

/** Go to Definition and Peek, from names, ids, paths and links to what they mean. */
export function registerDefinitions(folders: PlanFolders): Disposable {
  return languages.registerDefinitionProvider({ language: 'markdown' }, new Definitions(folders));
}

/** VS Code's own Markdown answers too: what it knows is left to it, for two answers open a peek view instead of going there. */
class Definitions implements DefinitionProvider {
  constructor(private readonly folders: PlanFolders) {}

  async provideDefinition(document: TextDocument, position: Position): Promise<LocationLink[]> {
    const caret = await caretIn(this.folders, document, position);
    if (caret === undefined) return [];
    const { folder: { plan, files }, path, offset } = caret;
    const definition = isPlainLink(plan, path, offset) ? null : definitionAt(plan, path, offset);
    if (definition === null) return [];
    const originSelectionRange = rangeIn(plan, path, definition.origin);
    // To it, a heading is where it is itself.
    const isHeading = plan.file(path)?.blocks.some((block) => block.type === 'heading' && block.start <= offset && offset <= block.end) === true;
    const places = definition.places.filter((place) => !(isHeading && place.path === path && place.start <= offset && offset <= place.end));
    return places.map((place) => ({ originSelectionRange, targetUri: files.uriOf(place.path), targetRange: rangeIn(plan, place.path, place) }));
  }
}
