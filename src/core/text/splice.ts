/** One replacement in a text; see `TextEdit`. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly oldText: string;
  readonly newText: string;
}

/**
 * The text with all edits made, in any order; insertions at one place keep theirs. `undefined` if something else stands where one
 * of them replaces. Edits that overlap are a fault of the program.
 */
export function splice(text: string, edits: readonly Replacement[]): string | undefined {
  let result = '';
  let from = 0;
  for (const { start, end, oldText, newText } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < from) throw new Error(`edits overlap at ${start}`);
    if (end - start !== oldText.length) throw new Error(`an edit at ${start} does not replace its oldText`);
    if (end > text.length || !text.startsWith(oldText, start)) return undefined;
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

/** Those of some edits that a text has by now; `null` if it is not what they alone make of `before`. */
export function madeIn<T extends Replacement>(text: string, before: string, edits: readonly T[]): readonly T[] | null {
  let shift = 0;
  const made = [...edits].sort((a, b) => a.start - b.start || a.end - b.end).filter(({ start, oldText, newText }) => {
    const [isOld, isNew] = [text.startsWith(oldText, start + shift), text.startsWith(newText, start + shift)];
    const isMade = isNew && (!isOld || newText.length > oldText.length);
    if (isMade) shift += newText.length - oldText.length;
    return isMade;
  });
  return splice(before, made) === text ? made : null;
}

/** The one replacement between what two texts begin and end with alike. Characters beyond U+FFFF and line ends stay whole. */
export function difference(before: string, after: string): Replacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  while (start > 0 && isJoined(before, start)) start--;
  let behind = 0;
  while (behind < shorter - start && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  while (behind > 0 && isJoined(before, before.length - behind)) behind--;
  return { start, end: before.length - behind, oldText: before.slice(start, before.length - behind), newText: after.slice(start, after.length - behind) };
}

/** Whether the characters before and at `at` are one. */
function isJoined(text: string, at: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(at - 1, at + 1));
}
