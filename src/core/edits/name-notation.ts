import { bareName, shortId } from '../dialects/dream';
import type { Subject } from '../model/plan';
import { keyOf, NUMBERING } from '../plan/keys';

/*
 * Names as people write them: `SP05_checkout_redesign`, `checkout-redesign`, `Checkout Redesign`, `SP05`, `Phase 3`, `./p00_setup/`.
 */

/** A part of some words that names a subject, and what it becomes when the subject is called otherwise. */
export interface Respelt {
  readonly oldText: string;
  /** Whether it is the name itself: `Checkout` is a word, too, `checkout` is hardly anything else. */
  readonly isExact: boolean;
  /** The likeliest first: the same form of the name, and the whole of it. */
  readonly newTexts: readonly string[];
}

/** The part of some words by which they name a subject; `null`: none. */
export function respelt(words: string, before: Pick<Subject, 'name' | 'kind'>, after: Pick<Subject, 'name' | 'kind'>): Respelt | null {
  const forms = formsOf(before, after);
  for (const { 0: oldText } of [...words.matchAll(WHOLE), ...words.matchAll(NUMBERED), ...words.matchAll(WORD)]) {
    const [, ahead = '', name = '', behind = ''] = WITH_PATH.exec(oldText) as RegExpExecArray;
    const form = forms.find(([old]) => old !== '' && keyOf(numberless(old)) === keyOf(numberless(name)));
    if (form === undefined) continue;
    const texts = [form[1], after.name].filter((text) => text !== '').map((text) => `${ahead}${dressed(text, name, form[0])}${behind}`);
    return { oldText, isExact: name === form[0], newTexts: [...new Set(texts)] };
  }
  return null;
}

/** All forms of the old name with the new one's. */
function formsOf(before: Pick<Subject, 'name' | 'kind'>, after: Pick<Subject, 'name' | 'kind'>): readonly (readonly [old: string, now: string])[] {
  const numbered = ({ name, kind }: Pick<Subject, 'name' | 'kind'>): string => (
    kind === 'phase' && shortId(name) !== '' ? `Phase ${Number(shortId(name).slice(1))}` : ''
  );
  return [
    [before.name, after.name], [bareName(before.name), bareName(after.name)], [shortId(before.name), shortId(after.name)],
    [numbered(before), numbered(after)],
  ];
}

const WHOLE = /^.*$/gs;
const NUMBERED = new RegExp(`\\b[a-z]+[\\s#]+${NUMBERING}\\b`, 'gi');
const WORD = /[\p{L}\p{N}_-]+/gu;
const WITH_PATH = /^(\s*(?:\.\/)?)(.*?)((?:\/(?:_overview\.md)?|\.(?:md|markdown))?\s*)$/is;

/** `Phase 03` is `Phase 3`. */
function numberless(name: string): string {
  return name.replace(/^([a-z]+[\s#]+)0+(?=\d)/i, '$1').replace('#', ' ');
}

/** A name with the hyphens, blanks and capitals that somebody has given to another. */
function dressed(name: string, like: string, form: string): string {
  const joint = like.includes('_') ? '_' : like.includes('-') ? '-' : /\s/.test(like) ? ' ' : '_';
  const joined = joint === '_' ? name : name.replaceAll(/[_-]/g, joint);
  if (/[A-Z]/.test(form) && !/[A-Z]/.test(like)) return joined.toLowerCase();
  if (/[a-z]/.test(form) && !/[a-z]/.test(like)) return joined.toUpperCase();
  const isTitle = joint === ' ' && !/[A-Z]/.test(form) && /^[^a-z]/.test(like);
  return isTitle ? joined.replace(/(?<=^| )[a-z]/g, (letter) => letter.toUpperCase()) : joined;
}
