import type { GarbledClaim } from '../model/claims';
import { defineRule } from './rule';

/**
 * Text that was UTF-8, was misread as Windows-1252 or Windows-1254 and saved as UTF-8 again: one finding a file. What stands in
 * code may be there as an example, so only what nobody would make up counts there: drawings, which are the most garbled of all. In a
 * file that is sound besides, text may be an example, too.
 */
export const garbledText = defineRule<readonly GarbledClaim[]>({
  id: 'garbled-text',
  severity: 'warning',

  *check({ claims: { garbled } }) {
    const first = garbled.find(isMistake);
    if (first !== undefined) yield { start: first.start, end: first.end, details: first.isAmidSound ? garbled.filter(isMistake) : garbled };
  },

  message({ details }) {
    const pairs = firstPairs(details);
    const where = details.length > pairs.length ? ` in ${details.length} places` : '';
    return `garbled${where}${pairs.length === 0 ? '' : `: ${pairs.join(', ')}`}`;
  },

  fixes({ details }, { path }) {
    const edits = details.map(({ start, end, written, readable }) => ({ path, start, end, oldText: written, newText: readable }));
    return [{ title: 'Repair the file', edits, isGuess: details.some(({ isAmidSound }) => isAmidSound) }];
  },
});

function isMistake({ within, readable }: GarbledClaim): boolean {
  return within === 'text' || (within === 'code block' && DRAWING.test(readable));
}

/** Arrows, box drawing, blocks and geometric shapes. */
const DRAWING = /[\u2190-\u21ff\u2500-\u25ff]/;

const MOST_PAIRS = 3;

/** Different characters as they stand there and as they are meant. */
function firstPairs(garbled: readonly GarbledClaim[]): readonly string[] {
  const pairs = new Set<string>();
  for (const claim of garbled) {
    for (const [written, readable] of charactersOf(claim)) {
      // Selectors of emoji and the like cannot be seen.
      if (!/^[\p{M}\p{C}\p{Z}]*$/u.test(readable)) pairs.add(`\`${written.replace(/\p{Cc}/gu, '')}\` is \`${readable}\``);
      if (pairs.size === MOST_PAIRS) return [...pairs];
    }
  }
  return [...pairs];
}

/** A run character by character: where no byte was lost, each has become a character. */
function* charactersOf({ written, readable, certain }: GarbledClaim): Iterable<readonly [written: string, readable: string]> {
  if (!certain) {
    yield [written, readable];
    return;
  }
  let at = 0;
  for (const character of readable) {
    const bytes = bytesOf(character.codePointAt(0) as number);
    yield [written.slice(at, at + bytes), character];
    at += bytes;
  }
}

/** How many bytes a character beyond ASCII takes in UTF-8. */
function bytesOf(point: number): number {
  return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
