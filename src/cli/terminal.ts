import stringWidth from 'fast-string-width';
import type { Output } from './io';

/** How text is to look, on a terminal that can. Never the only carrier of a meaning. */
export type Style = 'green' | 'yellow' | 'red' | 'dim';

export interface Piece {
  readonly text: string;
  readonly style?: Style | undefined;
}

export interface Screen {
  readonly hasColour: boolean;
  /** In columns; infinite where the output is no terminal. */
  readonly width: number;
}

/** Codes of ECMA-48's SELECT GRAPHIC RENDITION. */
const CODES: Readonly<Record<Style, number>> = { green: 32, yellow: 33, red: 31, dim: 2 };

/** Controls, and the marks that turn the direction of what follows. */
const DANGEROUS = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Made when something is too wide: that takes longer than most commands have to. */
let graphemes: Intl.Segmenter | undefined;

/** Colour only on a terminal; a `NO_COLOR` that is not empty forbids it, a `FORCE_COLOR` demands it in pipes too. */
export function screenOf(output: Output, env: Readonly<Record<string, string | undefined>>): Screen {
  const isTerminal = output.isTTY === true;
  const isForced = !['', '0', 'false', undefined].includes(env.FORCE_COLOR);
  return {
    hasColour: !env.NO_COLOR && (isForced || isTerminal && env.TERM !== 'dumb'),
    width: isTerminal && output.columns ? output.columns : Infinity,
  };
}

/**
 * Text that no terminal takes for a command, on one line: white space becomes a space, other controls the
 * picture of their name, what has none the replacement character.
 */
export function harmless(text: string): string {
  return text.replace(DANGEROUS, (character) => {
    const code = character.charCodeAt(0);
    if (/\s/.test(character)) return ' ';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : '�';
  });
}

/** One line without trailing white space, cut with `…` where it is wider than the screen. Pieces must be `harmless`. */
export function paint(pieces: readonly Piece[], screen: Screen): string {
  let line = '';
  for (const { text, style } of trimEnd(fit(pieces, screen.width))) {
    line += style !== undefined && screen.hasColour && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  }
  return line;
}

function fit(pieces: readonly Piece[], width: number): Piece[] {
  const total = pieces.reduce((sum, piece) => sum + widthOf(piece.text), 0);
  if (total <= width) return [...pieces];
  let left = width - 1;
  const fitted: Piece[] = [];
  for (const piece of pieces) {
    const space = widthOf(piece.text);
    if (space > left) return [...fitted, { ...piece, text: `${start(piece.text, left)}…` }];
    fitted.push(piece);
    left -= space;
  }
  return fitted;
}

function trimEnd(pieces: Piece[]): Piece[] {
  for (let last = pieces.pop(); last !== undefined; last = pieces.pop()) {
    const text = last.text.trimEnd();
    if (text !== '') return [...pieces, { ...last, text }];
  }
  return [];
}

/** As much of the text as `width` columns hold; whole characters, as people see them. */
function start(text: string, width: number): string {
  let end = 0;
  let left = width;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(text)) {
    left -= widthOf(segment);
    if (left < 0) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

/** In columns of a terminal: emoji take two. */
export function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}
