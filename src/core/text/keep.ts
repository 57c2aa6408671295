/** V8 copies substrings up to this length; a longer one only points into the text it was cut from. */
const COPIED = 12;

/**
 * The text from `start` up to `end`, as a string of its own: whoever stores it does not keep the whole of `text` in memory.
 * Joining makes a string that stands apart, and cutting the joined one forces the copy; about 0.1 µs.
 */
export function keep(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return part.length <= COPIED ? part : (' ' + part).slice(1);
}
