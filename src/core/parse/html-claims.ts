import type { Directive } from '../model/claims';
import { keep } from '../text/keep';

/*
 * What the HTML of a file says: anchors for links, and comments that switch rules off.
 */

const DIRECTIVE = /<!--\s*waymark-(disable-next-line|disable-file|disable|enable)(?![\w-])([^<>]*?)-->/gi;
const ANCHOR = /<[a-z][a-z0-9]*\b[^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))/gi;

/** Of longer pieces only the start is looked at: what matters stands in one line. */
const MAX_LENGTH = 4000;

export class HtmlClaims {
  readonly directives: Directive[] = [];
  readonly anchors: string[] = [];

  /** @param at where the piece starts in the file */
  read(text: string, start: number, end: number, at: number): void {
    const html = text.slice(start, Math.min(end, start + MAX_LENGTH));
    // A block of HTML may be indented.
    if (html.trimStart().startsWith('<!--')) {
      for (const match of html.matchAll(DIRECTIVE)) {
        const rules = (match[2] as string).toLowerCase().split(/[\s,:]+/).filter((rule) => rule !== '').map((rule) => keep(rule, 0, rule.length));
        this.directives.push({
          start: at + match.index, end: at + match.index + match[0].length, type: (match[1] as string).toLowerCase() as Directive['type'], rules,
        });
      }
    } else if (html.includes('=')) {
      for (const [, quoted, single, bare] of html.matchAll(ANCHOR)) {
        const anchor = quoted ?? single ?? bare ?? '';
        if (anchor !== '') this.anchors.push(keep(anchor, 0, anchor.length));
      }
    }
  }
}
