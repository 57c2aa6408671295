import { skipSpaces, trimSpacesEnd } from './chars';

/** Where the text from `start` on goes on behind comments and spaces. */
export function behindComments(text: string, start: number, end: number): number {
  let pos = skipSpaces(text, start, end);
  while (text.startsWith('<!--', pos)) {
    const close = text.indexOf('-->', pos);
    if (close === -1 || close + 3 > end) break;
    pos = skipSpaces(text, close + 3, end);
  }
  return Math.min(pos, end);
}

/** Where the text up to `end` ends before comments and spaces. */
export function beforeComments(text: string, start: number, end: number): number {
  let pos = trimSpacesEnd(text, start, end);
  while (pos - 3 >= start && text.startsWith('-->', pos - 3)) {
    const open = text.lastIndexOf('<!--', pos - 3);
    if (open < start) break;
    pos = trimSpacesEnd(text, start, open);
  }
  return pos;
}
