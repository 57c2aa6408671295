import type { Span, StatusMark } from '../model/claims';
import type { Status } from '../model/status';
import type { StatusVocabulary } from '../model/vocabulary';
import { STATUS_EMOJI } from '../parse/status-words';
import { readsBack } from './read-back';
import { partsOf } from './status-parts';
import type { WordsInUse } from './words-in-use';

/** What a status is to be. The reason is written with `blocked` only. */
export interface WantedStatus {
  readonly status: Status;
  /** In any words; `null`: none is asked for, and one that stands there may stay. */
  readonly reason: string | null;
}

/**
 * A status written anew, in the notation in which it stands: only word, emoji and reason change. The word is the one that
 * the file uses most, else the vocabulary's first in the case of the old one, else whichever of these spellings is read back
 * as the status wanted. A reason becomes `BLOCKED:kebab-case` where the protocol's words stand (front matter, brackets,
 * capitals) and `Blocked: in words` elsewhere; where it cannot be read back, as behind an emoji alone, it is left out.
 *
 * @param old no checkbox: for those, see `checkboxMark`
 * @param inUse how its file writes statuses in its notation
 * @param isFollowed whether something stands behind it, such as a date
 * @returns the text in place of `old.written`; the same where it says already what is wanted
 */
export function restate(
  old: StatusMark, wanted: WantedStatus, inUse: WordsInUse, vocabulary: StatusVocabulary, isFollowed = false,
): string {
  const { status, reason } = wanted;
  const key = [
    old.written, old.status, old.reason, status, reason, inUse.notation, inUse.words.get(status), inUse.usual.get(status), inUse.usual.size, inUse.emoji.get(status), isFollowed,
  ].join('\0');
  let texts = known.get(vocabulary);
  if (texts === undefined || texts.size > MOST_KNOWN) known.set(vocabulary, texts = new Map<string, string>());
  let text = texts.get(key);
  if (text === undefined) texts.set(key, text = restated(old, wanted, inUse, vocabulary, isFollowed));
  return text;
}

/** What was written anew before: a workspace has thousands of copies, and few ways to write them. */
const known = new WeakMap<StatusVocabulary, Map<string, string>>();
const MOST_KNOWN = 10_000;

function restated(old: StatusMark, wanted: WantedStatus, inUse: WordsInUse, vocabulary: StatusVocabulary, isFollowed: boolean): string {
  const { status } = wanted;
  const reason = status === 'blocked' && wanted.reason !== null && kebabCase(wanted.reason) !== '' ? wanted.reason : null;
  const isSame = old.status === status;
  if (isSame && (reason === null || kebabCase(reason) === kebabCase(old.reason ?? ''))) return old.written;

  const { emoji, emojiStatus, words, word, isKnown } = partsOf(old, vocabulary);
  const changed = (newWords: string): string => replaced(old.written, [
    ...(emoji === null || emojiStatus === status ? [] : [{ ...emoji, text: emojiFor(status, inUse, vocabulary) }]),
    ...(words === null ? [] : [{ ...words, text: newWords }]),
  ]);

  const first = vocabulary.words[status][0] ?? status.toUpperCase();
  const spelled = isSame && isKnown ? word : inUse.words.get(status) ?? inUse.usual.get(status) ?? inCaseOf(word, first);
  const isTight = inUse.notation === 'front matter' || (words !== null && /[[(`]/.test(old.written.slice(0, words.start)));
  const forms = formsOf([spelled, inCaseOf(word, spelled), inCaseOf(word, first), first], reason, isTight);
  const isReadBack = readsBack(old, inUse.notation, vocabulary, isFollowed);
  // What is one of a few words is that word as it is, whatever emoji the other had.
  if (inUse.notation === 'front matter' && inUse.usual.size > 0 && reason === null && isReadBack(spelled, { status, reason })) return spelled;
  const form = forms.find(({ text, reason: read }) => isReadBack(changed(text), { status, reason: read }));
  // Of what nobody could read nothing need stay.
  return form !== undefined ? changed(form.text) : old.status === null ? spelled : changed(spelled);
}

interface Form {
  readonly text: string;
  /** As it will be read. */
  readonly reason: string | null;
}

/** What may be written, the best first: rather another spelling than no reason. */
function formsOf(spellings: readonly string[], reason: string | null, isTight: boolean): Form[] {
  const bare = spellings.map((text): Form => ({ text, reason: null }));
  if (reason === null) return bare;
  return [...spellings.flatMap((word) => withReason(word, reason, isTight || word === word.toUpperCase())), ...bare];
}

/** A word with its reason, the best form first. Parentheses end a reason where an emoji follows. */
function withReason(word: string, reason: string, isTight: boolean): Form[] {
  const inKebab = kebabCase(reason);
  const inWords = reason.trim().replace(/\s+/g, ' ');
  return [
    ...(isTight || MARKUP.test(inWords) ? [] : [
      { text: `${word}: ${inWords}`, reason: inWords },
      { text: `${word} (${inWords})`, reason: inWords },
    ]),
    { text: `${word}:${inKebab}`, reason: inKebab },
    { text: `${word} (${inKebab})`, reason: inKebab },
  ];
}

/** What Markdown, a table or a heading would take for more than words. */
const MARKUP = /[\\`*~[\]<>|]|&[#\w]+;|#(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/** `Waiting for Legal` as `waiting-for-legal`; `''` if there is neither letter nor digit. */
export function kebabCase(reason: string): string {
  return reason.toLowerCase().replace(/['’]/g, '').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** A word in the case of another: all capitals, all small, else with one capital; as it is where there are no letters. */
function inCaseOf(model: string, word: string): string {
  const upper = model.toUpperCase();
  const lower = model.toLowerCase();
  if (upper === lower) return word;
  if (model === upper) return word.toUpperCase();
  return model === lower ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function emojiFor(status: Status, inUse: WordsInUse, vocabulary: StatusVocabulary): string {
  const known = STATUS_EMOJI[status];
  return inUse.emoji.get(status) ?? known.find((emoji) => vocabulary.emojiStatus(emoji) === status) ?? known[0]!;
}

/** The text with other text in some of its spans, which may not overlap. */
function replaced(text: string, changes: readonly (Span & { readonly text: string })[]): string {
  return [...changes].sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: changed }) => result.slice(0, start) + changed + result.slice(end), text);
}
