import { isScalar, isSeq, parseDocument } from 'yaml';
import type { Span } from '../model/claims';

/*
 * How words are written in front matter so that YAML reads just them.
 */

/** Some words as a value, or as one of a list: plain where YAML reads them so, else in quotes. */
export function scalarOf(words: string): string {
  return isPlain(words) ? words : JSON.stringify(words);
}

/** Some words within quotes that stand there already, be they double or single ones; `null`: they cannot stand in both. */
export function withinAnyQuotes(words: string): string | null {
  return /["'\\\p{Cc}]/u.test(words) ? null : words;
}

/**
 * What is to be written in place of some words of a scalar, or of all of it, so that YAML reads just that: within the quotes that stand
 * there, else in quotes where it takes them. `null`: it cannot stand there.
 * @param scalar all that is written there, with or without the quotes that it may have
 */
export function withinScalar(newWords: string, words: Span, scalar: Span, text: string): string | null {
  const quote = [scalar.start, scalar.start - 1].map((at) => text.charAt(at)).find((each) => each === '"' || each === '\'');
  if (quote === '"') return JSON.stringify(newWords).slice(1, -1);
  if (quote === '\'') return /\p{Cc}/u.test(newWords) ? null : newWords.replaceAll('\'', '\'\'');
  if (words.start === scalar.start && words.end === scalar.end) return scalarOf(newWords);
  // Without quotes it may be one of several names with commas between them, which no list in brackets can hold as one value.
  const old = text.slice(scalar.start, scalar.end);
  const whole = text.slice(scalar.start, words.start) + newWords + text.slice(words.end, scalar.end);
  const list = isReadAs(old, `[${old}]`) ? `[${whole}]` : `- ${whole}`;
  return !/[,;]/.test(newWords) && isReadAs(whole, list) ? newWords : null;
}

/** YAML's own words are letters alone, and five at most; its numbers begin otherwise, and none of its signs is among these. */
const UNMISTAKABLE = /^(?:\.{0,2}\/[\w./-]*|[a-z_](?:[a-z]*[\d_./-]|[a-z]{5})[\w./-]*)$/i;

/** What YAML has said: names are asked for again at each key that somebody presses. */
const asked = new Map<string, boolean>();
const MOST_ASKED = 10_000;

/** Whether some words need no quotes, in a list in brackets either. */
function isPlain(words: string): boolean {
  if (UNMISTAKABLE.test(words)) return true;
  let answer = asked.get(words);
  if (answer === undefined) {
    if (asked.size >= MOST_ASKED) asked.clear();
    asked.set(words, answer = isReadAs(words, `[${words}]`));
  }
  return answer;
}

/** Whether YAML, and the older one that many tools read, finds one scalar in a list, and nothing but these words. */
function isReadAs(words: string, list: string): boolean {
  return VERSIONS.every((version) => {
    const { contents, errors } = parseDocument(list, { version, logLevel: 'silent' });
    const [item, another] = errors.length === 0 && isSeq(contents) ? contents.items : [];
    // A date is as good as its words: it stays as it is written.
    return another === undefined && isScalar(item) && item.source === words && (typeof item.value === 'string' || item.value instanceof Date);
  });
}

/** In 1.1, `yes` and `off` are truth values, and `12:30` is a number. */
const VERSIONS = ['1.2', '1.1'] as const;
