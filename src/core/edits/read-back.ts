import type { StatusMark } from '../model/claims';
import type { StatusVocabulary } from '../model/vocabulary';
import { readPlainFields } from '../parse/front-matter-plain';
import { readStatusSuffix, readStatusValue } from '../parse/status';
import type { WordNotation } from './words-in-use';

/** Reads what is written as if it stood in some place. */
type Reader = (written: string, vocabulary: StatusVocabulary) => StatusMark | null;

const asValue: Reader = (written, vocabulary) => readStatusValue(written, 0, written.length, vocabulary);

/** Alone in its paragraph, where `**Blocked: by x**` is a field. */
const asParagraph: Reader = (written, vocabulary) => /^(?:\*\*|__).*:\s/.test(written) ? null : asValue(written, vocabulary);

function behind(title: string): Reader {
  return (written, vocabulary) => readStatusSuffix(title + written, 0, title.length + written.length, vocabulary);
}

/**
 * The status that a value of front matter gives, quotes included; `null` if there is none. Only text and lists in brackets: a
 * status is never to become a number, a map or bad YAML.
 */
export function readFrontMatterStatus(value: string, vocabulary: StatusVocabulary): StatusMark | null {
  const text = `status: ${value}\n`;
  const [field] = readPlainFields(text, 0, text.length) ?? [];
  if (field === undefined || (field.kind !== 'text' && field.kind !== 'list')) return null;
  return readStatusValue(text, field.valueStart, field.valueEnd, vocabulary);
}

function inFrontMatter(quote: string): Reader {
  return (written, vocabulary) => readFrontMatterStatus(quote + written + quote, vocabulary);
}

/** Brackets in a title make a status of more words. */
const suffixes = [behind('Title '), behind('[T-1] Title '), behind('Title: '), behind('Title — ')];

/** The places in which a status of each notation may stand. */
const READERS: Readonly<Record<WordNotation, readonly Reader[]>> = {
  'front matter': [inFrontMatter(''), inFrontMatter('\''), inFrontMatter('"')],
  field: [asValue],
  cell: [asValue],
  heading: suffixes,
  item: suffixes,
  quote: [asParagraph, ...suffixes],
};

/** What may stand behind a status: none of it is ever to become part of a reason. */
const TAILS = [' (x)', ', x', ' - May 3, 2026'];

/**
 * A test for texts that are to replace a status: whether one is read as just that status and reason. A mark does not tell
 * what stands before it (`Phase 1 — Done`, `Phase 1 DONE`), so the text must be read wherever the old one would be.
 *
 * @param isFollowed whether something stands behind it
 */
export function readsBack(
  old: StatusMark, notation: WordNotation, vocabulary: StatusVocabulary, isFollowed: boolean,
): (written: string, said: Pick<StatusMark, 'status' | 'reason'>) => boolean {
  const places = READERS[notation].flatMap((reader) => (isFollowed ? ['', ...TAILS] : ['']).map((tail) => ({ reader, tail })));
  const isRead = ({ reader, tail }: (typeof places)[number], written: string, { status, reason }: Pick<StatusMark, 'status' | 'reason'>): boolean => {
    const mark = reader(written + tail, vocabulary);
    return mark !== null && mark.written === written && mark.status === status && mark.reason === reason;
  };
  const fitting = places.filter((place) => isRead(place, old.written, old));
  return (written, said) => fitting.every((place) => isRead(place, written, said));
}
