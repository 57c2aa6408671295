import type { Span } from '../model/claims';

/**
 * What is to be written in front matter, in place of some words or of all of a scalar, so that YAML reads just that: in quotes where it
 * takes them. `null`: it cannot stand there.
 * @param scalar all that is written there, with the quotes that it may have
 */
export function withinScalar(newText: string, words: Span, scalar: Span, text: string): string | null {
  const quote = [scalar.start, scalar.start - 1].map((at) => text.charAt(at)).find((each) => each === '"' || each === '\'');
  if (quote === '"') return /["\\]/.test(newText) ? null : newText;
  if (quote === '\'') return newText.replaceAll('\'', '\'\'');
  const isWhole = words.start === scalar.start && words.end === scalar.end;
  if (!isWhole) return PLAIN.test(newText) ? newText : null;
  return PLAIN.test(newText) && !WORD.test(newText) && !NUMBER_OR_DATE.test(newText) ? newText : JSON.stringify(newText);
}

/** Means nothing to YAML, wherever it stands on a line. */
const PLAIN = /^[\p{L}\p{N}_./](?:[\p{L}\p{N}_./()&'+$%=~^ -]|:(?! |$))*$/u;
const WORD = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const NUMBER_OR_DATE = /^(?:[\d.][\d.e+_:-]*|0x[\da-f]+|0o[0-7]+|\.(?:inf|nan))$/i;
