import { skipSpaces, trimSpacesEnd } from './chars';

/** Where the text from `start` on goes on behind comments and spaces. */
export function behindComments(text: string, start: number, end: number): number {
  let pos = skipSpaces(text, start, end);
  while (text.startsWith('<!--', pos)) {
    // Searched for within the place only: a comment may be left open in every line of a file.
    const close = text.slice(pos, end).indexOf('-->');
    if (close === -1) break;
    pos = skipSpaces(text, pos + close + 3, end);
  }
  return Math.min(pos, end);
}

/** Where the text up to `end` ends before comments and spaces. */
export function beforeComments(text: string, start: number, end: number): number {
  let pos = trimSpacesEnd(text, start, end);
  while (pos - 3 >= start && text.startsWith('-->', pos - 3)) {
    const open = text.slice(start, pos).lastIndexOf('<!--');
    if (open === -1) break;
    pos = trimSpacesEnd(text, start, start + open);
  }
  return pos;
}
