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
  const vocabulary = statusVocabulary(set, own);
  const words = new Map<Status, string>();
  for (const word of Object.values(own).flat()) {
    const phrase = vocabulary.phraseAt(word, 0, word.length);
    if (phrase?.end === word.length && !words.has(phrase.status)) words.set(phrase.status, word);
  }
  return { vocabulary, words };
}
