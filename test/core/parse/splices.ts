import type { Random } from '../../bench/random';

/** Lines that make something of what stands before or behind them. */
const NASTY = [
  '- a', '2. b', '1. x', '-', '*', '- - a', '> q', '> ', '>', '1)', '10. z', '- -', '\t- tab', '>\t- t', ' > s', '  - n',
  '   + m', '+\tp',
  '```', '~~~js', '```` md', '    code', '\tcode', '      deep', '# h', '## h ##', '#', '#\th', '===', '---', '***', '_ _ _',
  'setext',
  '| a | b |', '| - | - |', '|-|-|', 'a | b', '| a \\| b | `c|d` |', '|:-:|',
  '<div>', '</div>', '<b>', '<x-y>', '<!-- c', '-->', '<!-->', '<pre>', '<script>', '</script>', '<?php', '?>', '<![CDATA[',
  ']]>', '<!X',
  '<a href="', '<b\n c>',
  '[a]: /u', '[a]: <', '[a]:', '"t"', '[foo]: /bar \'t\'', '[a\n b]: /u', '[a]', '[a][b]', '[a][]', '![i](u)', '![a][b]',
  '[x](y "t")', '[x](y',
  '[l [m](n) o](p)', '<http://a.b>', '<me@x.org>', '`c`', '``', '*em*', '**b**', '&amp;', '&#35;', '\\', '\\*', 'text',
  'more text', '  ',
  '[ ] t', '- [ ] t', '- [x] t', '1) [X] t', '* [ ]', '- [~] t', '- [ ]\n  t', '---\na: b\n---', 'a\rb', '\r', '\uFEFF', '\0',
  '\u00a0- a',
];

const PREFIXES = ['', '', '', '> ', '- ', '  ', '    ', '1. ', '* ', '\t', '>', '   ', '+   ', ' '];

const LONGEST_BLOCK = 300;

/** Documents made of pieces of others, so that block structure meets block structure it was never meant to meet. */
export class Splices {
  readonly #random: Random;
  readonly #blocks: readonly string[];
  readonly #lines: readonly string[];

  constructor(random: Random, texts: readonly string[]) {
    this.#random = random;
    this.#blocks = texts.flatMap((text) => text.split(/\n\s*\n/)).filter((block) => block.length < LONGEST_BLOCK);
    this.#lines = this.#blocks.flatMap((block) => block.split('\n'));
  }

  next(): string {
    const random = this.#random;
    let text = random.chance(0.03) ? '\uFEFF' : '';
    for (let pieces = random.int(1, 9); pieces > 0; pieces--) text += this.#piece() + (random.chance(0.55) ? '\n' : '\n\n');
    if (random.chance(0.1)) text = text.trimEnd();
    if (random.chance(0.1)) return text.replaceAll('\n', '\r\n');
    return random.chance(0.03) ? text.replaceAll('\n', '\r') : text;
  }

  #piece(): string {
    const random = this.#random;
    const piece = random.pick(random.pick([this.#blocks, this.#lines, NASTY, NASTY]));
    const first = random.pick(PREFIXES);
    const rest = random.chance(0.3) ? random.pick(PREFIXES) : first;
    return piece.split('\n').map((line, index) => (index === 0 ? first : rest) + line).join('\n');
  }
}

/** The text without the lines, then without the characters, that can be left out while it `fails`. */
export function shrunk(text: string, fails: (text: string) => boolean): string {
  for (let before = ''; before !== text;) {
    before = text;
    for (const separator of ['\n', '']) {
      let parts = text.split(separator);
      for (let i = 0; i < parts.length;) {
        const fewer = parts.filter((_part, index) => index !== i);
        if (fails(fewer.join(separator))) parts = fewer;
        else i++;
      }
      text = parts.join(separator);
    }
  }
  return text;
}
