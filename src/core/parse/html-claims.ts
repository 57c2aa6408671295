import type { Directive } from '../model/claims';
import { RULE_IDS } from '../model/rule-ids';
import { keep } from '../text/keep';
import { lineOf } from '../text/lines';

/*
 * What the HTML of a file says: anchors for links, and comments that switch rules off.
 */

const DIRECTIVE = /<!--\s*waymark-(disable-next-line|disable-file|disable|enable)(?!\w|-(?!->))([^]*?)-->/gi;
const ANCHOR = /<[a-z][a-z0-9]*\b[^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))/gi;

/** What a reason stands behind: `broken-link: moved`, `broken-link -- moved`, `(moved)`. */
const REASON = /[:(—–]|(?<!\S)--?(?!\S)/;
const KNOWN_RULES: ReadonlySet<string> = new Set(RULE_IDS);
const BLANK = /^[\s>]*$/;

/** Of longer pieces only the start is looked at: what matters stands in one line. */
const MAX_LENGTH = 4000;

export class HtmlClaims {
  readonly directives: Directive[] = [];
  readonly anchors: string[] = [];
  /** The line looked at last, and the one below it. */
  #line = 0;
  #below = 0;

  /**
   * @param file all of the text
   * @param lines the offsets at which its lines start
   */
  constructor(private readonly file: string, private readonly lines: readonly number[]) {}

  /** @param at where the piece starts in the file */
  read(text: string, start: number, end: number, at: number): void {
    const html = text.slice(start, Math.min(end, start + MAX_LENGTH));
    // A block of HTML may be indented.
    if (html.trimStart().startsWith('<!--')) {
      for (const match of html.matchAll(DIRECTIVE)) {
        const [whole, type = '', words = ''] = match;
        const start = at + match.index;
        const end = start + whole.length;
        this.directives.push({ start, end, type: type.toLowerCase() as Directive['type'], rules: rulesIn(words), below: this.#lineBelow(end) });
      }
    } else if (html.includes('=')) {
      for (const [, quoted, single, bare] of html.matchAll(ANCHOR)) {
        const anchor = quoted ?? single ?? bare ?? '';
        if (anchor !== '') this.anchors.push(keep(anchor, 0, anchor.length));
      }
    }
  }

  /** The line below the one that ends or goes on at `end`, blank ones passed over: formatters put such between. */
  #lineBelow(end: number): number {
    const line = lineOf(this.lines, end - 1);
    if (line === this.#line) return this.#below;
    let below = line + 1;
    // The end of the file is no line to pass over.
    while (below < this.lines.length && BLANK.test(this.file.slice(this.lines[below - 1], this.lines[below]))) below++;
    this.#line = line;
    return this.#below = below;
  }
}

/** The rules that a comment names. What stands behind a colon may be some, or a reason. */
function rulesIn(words: string): readonly string[] {
  const lower = words.toLowerCase();
  const named = lower.split(REASON, 1)[0] as string;
  const rules = [...wordsOf(named), ...wordsOf(lower.slice(named.length)).filter((word) => KNOWN_RULES.has(word))];
  return rules.map((rule) => keep(rule, 0, rule.length));
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,:()]+/).filter((word) => word !== '');
}
