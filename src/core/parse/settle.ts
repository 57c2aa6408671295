import { decodeString } from 'micromark-util-decode-string';

/** A destination or title with its backslash escapes and character references resolved. */
export function decodeText(text: string): string {
  return text.includes('\\') || text.includes('&') ? decodeString(text) : text;
}
