import type { StatusMark } from '../model/claims';
import type { Notation } from '../model/plan';
import type { Status } from '../model/status';
import type { StatusVocabulary } from '../model/vocabulary';
import { readable } from '../text/garbled';
import { partsOf } from './status-parts';

/** The notations that have words; a checkbox has a character. */
export type WordNotation = Exclude<Notation, 'checkbox'>;

/** How the statuses of one file are spelled in one notation: for each the word and the emoji that stand there most often. */
export interface WordsInUse {
  readonly notation: WordNotation;
  /** Without reason, in the file's own case. */
  readonly words: ReadonlyMap<Status, string>;
  /** What the dialect or the project has for a status, for what the file has no word; in front matter as it is, emoji and all. */
  readonly usual: ReadonlyMap<Status, string>;
  /** Readable, even where the file has them garbled; with U+FE0F where it has that. */
  readonly emoji: ReadonlyMap<Status, string>;
}

/**
 * Counts the spellings. Of equally many the first that came counts. `MOSTLY DONE` and its like are left out: they say how far
 * one thing is, and would be untrue of the next.
 * @param marks the statuses of one file in one notation, in the order of the text
 * @param usual the words of its dialect, for what the file has none
 */
export function wordsInUse(
  notation: WordNotation, marks: Iterable<StatusMark>, vocabulary: StatusVocabulary, usual: WordsInUse['words'] = NO_WORDS,
): WordsInUse {
  const words = new Spellings();
  const emojis = new Spellings();
  for (const mark of marks) {
    if (mark.status === null) continue;
    const { word, isKnown, emoji, emojiStatus } = partsOf(mark, vocabulary);
    if (isKnown && !QUALIFIED.test(word)) words.add(mark.status, word);
    if (emoji === null || emojiStatus !== mark.status) continue;
    emojis.add(mark.status, readable(mark.written.slice(emoji.start, emoji.end)));
  }
  return { notation, words: words.mostUsed(), usual, emoji: emojis.mostUsed() };
}

const NO_WORDS: ReadonlyMap<Status, string> = new Map();

const QUALIFIED = /^(?:partial|partially|partly|mostly|almost|nearly)\b/i;

/** The value that comes most often, of equally many the first; `undefined` if there is none. */
export function mostFrequent<T>(values: Iterable<T>): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > counts.get(best)!) best = value;
  return best;
}

class Spellings {
  readonly #byStatus = new Map<Status, string[]>();

  add(status: Status, spelling: string): void {
    const spellings = this.#byStatus.get(status);
    if (spellings === undefined) this.#byStatus.set(status, [spelling]);
    else spellings.push(spelling);
  }

  mostUsed(): Map<Status, string> {
    return new Map([...this.#byStatus].map(([status, spellings]) => [status, mostFrequent(spellings)!]));
  }
}
