import type { Status } from './status';

/** The words of each status in order of preference: the first is the one to write. */
export type StatusWords = Readonly<Record<Status, readonly string[]>>;

export interface StatusPhrase {
  readonly status: Status;
  /** Where the phrase ends in the text; exclusive. */
  readonly end: number;
  /** The vocabulary's spelling of it. */
  readonly word: string;
}

/** What words and emoji say of a status. */
export interface StatusVocabulary {
  /** Each status's words in order of preference, added ones last. */
  readonly words: StatusWords;
  /**
   * The longest known phrase that stands at `at`, as whole words, before `end`; `null` if none does.
   * As only the start is looked at, `NOT x` is never x.
   */
  phraseAt(text: string, at: number, end: number): StatusPhrase | null;
  /** What an emoji, without U+FE0F, stands for; `null`: no status. */
  emojiStatus(emoji: string): Status | null;
}
