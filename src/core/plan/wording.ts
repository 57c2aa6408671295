import type { Status } from '../model/status';
import type { StatusVocabulary, StatusWords } from '../model/vocabulary';
import { statusVocabulary } from '../parse/status-words';

/** What statuses are called in some files. */
export interface Wording {
  readonly vocabulary: StatusVocabulary;
  /** The words to write, where they are others than those of the dialect. */
  readonly words: ReadonlyMap<Status, string>;
}

/**
 * @param set words that mean a status by the settings
 * @param own what a project calls its statuses: a word means that only if nobody knows better; those that are best to write come first
 */
export function wordingOf(set: Partial<StatusWords> = {}, own: Partial<StatusWords> = {}): Wording {
  const vocabulary = statusVocabulary(set, Object.fromEntries(Object.entries(own).map(([status, words]) => [status, words.map(bare)])));
  const words = new Map<Status, string>();
  for (const word of Object.values(own).flat()) {
    const known = bare(word);
    const phrase = vocabulary.phraseAt(known, 0, known.length);
    if (phrase?.end === known.length && !words.has(phrase.status)) words.set(phrase.status, word);
  }
  return { vocabulary, words };
}

const EMOJI_BEFORE = /^[\p{Extended_Pictographic}\ufe0f\u200d\s]+/u;

/** What is left of `🚀 In QA` without its emoji, which are read by themselves. */
function bare(word: string): string {
  return word.replace(EMOJI_BEFORE, '') || word;
}
