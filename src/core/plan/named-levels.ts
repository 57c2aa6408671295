import type { Dialect } from '../dialects/dialect';
import type { BlockClaim, HeadingClaim } from '../model/claims';
import { mayOnlySpeak, numberedKind, readOpener } from './names';

/**
 * At which level the highest headings stand that name something and do nothing else, `Phase 2: Rig` and no `Phase 2 progress`; by
 * `numberedKind`.
 * @param title that of the document, which names nothing in it
 */
export function namedLevels(blocks: readonly BlockClaim[], title: HeadingClaim | null, dialect: Dialect): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const block of blocks) {
    if (block.type !== 'heading' || block === title) continue;
    const opener = readOpener(block.title, dialect);
    if (opener === null || mayOnlySpeak(opener)) continue;
    const key = numberedKind(opener);
    levels.set(key, Math.min(block.level, levels.get(key) ?? block.level));
  }
  return levels;
}
