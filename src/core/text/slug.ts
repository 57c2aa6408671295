import { slug } from 'github-slugger';

/** The anchor that GitHub gives a heading of this plain text, repeats not counted. */
export function githubSlug(text: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  let from = 0;
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (isSurrogate(code)) return slug(text);
    if (isKept(code)) continue;
    kept += lower.slice(from, i);
    from = i + 1;
  }
  return (from === 0 ? lower : kept + lower.slice(from)).replaceAll(' ', '-');
}

/** Half of a character beyond U+FFFF. */
function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}

const UNKNOWN = 0;
const KEPT = 1;
const DROPPED = 2;

/** What becomes of each character in an anchor, as far as it was asked: GitHub's own table is a regular expression of 14 KB. */
const fates = new Uint8Array(0x10000);

function isKept(code: number): boolean {
  if (fates[code] === UNKNOWN) fates[code] = slug(String.fromCharCode(code)) === '' ? DROPPED : KEPT;
  return fates[code] === KEPT;
}

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
