import type { Span, StatusMark } from '../model/claims';
import type { Status } from '../model/status';
import type { StatusVocabulary } from '../model/vocabulary';
import { closerOf, emojiAt, readPhrase, sameAgain } from '../parse/status-phrase';
import { hasWordCharacter, skipBlanks, trimBlanksEnd } from '../parse/word-chars';

/** What changes in a written status when the status does. Brackets, markup and blanks around the parts stay. */
export interface StatusParts {
  /** The emoji, as an offset into what is written; one that says nothing of the status is left out. */
  readonly emoji: Span | null;
  /** `null` also where the emoji belongs to words that are not known. */
  readonly emojiStatus: Status | null;
  /** Word and reason, or how much is done; `null`: an emoji stands alone. */
  readonly words: Span | null;
  /** The word without its reason, as it is spelled; `''` where `words` is `null`. */
  readonly word: string;
  /** Whether the vocabulary has the word. */
  readonly isKnown: boolean;
}

export function partsOf({ written, status }: StatusMark, vocabulary: StatusVocabulary): StatusParts {
  const phrase = readPhrase(written, 0, written.length, vocabulary, true);
  if (status !== null && phrase !== null && phrase.word !== null) {
    // Of two words for one status, as in `Done / Shipped`, none may stay when the status changes.
    const isTwice = sameAgain(written, phrase, written.length, vocabulary)?.end !== phrase.end;
    if (isTwice) return { emoji: null, emojiStatus: null, words: { start: 0, end: written.length }, word: written, isKnown: false };
    const { emoji, emojiStatus, wordStart, wordEnd, wordsEnd } = phrase;
    return {
      emoji: emojiStatus === null ? null : emoji, emojiStatus,
      words: { start: wordStart, end: wordsEnd }, word: written.slice(wordStart, wordEnd), isKnown: true,
    };
  }
  const emojiStatus = status === null ? null : phrase?.emojiStatus ?? null;
  if (phrase === null || phrase.emoji === null) {
    const around = undressed(written, 0, written.length);
    const emoji = emojiAtEnd(written, around, vocabulary);
    return unknownWords(written, emoji, emojiStatus, emoji === null ? around : undressed(written, around.start, emoji.start));
  }
  const from = phrase.word === null && phrase.statusEmojis < 2 ? phrase.end : phrase.emoji.end;
  return unknownWords(written, phrase.emoji, emojiStatus, undressed(written, from, written.length));
}

function unknownWords(written: string, emoji: Span | null, emojiStatus: Status | null, words: Span): StatusParts {
  const word = written.slice(words.start, words.end);
  const isKnown = false;
  if (emoji === null || (hasWordCharacter(word) && isBalanced(word))) return { emoji, emojiStatus, words, word, isKnown };
  // Markup that begins among the words and ends behind them goes with all of it.
  if (hasWordCharacter(word)) return { emoji: null, emojiStatus, words: { start: 0, end: written.length }, word, isKnown };
  const whole = word === '' ? emoji : { start: Math.min(emoji.start, words.start), end: Math.max(emoji.end, words.end) };
  return { emoji: whole, emojiStatus, words: null, word: '', isKnown };
}

/** What is left between `start` and `end` without blanks, brackets and markup around it, and halves of such from outside. */
function undressed(text: string, start: number, end: number): Span {
  for (let layers = 0; layers < MOST_LAYERS; layers++) {
    start = skipBlanks(text, start, end);
    end = trimBlanksEnd(text, start, end);
    const inner = text.slice(start, end);
    const closer = closerOf(inner.charCodeAt(0));
    if (closer !== 0 && inner.length > 1 && inner.charCodeAt(inner.length - 1) === closer) {
      start++;
      end--;
    } else if (closer !== 0 && !withoutRun(inner, 0).includes(String.fromCharCode(closer))) start++;
    else if (isOpenedOutside(inner)) end--;
    else break;
  }
  return { start, end };
}

/** What is dressed more heavily is no status; so no text takes long. */
const MOST_LAYERS = 24;

/** Whether the text ends with a bracket or markup that nothing in it opens. */
function isOpenedOutside(text: string): boolean {
  const opener = OPENERS.get(text.charAt(text.length - 1));
  return opener !== undefined && !withoutRun(text, text.length - 1).includes(opener);
}

/** The text without the run of equal characters of which the one at `at`, its first or last, is part. */
function withoutRun(text: string, at: number): string {
  const run = text.charAt(at);
  let start = 0;
  let end = text.length;
  if (at === 0) while (text.charAt(start) === run) start++;
  else while (text.charAt(end - 1) === run) end--;
  return text.slice(start, end);
}

/** What opens, by what closes it. */
const OPENERS: ReadonlyMap<string, string> = new Map(
  Array.from('[(*_`~', (opener) => [String.fromCharCode(closerOf(opener.charCodeAt(0))), opener]),
);

function isBalanced(text: string): boolean {
  const count = (character: string): number => text.split(character).length - 1;
  return [...OPENERS].every(([closer, opener]) => closer === opener ? count(opener) % 2 === 0 : count(closer) === count(opener));
}

/** The emoji that stands last. */
function emojiAtEnd(text: string, { start, end }: Span, vocabulary: StatusVocabulary): Span | null {
  for (let at = start; at < end; at++) {
    if (emojiAt(text, at, end, vocabulary)?.end === end) return { start: at, end };
  }
  return null;
}
