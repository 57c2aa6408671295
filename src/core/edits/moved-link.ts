import { folderOf } from '../base/paths';
import type { DefinitionClaim, LinkClaim } from '../model/claims';
import type { Moves } from '../plan/moved-plan';
import { type Anchors, withNewAnchor } from './followed-anchors';
import { inNotationOf, isLocal, pathFrom, surroundingsOfUrl } from './path-notation';
import { HIDDEN, replaced, type TextChange } from './text-change';

/**
 * What a link or definition has to say otherwise that counts by its path alone, as in every Markdown; `null`: nothing.
 * @param path the file in which it stands, before it moves
 * @param anchors the headings that get others
 */
export function linkChange(
  { url, urlStart, urlEnd }: Pick<LinkClaim | DefinitionClaim, 'url' | 'urlStart' | 'urlEnd'>, path: string, where: Pick<Moves, 'of'>, anchors: Anchors = NO_ANCHORS,
): TextChange | null {
  const base = url.startsWith('/') ? '' : folderOf(path);
  const old = isLocal(url) ? pathFrom(base, url) : null;
  if (old === null) return null;
  const target = where.of(old);
  const newBase = url.startsWith('/') ? '' : folderOf(where.of(path));
  const way = pathFrom(newBase, url) === target ? url : inNotationOf(url, { base, target: old }, { base: newBase, target }, surroundingsOfUrl(url));
  const newText = withNewAnchor(way, anchors.get(old));
  return newText === url ? null : replaced({ start: urlStart, end: urlEnd }, url, newText, `leads to ${target}${HIDDEN}`);
}

const NO_ANCHORS: Anchors = new Map();
