import { slug } from 'github-slugger';

/** The anchor that GitHub gives a heading of this plain text, repeats not counted. */
export function githubSlug(text: string): string {
  let drops = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) drops ||= !isAnchorCharacter(code);
    else if (isPunctuation(code)) drops = true;
    else return slug(text);
  }
  const lower = text.toLowerCase();
  return (drops ? lower.replace(DROPPED, '') : lower).replaceAll(' ', '-');
}

/** Of ASCII: letters, digits, `-`, `_` and the space. */
function isAnchorCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 32 || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45 || code === 95;
}

/** The general punctuation of U+2010 to U+2027 (dashes, quotation marks, dots): none of it is kept. */
function isPunctuation(code: number): boolean {
  return code >= 0x2010 && code <= 0x2027;
}

/** All that is plain, but letters, digits, `-`, `_` and the space. */
const DROPPED = /[^a-z0-9 _-]+/g;

/** Gives each heading of one file its own anchor. Create one for each file, and ask in the order of the text. */
export class SlugCounter {
  readonly #occurrences = new Map<string, number>();

  /**
   * The anchor of the next heading: the slug, with `-1`, `-2` … if it is taken.
   * As on GitHub, the numbers go on from where the same slug left off, and numbered anchors take their place like any
   * other: `a`, `a`, `a-1` gives `a`, `a-1`, `a-1-1`.
   */
  next(text: string): string {
    const slugged = githubSlug(text);
    let anchor = slugged;
    for (let count = this.#occurrences.get(slugged); count !== undefined && this.#occurrences.has(anchor);) {
      count++;
      this.#occurrences.set(slugged, count);
      anchor = `${slugged}-${count}`;
    }
    this.#occurrences.set(anchor, 0);
    return anchor;
  }
}
